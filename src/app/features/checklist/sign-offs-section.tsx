/** Every signature on this competency, the latest first; a withdrawn one stays, with the reason. */
import { dayAt } from '#domain/calendar-day.ts'
import { isExpired, lastValidDay, openDispute, type SignOff } from '#domain/sign-off.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import { SignedUnder } from '../../record/signed-under.tsx'
import { DisputeMark } from '../../record/dispute-mark.tsx'
import { SignOffMarks } from '../../record/signing-device/sign-off-marks.tsx'
import { levelPhrase, statusWord } from '../../record/words.ts'
import { now, zoneMinutes } from '../../store/clock.ts'
import { Card, Section } from '../../ui/card.tsx'
import type { SealLook } from '../../ui/seal.tsx'
import styles from './competency.module.css'
import type { CompetencyPage } from './use-competency.ts'

export const SignOffsSection = ({ page }: { readonly page: CompetencyPage }) => {
  const { t } = useLingui()
  const mine = page.portfolio.signOffs.filter((s) => s.competency === page.competency.id).toSorted((a, b) => b.at - a.at)
  if (mine.length === 0) return null
  return (
    <Section title={t`Signatures`}>
      <ul className={styles['signOffs']}>
        {mine.map((s) => (
          <Card key={s.id} as="li">
            <Signed signOff={s} page={page} />
          </Card>
        ))}
      </ul>
    </Section>
  )
}

const lookOf = (s: SignOff, page: CompetencyPage, withdrawn: boolean, endorsed: boolean): SealLook => {
  if (withdrawn || openDispute(page.portfolio, s.id) !== undefined || isExpired(s, page.competency, now())) return 'expired'
  if (s.token !== undefined && page.waiting.has(s.token.id)) return 'waiting'
  const revisions = new Map(page.portfolio.logs.map((l) => [l.id, l.revision]))
  if (s.logs.some((seen) => (revisions.get(seen.log) ?? seen.revision) > seen.revision)) return 'changed'
  return endorsed ? 'endorsed' : 'signed'
}

const Signed = ({ signOff: s, page }: { readonly signOff: SignOff; readonly page: CompetencyPage }) => {
  const { t } = useLingui()
  const dates = useDates()
  const withdrawal = page.portfolio.withdrawals.find((w) => w.signOff === s.id) ?? null
  const endorsement = page.portfolio.endorsements.find((e) => e.signOff === s.id) ?? null
  const look = lookOf(s, page, withdrawal !== null, endorsement !== null)
  const isDisputed = withdrawal === null && openDispute(page.portfolio, s.id) !== undefined
  const word = withdrawal !== null ? t`Withdrawn` : isDisputed ? t`Disputed` : look === 'changed' ? t`Changed since signing` : look === 'waiting' ? t`Signed, waiting for the school` : t(statusWord[look])
  const { takeovers, prompts, defects } = s.facts
  const validTo = lastValidDay(s, page.competency)
  const until = validTo === null ? '' : dates.fullDay(validTo)
  const signer = s.by.name
  const when = dates.fullDay(dayAt(s.at, zoneMinutes(s.at)))
  return (
    <div className={styles['signOff']} data-withdrawn={withdrawal === null ? undefined : ''}>
      <SignOffSeal of={s} look={look} label={`${word} · ${t(levelPhrase[s.level])}`} size="m" />
      <div className={styles['signOffBody']}>
        <p className={styles['strong']}>{t(levelPhrase[s.level])}</p>
        <p className={styles['quiet']}>
          {word} · <bdi>{signer}</bdi> · {when}
          {until !== '' && withdrawal === null && (
            <>
              {' · '}
              <Trans>valid until {until}</Trans>
            </>
          )}
        </p>
        <p className={styles['counted']}>
          {t`${plural(takeovers, { one: '# takeover', other: '# takeovers' })}`} · {t`${plural(prompts, { one: '# prompt', other: '# prompts' })}`} ·{' '}
          {t`${plural(defects, { one: '# own defect found', other: '# own defects found' })}`}
        </p>
        {s.comment !== '' && (
          <blockquote className={styles['quote']} dir="auto">
            {s.comment}
          </blockquote>
        )}
        <SignedUnder of={s} now={page.competency} className={styles['quiet']} />
        <SignOffMarks of={s} book={page.portfolio} withoutReview={withdrawal !== null} />
        {withdrawal === null && <DisputeMark of={s} book={page.portfolio} />}
        {endorsement !== null && <Line name={endorsement.by.name} kind="endorsed" on={dates.fullDay(dayAt(endorsement.at, zoneMinutes(endorsement.at)))} />}
        {withdrawal !== null && (
          <>
            <Line name={withdrawal.by.name} kind="withdrawn" on={dates.fullDay(dayAt(withdrawal.at, zoneMinutes(withdrawal.at)))} />
            <blockquote className={styles['quote']} dir="auto">
              {withdrawal.because}
            </blockquote>
          </>
        )}
        {s.needsReview && withdrawal === null && (
          <p className={styles['quiet']}>
            <Trans>Waits for the school's review</Trans>
          </p>
        )}
      </div>
    </div>
  )
}

const Line = ({ name, kind, on }: { readonly name: string; readonly kind: 'endorsed' | 'withdrawn'; readonly on: string }) => (
  <p className={styles['quiet']}>
    {kind === 'endorsed' ? (
      <Trans>
        Endorsed by {name}, {on}
      </Trans>
    ) : (
      <Trans>
        Withdrawn by {name}, {on}, because:
      </Trans>
    )}
  </p>
)
