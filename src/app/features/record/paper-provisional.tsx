/** What was signed with codes from paper and not confirmed: printed without a seal, because it counts towards nothing. */
import { dayAt } from '#domain/calendar-day.ts'
import { findCompetency } from '#domain/programme.ts'
import type { ProvisionalSignOff } from '#domain/provisional.ts'
import type { RecordRows } from '#domain/record-file.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { ProvisionalStanding } from '../../record/provisional-standing.tsx'
import { levelPhrase } from '../../record/words.ts'
import { zoneMinutes } from '../../store/clock.ts'
import { Both } from './both.tsx'
import styles from './paper.module.css'

export const PaperProvisional = ({ rows }: { readonly rows: RecordRows }) => {
  const open = rows.provisionalSignOff.filter((p) => p.answer?.confirmed !== true)
  if (open.length === 0) return null
  return (
    <section>
      <h3>
        <Both of="provisional" />
      </h3>
      <p className={styles['quiet']}>
        <Trans>No signatures: what follows counts towards nothing.</Trans>
      </p>
      {open.map((p) => (
        <article key={p.id} className={styles['log']}>
          <Typed of={p} rows={rows} />
        </article>
      ))}
    </section>
  )
}

const Typed = ({ of: p, rows }: { readonly of: ProvisionalSignOff; readonly rows: RecordRows }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const competency = rows.programme.flatMap((plan) => findCompetency(plan, p.competency) ?? [])[0]
  return (
    <>
      <h4 dir="auto">{competency === undefined ? p.competency : `${competency.code} ${inLanguage(competency.title, i18n.locale)}`}</h4>
      <p className={styles['quiet']}>
        {t(levelPhrase[p.level])} · <bdi>{p.mentor.name}</bdi> · {dates.fullDay(dayAt(p.at, zoneMinutes(p.at)))}
      </p>
      <ProvisionalStanding of={p} className={styles['text']} quote={styles['quote']} />
    </>
  )
}
