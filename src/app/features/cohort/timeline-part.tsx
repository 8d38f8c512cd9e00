/** One apprentice by month, the latest first; what kinds of thing are shown is hers to choose, and what is shown can be printed. */
import { startOfDayUtc } from '#domain/calendar-day.ts'
import { OBSERVED } from '#domain/observation.ts'
import { findCompetency } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { MessageDescriptor } from '@lingui/core'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { concernCategoryWord, levelPhrase, logStateWord, visitKindWord, visitStateWord } from '../../record/words.ts'
import { today, zoneMinutes } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { competencyAddress, logAddress } from '../../record/cohort-addresses.ts'
import { monthsOf, type TimelineEntry, type TimelineKind, timelineOf, TIMELINE_KINDS } from './timeline.ts'
import styles from './timeline.module.css'
import type { ApprenticeRecord } from './use-apprentice.ts'

const kindName: Readonly<Record<TimelineKind, MessageDescriptor>> = {
  log: msg`Logs`,
  return: msg`Returns`,
  signature: msg`Signatures`,
  concern: msg`Concerns`,
  visit: msg`Visits`,
  observation: msg`Mentors' weeks`,
  placement: msg`Placements`,
}

const entryName: Readonly<Record<TimelineKind, MessageDescriptor>> = {
  log: msg`Practice log`,
  return: msg`Returned log`,
  signature: msg`Sign-off`,
  concern: msg`Concern`,
  visit: msg`Visit`,
  observation: msg`Weekly observation`,
  placement: msg`Placement`,
}

/** Months drawn at first; on paper all of them. */
const MONTHS = 6

export const TimelinePart = ({ record }: { readonly record: ApprenticeRecord }) => {
  const { t, i18n } = useLingui()
  const [hidden, setHidden] = useState<readonly TimelineKind[]>([])
  const [most, setMost] = useState(MONTHS)
  const all = timelineOf(
    { portfolio: record.portfolio, feedback: record.feedback, concerns: record.concerns, visits: record.visits.map((v) => v.visit), observations: record.observations, placements: record.placements },
    today(),
    zoneMinutes(),
  )
  const months = monthsOf(all.filter((e) => !hidden.includes(e.kind)))
  const name = new Intl.DateTimeFormat(i18n.locale === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const count = (kind: TimelineKind) => all.filter((e) => e.kind === kind).length
  // What is printed is what was chosen, not what was scrolled to.
  const print = () => {
    setMost(months.length)
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()))
  }
  if (all.length === 0)
    return (
      <EmptyState title={t`Nothing has happened yet`}>
        <Trans>Logs, signatures, visits and concerns of this apprentice will stand here by month.</Trans>
      </EmptyState>
    )
  return (
    <div className={styles['timeline']}>
      <div className={styles['tools']}>
        <fieldset className={styles['filters']}>
          <legend className={styles['legend']}>
            <Trans>Show</Trans>
          </legend>
          {TIMELINE_KINDS.filter((k) => count(k) > 0).map((k) => {
            const [word, n] = [t(kindName[k]), count(k)]
            return (
              <Checkbox key={k} isSelected={!hidden.includes(k)} onChange={(on) => setHidden(on ? hidden.filter((h) => h !== k) : [...hidden, k])}>
                {`${word} ${n}`}
              </Checkbox>
            )
          })}
        </fieldset>
        <Button icon={<Printer aria-hidden size={18} />} onPress={print}>
          <Trans>Print</Trans>
        </Button>
      </div>
      {months.length === 0 && (
        <p className={styles['quiet']}>
          <Trans>Nothing of this kind.</Trans>
        </p>
      )}
      {months.slice(0, most).map(({ month, entries }) => (
        <section key={month} className={styles['month']}>
          <h3>{name.format(startOfDayUtc(`${month}-01` as TimelineEntry['day']))}</h3>
          <ol>
            {entries.map((e) => (
              <li key={e.key}>
                <EntryLine entry={e} record={record} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {months.length > most && (
        <Button onPress={() => setMost(most + MONTHS)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </div>
  )
}

interface Told {
  readonly what: string
  readonly more: string
  readonly to: string | null
}

const useTold = ({ cohort, person, programme }: ApprenticeRecord) => {
  const { t, i18n } = useLingui()
  return (e: TimelineEntry): Told => {
    switch (e.kind) {
      case 'log':
        return { what: e.log.task, more: `${hoursAndMinutes(e.log.minutes)} · ${t(logStateWord[e.log.state])}`, to: logAddress(cohort.id, person.id, e.log.id) }
      case 'return': {
        const who = e.comments[0]?.by.name ?? ''
        const task = e.log?.task ?? ''
        return { what: t`${who} returned: ${task}`, more: e.comments.map((c) => c.text).join('\n'), to: e.log === null ? null : logAddress(cohort.id, person.id, e.log.id) }
      }
      case 'signature': {
        const c = programme === null ? undefined : findCompetency(programme, e.signOff.competency)
        const name = c === undefined ? e.signOff.competency : `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim()
        const who = e.by.name
        const what = { signed: t`${who} signed: ${name}`, endorsed: t`${who} endorsed: ${name}`, withdrawn: t`${who} withdrew: ${name}`, disputed: t`${who} disputed: ${name}` }[e.what]
        return { what, more: [e.what === 'signed' ? t(levelPhrase[e.signOff.level]) : '', e.signOff.assurance === 'C' ? t`Signed on paper` : '', e.words].filter((s) => s !== '').join('\n'), to: competencyAddress(cohort.id, person.id, e.signOff.competency) }
      }
      case 'concern': {
        const category = t(concernCategoryWord[e.concern.category])
        return { what: t`Raised a concern: ${category}`, more: e.concern.text, to: `/concerns/${e.concern.id}` }
      }
      case 'visit': {
        const who = (e.visit.wentBy ?? e.visit.by).name
        return { what: `${t(visitStateWord[e.visit.state])} · ${t(visitKindWord[e.visit.kind])} · ${who}`, more: [e.visit.notes, e.visit.agreed].filter((s) => s !== '').join('\n') || e.visit.purpose, to: `/visits/${e.visit.id}` }
      }
      case 'observation': {
        const who = e.observation.by.name
        return { what: t`${who} noted the week`, more: OBSERVED.map((o) => e.observation.items[o].words).filter((w) => w !== '').join('\n'), to: null }
      }
      case 'placement': {
        const { post, enterpriseName } = e.placement
        return { what: e.begins ? t`Began at ${enterpriseName}` : t`Ended at ${enterpriseName}`, more: post, to: null }
      }
    }
  }
}

const EntryLine = ({ entry: e, record }: { readonly entry: TimelineEntry; readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { what, more, to } = useTold(record)(e)
  const words = (
    <>
      <span className={styles['day']}>{dates.dayOfWeek(e.day)}</span>
      <span className={styles['kind']} data-kind={e.kind}>
        {t(entryName[e.kind])}
      </span>
      <span className={styles['words']}>
        <span dir="auto">{what}</span>
        {more !== '' && (
          <span className={styles['more']} dir="auto">
            {more}
          </span>
        )}
      </span>
    </>
  )
  return to === null ? <div className={styles['entry']}>{words}</div> : <Link to={to} className={styles['entry']}>{words}</Link>
}
