/** It was not he, or it was not so: with a reason that the apprentice and the school can read. */
import type { ProvisionalSignOff } from '#domain/provisional.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useId, useState } from 'react'
import { useDeed } from '../../../record/use-deed.ts'
import { useHoldsWork } from '../../../store/open-work.ts'
import { useStore } from '../../../store/store-context.tsx'
import { useDraftForm } from '../../../store/use-draft.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { showToast } from '../../../ui/toast.tsx'
import styles from './provisional.module.css'

interface DeclineFormProps {
  readonly of: ProvisionalSignOff
  readonly name: string
  readonly onClose: () => void
}

export const DeclineForm = ({ of, name, onClose }: DeclineFormProps) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const draft = useDraftForm(`decline ${of.apprentice} ${of.id}`, { because: '' })
  const deed = useDeed()
  const input = useId()
  const [pressed, setPressed] = useState(false)
  useHoldsWork()
  const ready = draft.value !== undefined
  useEffect(() => {
    if (ready) document.getElementById(input)?.focus()
  }, [input, ready])
  if (draft.value === undefined) return null
  const because = draft.value.because.trim()
  const fieldError = deed.fieldError('because')
  const error = pressed && because === '' ? t`Say why; the apprentice and the school read it.` : fieldError === undefined ? undefined : t(fieldError)
  const decline = async () => {
    setPressed(true)
    if (because === '' || !(await deed.run(() => draft.handIn((ends) => mutate.competency.declineProvisional({ id: of.id, because }, ends))))) return
    showToast({ text: t`Declined; ${name} reads your reason` })
  }
  return (
    <>
      <TextArea id={input} label={t`Reason`} value={draft.value.because} onChange={(text) => draft.change({ because: text })} rows={2} error={error} />
      {deed.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t(deed.problem)}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button size="floor" full onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="floor" full variant="danger" onPress={() => void decline()}>
          <Trans>Decline</Trans>
        </Button>
      </div>
    </>
  )
}
