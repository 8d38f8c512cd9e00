/** The ledger in plain words: each figure with a sentence, and the rows that it is made of. Screen, paper and file draw from it. */
import { dayAt, type CalendarDay, type Instant } from '#domain/calendar-day.ts'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useDuration } from '../../record/guard-words.ts'
import { useCompetencyNames } from '../../record/use-competency-names.ts'
import { levelPhrase } from '../../record/words.ts'
import { zoneMinutes } from '../../store/clock.ts'
import { FIGURES, type FigureName } from './ledger-headings.ts'
import type { Ledger } from './use-ledger.ts'

export interface FigureRow {
  readonly key: string
  readonly day: CalendarDay
  readonly apprentice: string
  readonly what: string
  /** Minutes, a level, a time. */
  readonly amount: string
  readonly to: string
}

export interface Figure {
  readonly name: FigureName
  readonly words: string
  readonly rows: readonly FigureRow[]
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

const dayOf = (at: Instant): CalendarDay => dayAt(at, zoneMinutes(at))

/** @returns undefined until the plans have been read */
export const useFigures = (of: Ledger | undefined): readonly Figure[] | undefined => {
  const { t, i18n } = useLingui()
  const duration = useDuration()
  const competencies = useCompetencyNames()
  if (of === undefined || competencies === undefined) return undefined
  const { ledger, people, tasks } = of

  const nameOf = (who: PersonId): string => people.get(who) ?? who
  const skill = (id: CompetencyId): string => {
    const c = competencies.get(id)
    return c === undefined ? id : `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim()
  }
  const waited = (ms: number): string => {
    const minutes = Math.round(ms / MINUTE_MS)
    return minutes < 2 * DAY_MINUTES ? duration(minutes) : t`${plural(Math.round(minutes / DAY_MINUTES), { one: '# day', other: '# days' })}`
  }
  const page = (who: PersonId): string => `/apprentices/${who}`
  const signed = (s: SignOff): FigureRow => ({ key: s.id, day: dayOf(s.at), apprentice: nameOf(s.apprentice), what: skill(s.competency), amount: t(levelPhrase[s.level]), to: page(s.apprentice) })

  const apprentices = new Set(ledger.broughtToFive.map((b) => b.apprentice)).size
  const skills = plural(ledger.broughtToFive.length, { one: '# skill', other: '# skills' })
  const days = new Set(ledger.guidance.map((g) => g.day)).size
  const total = duration(ledger.guidanceMinutes)
  const median = waited(ledger.medianWaitMs ?? 0)

  const words: Readonly<Record<FigureName, string>> = {
    guidance: ledger.guidance.length === 0 ? t`none noted` : t`${plural(days, { one: `${total} on # day`, other: `${total} on # days` })}`,
    signOffs: String(ledger.signOffs.length),
    wait: ledger.medianWaitMs === null ? t`nothing answered` : t`half within ${median}`,
    logs: String(ledger.logs.length),
    five: ledger.broughtToFive.length === 0 ? '0' : t`${skills} of ${plural(apprentices, { one: '# apprentice', other: '# apprentices' })}`,
    bulk: String(ledger.inBulk.length),
  }
  const rows: Readonly<Record<FigureName, readonly FigureRow[]>> = {
    guidance: ledger.guidance.map(({ id, day, apprentice, about, minutes }) => ({ key: id, day, apprentice: nameOf(apprentice), what: about, amount: t`${minutes} min`, to: `${page(apprentice)}?show=week` })),
    signOffs: ledger.signOffs.map(signed),
    wait: ledger.answers.map((a) => ({
      key: `${a.request.id} ${a.at}`,
      day: dayOf(a.at),
      apprentice: nameOf(a.request.apprentice),
      what: `${skill(a.request.competency)} · ${a.how === 'signed' ? t`signed` : t`returned`}`,
      amount: waited(a.waitedMs),
      to: page(a.request.apprentice),
    })),
    logs: ledger.logs.map((l) => ({
      key: l.log,
      day: dayOf(l.at),
      apprentice: nameOf(l.apprentice),
      what: `${tasks.get(l.log) ?? ''}${l.returned ? ` · ${t`returned`}` : ''}`,
      amount: t`${plural(l.comments, { one: '# comment', other: '# comments' })}`,
      to: `${page(l.apprentice)}/logs/${l.log}`,
    })),
    five: ledger.broughtToFive.map((b) => ({ key: `${b.apprentice} ${b.competency}`, day: dayOf(b.at), apprentice: nameOf(b.apprentice), what: skill(b.competency), amount: t(levelPhrase[5]), to: page(b.apprentice) })),
    bulk: ledger.inBulk.map(signed),
  }
  return FIGURES.map((name) => ({ name, words: words[name], rows: rows[name] }))
}
