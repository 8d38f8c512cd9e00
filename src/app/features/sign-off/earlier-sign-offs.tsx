/** What was signed of this competency before, as seals with who and when. Withdrawn ones keep their reason. */
import { isExpired, type SignOff } from '#domain/sign-off.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { levelPhrase } from '../../record/words.ts'
import { now } from '../../store/clock.ts'
import { Section } from '../../ui/card.tsx'
import { Seal, type SealLook } from '../../ui/seal.tsx'
import styles from './claim.module.css'
import type { Claim } from './use-claim.ts'

const lookOf = (s: SignOff, claim: Claim): SealLook => {
  if (isExpired(s, claim.competency, now())) return 'expired'
  const changed = s.logs.some((seen) => claim.logs.some(({ log }) => log.id === seen.log && log.revision > seen.revision))
  if (changed) return 'changed'
  return claim.book.endorsements.some((e) => e.signOff === s.id) ? 'endorsed' : 'signed'
}

export const EarlierSignOffs = ({ claim }: { readonly claim: Claim }) => {
  if (claim.earlier.length === 0) return null
  return (
    <Section title={<Trans>Signed before</Trans>} level={3}>
      <ul className={styles['earlier']}>
        {claim.earlier.map((s) => (
          <Earlier key={s.id} of={s} claim={claim} />
        ))}
      </ul>
    </Section>
  )
}

const Earlier = ({ of: s, claim }: { readonly of: SignOff; readonly claim: Claim }) => {
  const { t } = useLingui()
  const dates = useDates()
  const withdrawn = claim.book.withdrawals.find((w) => w.signOff === s.id)
  const words = t(levelPhrase[s.level])
  return (
    <li className={styles['earlierOne']}>
      {withdrawn === undefined ? <Seal level={s.level} look={lookOf(s, claim)} label={words} /> : <Seal level={null} look="untouched" label={t`Withdrawn`} />}
      <span className={styles['line']}>
        <b>{words}</b>
        <span className={styles['quiet']}>
          <bdi>{s.by.name}</bdi> · {dates.moment(s.at)}
        </span>
        {s.comment !== '' && <span dir="auto">{s.comment}</span>}
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
