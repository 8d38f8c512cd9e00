/** One competency of a request: what is claimed, what was signed of it before, and the judgement; or it goes back with a reason. */
import { signAs } from '#domain/people.ts'
import { isExpired, carriedLevel, type SignOff, standing } from '#domain/sign-off.ts'
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { fullNameOf } from '../../record/judging/competency-name.ts'
import { EarlierSignOffs } from '../../record/judging/earlier-sign-offs.tsx'
import { JudgementFields } from '../../record/judging/judgement-fields.tsx'
import { StandardLine } from '../../record/judging/standard-line.tsx'
import { refusalSentence } from '../../record/sentences.ts'
import { levelWord } from '../../record/words.ts'
import { now } from '../../store/clock.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/fields.tsx'
import styles from './hand-over.module.css'
import type { AskedClaim, HandedOver } from './handed-over.ts'
import type { JudgedClaim } from './scanned-request.ts'

export const claimPartId = (number: number): string => `claim-${number}`

interface ClaimPartProps {
  readonly claim: AskedClaim
  readonly number: number
  readonly found: HandedOver
  readonly judged: JudgedClaim
  readonly onChange: (part: Partial<JudgedClaim>) => void
  readonly errorAt: (path: string) => MessageDescriptor | undefined
}

export const ClaimPart = ({ claim, number, found, judged, onChange, errorAt }: ClaimPartProps) => {
  const { t, i18n } = useLingui()
  const { competency, selfLevel } = claim
  const asked = t(levelWord[selfLevel])
  const tasks = claim.logs.map((l) => l.log.task)
  const measured = claim.logs.flatMap((l) => l.log.measurements)
  const levelError = errorAt('level')
  return (
    <article className={styles['claim']} aria-labelledby={claimPartId(number)}>
      <div className={styles['head']}>
        <h2 id={claimPartId(number)} tabIndex={-1} className={styles['title']} dir="auto">
          {fullNameOf(competency, i18n.locale)}
        </h2>
        <p className={styles['quiet']}>
          <Trans>
            asks for level {selfLevel}, {asked}
          </Trans>
        </p>
        {tasks.length > 0 && found.claims.length > 1 && (
          <p className={styles['quiet']} dir="auto">
            {tasks.join(' · ')}
          </p>
        )}
        {competency.standard !== null && claim.logs.length > 0 && <StandardLine standard={competency.standard} measurements={measured} />}
      </div>
      <EarlierSignOffs competency={competency} earlier={claim.earlier} book={found.book} logs={found.logs} />
      {judged.returning ? (
        <Return judged={judged} onChange={onChange} error={errorAt('because')} />
      ) : (
        <>
          {claim.isKept ? (
            <p className={styles['notice']}>{t(refusalSentence['mentor-himself'])}</p>
          ) : (
            <JudgementFields judgement={judged} onChange={onChange} openSafety={claim.openSafety} fieldError={errorAt} levelError={levelError === undefined ? undefined : t(levelError)} />
          )}
          <SecondFive claim={claim} found={found} judged={judged} />
          <div>
            <Button icon={<Undo2 aria-hidden />} onPress={() => onChange({ returning: true })}>
              <Trans>Return this skill</Trans>
            </Button>
          </div>
        </>
      )}
    </article>
  )
}

/** A five that is carried as four, until a second assessor or occasion. */
const SecondFive = ({ claim: { competency }, found: { book }, judged }: Pick<ClaimPartProps, 'claim' | 'found' | 'judged'>) => {
  const { actor } = useStore()
  if (judged.level !== 5) return null
  const valid = standing(book, competency.id).filter((s) => !isExpired(s, competency, now()))
  const five: Pick<SignOff, 'level' | 'by' | 'at'> = { level: 5, by: signAs(actor, 'mentor'), at: now() }
  if (carriedLevel([...valid, five as SignOff]) === 5) return null
  return (
    <p className={styles['notice']}>
      <Trans>It counts as level 4 until a second mentor signs level 5, or you do on another day.</Trans>
    </p>
  )
}

const Return = ({ judged, onChange, error }: Pick<ClaimPartProps, 'judged' | 'onChange'> & { readonly error: MessageDescriptor | undefined }) => {
  const { t } = useLingui()
  const input = useId()
  const fresh = useRef(judged.because === '')
  useEffect(() => {
    // Only when it was just opened: a draft that is found again does not draw the page down to itself.
    if (fresh.current) document.getElementById(input)?.focus()
  }, [input])
  return (
    <>
      <TextArea
        id={input}
        label={t`Reason`}
        hint={t`What is missing, so that it can be shown again?`}
        value={judged.because}
        onChange={(because) => onChange({ because })}
        rows={2}
        {...(error === undefined ? {} : { error: t`Say what is missing; without a reason it cannot be mended.` })}
      />
      <div>
        <Button onPress={() => onChange({ returning: false })}>
          <Trans>Judge it after all</Trans>
        </Button>
      </div>
    </>
  )
}
