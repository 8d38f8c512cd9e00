/** What was signed of this competency before, as seals with who and when. Withdrawn ones keep their reason. */
import type { Competency } from '#domain/competency.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { isExpired, openDispute, type SignatureBook, type SignOff } from '#domain/sign-off.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { now } from '../../store/clock.ts'
import { Section } from '../../ui/card.tsx'
import { Seal, type SealLook } from '../../ui/seal.tsx'
import { useDates } from '../dates.ts'
import { DisputeMark } from '../dispute-mark.tsx'
import { SignOffSeal } from '../sign-off-seal.tsx'
import { SignOffMarks } from '../signing-device/sign-off-marks.tsx'
import { levelPhrase } from '../words.ts'
import styles from './judging.module.css'

interface EarlierSignOffsProps {
  readonly competency: Competency
  /** Of this competency, newest first, withdrawn ones too. */
  readonly earlier: readonly SignOff[]
  readonly book: SignatureBook
  /** As they stand now: what was signed may have changed since. */
  readonly logs: readonly PracticeLog[]
}

const lookOf = (s: SignOff, { competency, logs, book }: EarlierSignOffsProps): SealLook => {
  if (openDispute(book, s.id) !== undefined || isExpired(s, competency, now())) return 'expired'
  const changed = s.logs.some((seen) => logs.some((log) => log.id === seen.log && log.revision > seen.revision))
  if (changed) return 'changed'
  return book.endorsements.some((e) => e.signOff === s.id) ? 'endorsed' : 'signed'
}

export const EarlierSignOffs = (among: EarlierSignOffsProps) => {
  if (among.earlier.length === 0) return null
  return (
    <Section title={<Trans>Signed before</Trans>} level={3}>
      <ul className={styles['earlier']}>
        {among.earlier.map((s) => (
          <Earlier key={s.id} of={s} among={among} />
        ))}
      </ul>
    </Section>
  )
}

const Earlier = ({ of: s, among }: { readonly of: SignOff; readonly among: EarlierSignOffsProps }) => {
  const { t } = useLingui()
  const dates = useDates()
  const withdrawn = among.book.withdrawals.find((w) => w.signOff === s.id)
  const words = t(levelPhrase[s.level])
  return (
    <li className={styles['earlierOne']}>
      {withdrawn === undefined ? <SignOffSeal of={s} look={lookOf(s, among)} label={words} /> : <Seal level={null} look="untouched" label={t`Withdrawn`} />}
      <span className={styles['line']}>
        <b>{words}</b>
        <span className={styles['quiet']}>
          <bdi>{s.by.name}</bdi> · {dates.signed(s)}
        </span>
        {s.comment !== '' && <span dir="auto">{s.comment}</span>}
        <SignOffMarks of={s} book={among.book} withoutReview={withdrawn !== undefined} />
        {withdrawn === undefined && <DisputeMark of={s} book={among.book} />}
        {withdrawn !== undefined && (
          <span>
            <Trans>
              Withdrawn: <bdi>{withdrawn.because}</bdi>
            </Trans>
          </span>
        )}
        {s.needsReview && withdrawn === undefined && (
          <span className={styles['quiet']}>
            <Trans>The school will look at it.</Trans>
          </span>
        )}
      </span>
    </li>
  )
}
