/** One claim, to read and to judge. Whatever is chosen or typed is a draft until it is signed or returned. */
import { signAs } from '#domain/people.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { EarlierSignOffs } from '../../record/judging/earlier-sign-offs.tsx'
import { JudgementFields } from '../../record/judging/judgement-fields.tsx'
import { notSavedSentence } from '../../record/sentences.ts'
import { now } from '../../store/clock.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { ClaimHead } from './claim-head.tsx'
import { ChooseLogs, ClaimLogs } from './claim-logs.tsx'
import styles from './claim.module.css'
import { awaitsSecondFive, draftKeyOf, emptyJudgement, type Judgement } from './judgement.ts'
import { RequestClosed } from './request-closed.tsx'
import { SignOrReturn } from './sign-or-return.tsx'
import type { Claim } from './use-claim.ts'
import { type DraftForm, useDraftForm } from '../../store/use-draft.ts'
import { type Answered, drawnOf, useSigning } from './use-signing.ts'

interface ClaimViewProps {
  readonly claim: Claim
  readonly onAnswered: (what: Answered) => void
}

export const ClaimView = ({ claim: live, onAnswered }: ClaimViewProps) => {
  const { t } = useLingui()
  // From the press to the answer the claim stands still: what is signed is what was on the screen.
  const [held, setHeld] = useState<Claim | null>(null)
  const claim = held ?? live
  const draft = useDraftForm<Judgement>(draftKeyOf(claim.apprentice, claim.competency.id), emptyJudgement)
  const judgement = draft.value
  if (judgement === undefined) return null
  // Answered meanwhile, by a deputy or on another device: a judgement that was begun can still be finished.
  const closed = claim.request !== null && claim.request.state !== 'open'
  return (
    <article className={styles['claim']}>
      {!claim.guides && (
        <div className={styles['notice']}>
          <Banner tone="warn">
            <Trans>Your time as mentor on this placement has ended. You can still sign what you saw; the school will look at it.</Trans>
          </Banner>
        </div>
      )}
      {draft.notSaved !== null && (
        <div className={styles['notice']}>
          <Banner tone="bad">{t(notSavedSentence[draft.notSaved])}</Banner>
        </div>
      )}
      <ClaimHead claim={claim} drawn={drawnOf(claim, judgement)} />
      {closed && <RequestClosed claim={claim} />}
      {claim.request === null ? (
        <ChooseLogs claim={claim} chosen={judgement.logs} onChange={(logs) => draft.change({ logs })} />
      ) : (
        <ClaimLogs claim={claim} />
      )}
      <EarlierSignOffs competency={claim.competency} earlier={claim.earlier} book={claim.book} logs={claim.logs.map((l) => l.log)} />
      {(!closed || judgement.level !== null) && (
        <Judging
          claim={claim}
          judgement={judgement}
          draft={draft}
          onPress={() => setHeld(claim)}
          onDone={(what) => {
            if (what === null) setHeld(null)
            else onAnswered(what)
          }}
        />
      )}
    </article>
  )
}

interface JudgingProps {
  readonly claim: Claim
  readonly judgement: Judgement
  readonly draft: DraftForm<Judgement>
  readonly onPress: () => void
  /** Null: it was not done, and why is on the screen. */
  readonly onDone: (what: Answered | null) => void
}

const Judging = ({ claim, judgement, draft: { change: onChange, handIn }, onPress, onDone }: JudgingProps) => {
  const { t } = useLingui()
  const { actor } = useStore()
  const { deed, signer, sign, giveBack } = useSigning(handIn)
  const [pressed, setPressed] = useState<'sign' | 'return' | null>(null)
  useHoldsWork()
  const { level } = judgement
  const noLevel = pressed === 'sign' && level === null
  const noReason = pressed === 'return' && judgement.because.trim() === ''
  const reasonError = deed.fieldError('because')
  const why = deed.problem ?? signer.problem
  return (
    <>
      {signer.dialog}
      <JudgementFields judgement={judgement} onChange={onChange} openSafety={claim.openSafety} fieldError={deed.fieldError} levelError={noLevel ? t`Choose a level first.` : undefined} />
      <SignOrReturn
        claim={claim}
        judgement={judgement}
        onChange={onChange}
        problem={why === null ? null : t(why)}
        secondFive={awaitsSecondFive(claim.book, claim.competency, signAs(actor, 'mentor'), now())}
        reasonError={noReason ? t`Say what is missing; without a reason it cannot be mended.` : reasonError === undefined ? undefined : t(reasonError)}
        onSign={() => {
          setPressed('sign')
          if (level === null) return
          onPress()
          void sign(claim, judgement, level).then(onDone)
        }}
        onReturn={() => {
          setPressed('return')
          if (judgement.because.trim() === '') return
          onPress()
          void giveBack(claim, judgement.because).then(onDone)
        }}
      />
    </>
  )
}
