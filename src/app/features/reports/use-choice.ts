/**
 * What is chosen, kept in the page's address: it survives a reload, a lost network and the way back, and another screen
 * can lead to a report that is chosen already.
 */
import { calendarDay, dayAt } from '#domain/calendar-day.ts'
import { formatsOf, REPORT_FORMATS, REPORT_LANGUAGES, type ReportFormat, type ReportName, type ReportRequest, REPORTS } from '#sync/reports.ts'
import { useLingui } from '@lingui/react'
import { useSearchParams } from 'react-router'
import { now } from '../../store/clock.ts'
import type { CohortSubjects } from './use-subjects.ts'

export interface Choice {
  readonly report: ReportName
  /** `cohort:<id>` or `apprentice:<id>`; empty while there is nobody. */
  readonly about: string
  readonly from: string
  readonly until: string
  readonly language: 'en' | 'zh'
  readonly format: ReportFormat
  readonly reflections: boolean
  readonly photos: boolean
}

const oneOf = <T extends string>(all: readonly T[], asked: string | null): T | undefined => all.find((x) => x === asked)

export const useChoice = (subjects: readonly CohortSubjects[]): { readonly choice: Choice; readonly choose: (over: Partial<Choice>) => void } => {
  const { i18n } = useLingui()
  const [asked, setAsked] = useSearchParams()
  const report = oneOf(REPORTS, asked.get('report')) ?? 'record'
  const formats = formatsOf(report)
  const known = subjects.flatMap(({ cohort, apprentices }) => [`cohort:${cohort.id}`, ...apprentices.map((a) => `apprentice:${a.id}`)])
  const about = oneOf(known, asked.get('about')) ?? known[0] ?? ''
  const cohort = subjects.find((s) => about === `cohort:${s.cohort.id}` || s.apprentices.some((a) => about === `apprentice:${a.id}`))?.cohort
  const today = dayAt(now(), -new Date(now()).getTimezoneOffset())
  const choice: Choice = {
    report,
    about,
    from: asked.get('from') ?? (cohort !== undefined && cohort.start < today ? cohort.start : today),
    until: asked.get('until') ?? today,
    language: oneOf(REPORT_LANGUAGES, asked.get('language')) ?? (i18n.locale === 'zh' ? 'zh' : 'en'),
    format: formats.find((f) => f === oneOf(REPORT_FORMATS, asked.get('format'))) ?? formats[0] ?? 'pdf',
    reflections: asked.get('reflections') === 'yes',
    photos: asked.get('photos') === 'yes',
  }
  const choose = (over: Partial<Choice>) =>
    setAsked(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [key, value] of Object.entries(over)) next.set(key, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return { choice, choose }
}

/** The question for the server; null while a day is missing or the period runs backwards. */
export const requestOf = ({ about, from, until, ...rest }: Choice): ReportRequest | null => {
  const [kind = '', ...id] = about.split(':')
  const [first, last] = [calendarDay.safeParse(from), calendarDay.safeParse(until)]
  if ((kind !== 'cohort' && kind !== 'apprentice') || !first.success || !last.success || first.data > last.data) return null
  return { ...rest, about: { kind, id: id.join(':') }, from: first.data, until: last.data, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}
