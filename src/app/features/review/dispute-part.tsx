/**
 * Doubting a sign-off. The reason goes to mentor and apprentice, and the sign-off counts nothing until the mentor withdraws it
 * or a teacher takes the doubt back.
 */
import type { DisputeId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleHelp } from 'lucide-react'
import { useId, useState } from 'react'
import { DisputeMark } from '../../record/dispute-mark.tsx'
import { notSavedSentence } from '../../record/sentences.ts'
import { useDeed } from '../../record/use-deed.ts'
import { newId } from '../../store/new-id.ts'
import { useStore } from '../../store/store-context.tsx'
import { useDraftForm } from '../../store/use-draft.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import { HoldsWork } from './comments-pane.tsx'
import styles from './review.module.css'
import type { SignOffUnderReview } from './use-sign-off-under-review.ts'

interface DisputePartProps {
  readonly found: SignOffUnderReview
  readonly isCurrent: boolean
}

export const DisputePart = ({ found, isCurrent }: DisputePartProps) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const { signOff, dispute, mayDispute } = found
  const draft = useDraftForm(`dispute:${signOff.id}`, { because: '' })
  const deed = useDeed()
  const field = useId()
  const [opened, setOpened] = useState(false)
  const [tried, setTried] = useState(false)
  // One name for one reason: a second press doubts nothing twice.
  const [id, setId] = useState(newId<DisputeId>)
  if ((!mayDispute && dispute === null) || draft.value === undefined) return null
  const { because } = draft.value
  const isBlank = because.trim() === ''
  const problem = deed.problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])

  const finish = (text: string) => {
    setId(newId<DisputeId>())
    setTried(false)
    setOpened(false)
    showToast({ text })
  }
  const raise = async () => {
    setTried(true)
    if (isBlank) return document.getElementById(field)?.focus()
    if (await deed.run(() => draft.handIn((ends) => mutate.competency.dispute({ id, signOff: signOff.id, because: because.trim() }, ends), null))) finish(t`Disputed: the mentor and the apprentice read why`)
  }
  const takeBack = async () => {
    if (dispute !== null && (await deed.run(() => draft.handIn((ends) => mutate.competency.takeBackDispute({ id: dispute.id, because: because.trim() }, ends), null)))) finish(t`The dispute is taken back`)
  }

  const isOpen = dispute !== null || opened || !isBlank
  return (
    <Section title={<Trans>Doubts</Trans>} level={3}>
      {dispute !== null && <DisputeMark of={signOff} book={{ disputes: [dispute] }} />}
      {problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(problem)}</Banner>
        </div>
      )}
      {isOpen ? (
        <>
          <TextArea
            id={field}
            label={dispute === null ? t`Why you doubt it` : t`Why you take it back (may be empty)`}
            value={because}
            rows={3}
            onChange={(text) => draft.change({ because: text })}
            hint={t`The mentor and the apprentice read this.`}
            error={tried && isBlank && dispute === null ? t`Please write a few words.` : undefined}
          />
          <div className={styles['buttons']}>
            <Button icon={<CircleHelp aria-hidden size={18} />} isDisabled={!isCurrent} onPress={() => void (dispute === null ? raise() : takeBack())}>
              {dispute === null ? t`Dispute the sign-off` : t`Take the dispute back`}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button variant="plain" icon={<CircleHelp aria-hidden size={18} />} onPress={() => setOpened(true)}>
            <Trans>Something is wrong with this sign-off</Trans>
          </Button>
        </div>
      )}
      {!isBlank && <HoldsWork />}
    </Section>
  )
}
