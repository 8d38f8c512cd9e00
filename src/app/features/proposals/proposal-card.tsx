/** One proposal, and the word of the reader's side on it. */
import type { ProposalAnswer, ProposalState } from '#domain/plan-proposal.ts'
import { isUnderDiscussion, proposalState } from '#domain/plan-proposal.ts'
import { dayAt } from '#domain/calendar-day.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Clock, X } from 'lucide-react'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { ChangeWords } from '../../record/proposals/change-words.tsx'
import styles from '../../record/proposals/proposals.module.css'
import type { ProposalInView } from '../../record/proposals/use-proposals.ts'
import { useDeed } from '../../record/use-deed.ts'
import { useDraft } from '../../store/use-draft.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip, type Tone } from '../../ui/chip.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { zoneMinutes } from '../../store/clock.ts'

const stateWord: Readonly<Record<ProposalState, readonly [MessageDescriptor, Tone]>> = {
  open: [msg`open`, 'wait'],
  agreed: [msg`agreed by both sides`, 'ok'],
  declined: [msg`declined`, 'neutral'],
  withdrawn: [msg`taken back`, 'neutral'],
  taken: [msg`part of the plan now`, 'ok'],
}

export const ProposalCard = ({ of }: { readonly of: ProposalInView }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { proposal: p, programme, side } = of
  const [word, tone] = stateWord[proposalState(p)]
  const name = p.by.name
  const on = dates.fullDay(dayAt(p.at, zoneMinutes(p.at)))
  return (
    <Card as="li">
      <div className={styles['one']}>
        <Chip tone={tone}>{t(word)}</Chip>
        <ChangeWords change={p.change} programme={programme} />
        <p className={styles['reason']} dir="auto">
          {p.because}
        </p>
        <p className={styles['quiet']}>
          <Trans>
            Proposed by {name}, {on}
          </Trans>
        </p>
        <div className={styles['sides']}>
          <SideSaid side={t`School`} answer={p.answers.school} />
          <SideSaid side={p.enterpriseName} answer={p.answers.enterprise} />
        </div>
        {isUnderDiscussion(p) && <OwnWord of={of} isMine={p.by.person === p.answers[side]?.by.person} />}
      </div>
    </Card>
  )
}

const SideSaid = ({ side, answer }: { readonly side: string; readonly answer: ProposalAnswer | null }) => {
  const { t } = useLingui()
  const icon = answer === null ? <Clock aria-hidden size={16} /> : answer.agrees ? <Check aria-hidden size={16} /> : <X aria-hidden size={16} />
  const said = answer === null ? t`has not spoken` : answer.agrees ? t`yes, ${answer.by.name}` : t`no, ${answer.by.name}`
  return (
    <Chip tone={answer === null ? 'wait' : answer.agrees ? 'ok' : 'neutral'} icon={icon}>
      {side}: {said}
      {answer !== null && answer.words !== '' && `: ${answer.words}`}
    </Chip>
  )
}

/** Yes or no; a no has a reason. The last word of a side stands, so both stay possible until the plan has it. */
const OwnWord = ({ of: { proposal, placement, side }, isMine }: { readonly of: ProposalInView; readonly isMine: boolean }) => {
  const { t } = useLingui()
  const { mutate, actor } = useStore()
  const [isDeclining, setDeclining] = useState(false)
  const { value: draft, write, handIn } = useDraft<{ readonly because: string }>(`proposal ${proposal.id}`)
  const deed = useDeed()
  const { id } = proposal
  const said = proposal.answers[side]
  const because = draft?.because ?? ''
  const wrong = deed.fieldError('because')

  const agree = () => deed.run(() => handIn((ends) => mutate.planProposal.agree({ id, placement, words: '' }, ends), null))
  const decline = async () => {
    if (await deed.run(() => handIn((ends) => mutate.planProposal.decline({ id, placement, because }, ends), null))) setDeclining(false)
  }
  return (
    <>
      {isDeclining && <TextArea label={t`Why not?`} value={because} onChange={(text) => write({ because: text })} error={wrong && t(wrong)} />}
      <div className={styles['deeds']}>
        {said?.agrees !== true && !isDeclining && (
          <Button variant="primary" size="floor" isPending={deed.isPending} onPress={() => void agree()}>
            <Trans>Yes, change the plan</Trans>
          </Button>
        )}
        {isDeclining ? (
          <>
            <Button size="floor" isPending={deed.isPending} onPress={() => void decline()}>
              <Trans>Say no</Trans>
            </Button>
            <Button variant="plain" size="floor" onPress={() => setDeclining(false)}>
              <Trans>Not yet</Trans>
            </Button>
          </>
        ) : (
          said?.agrees !== false && (
            <Button size="floor" onPress={() => setDeclining(true)}>
              <Trans>No …</Trans>
            </Button>
          )
        )}
        {isMine && actor.person === proposal.by.person && (
          <Button variant="plain" size="floor" isPending={deed.isPending} onPress={() => void deed.run(() => mutate.planProposal.withdraw({ id }))}>
            <Trans>Take it back</Trans>
          </Button>
        )}
      </div>
      {deed.problem !== null && <p role="alert">{t(deed.problem)}</p>}
    </>
  )
}
