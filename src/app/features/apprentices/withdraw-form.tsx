/** Takes a sign-off back, with a reason that the apprentice and the school can read. */
import type { WithdrawalId } from '#domain/ids.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useId, useState } from 'react'
import { newId } from '../../store/new-id.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './apprentice-screen.module.css'
import { useDeed } from '../../record/use-deed.ts'
import { useDraftForm } from '../../store/use-draft.ts'

interface WithdrawFormProps {
  readonly of: SignOff
  readonly name: string
  readonly onClose: () => void
}

export const WithdrawForm = ({ of: signOff, name, onClose }: WithdrawFormProps) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const draft = useDraftForm(`withdraw ${signOff.id}`, { because: '' })
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
  const withdraw = async () => {
    setPressed(true)
    if (because === '') return
    const done = await deed.run(() => draft.handIn((ends) => mutate.competency.withdraw({ id: newId<WithdrawalId>(), signOff: signOff.id, because }, ends)))
    if (!done) return
    showToast({ text: t`Sign-off of ${name} withdrawn` })
    onClose()
  }
  return (
    <div className={styles['form']}>
      <TextArea id={input} label={t`Reason`} value={draft.value.because} onChange={(text) => draft.change({ because: text })} rows={2} error={error} />
      {deed.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t(deed.problem)}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button size="floor" onPress={onClose}>
          <Trans>Leave it signed</Trans>
        </Button>
        <Button size="floor" variant="danger" onPress={() => void withdraw()}>
          <Trans>Withdraw the sign-off</Trans>
        </Button>
      </div>
    </div>
  )
}
