/** The columns: how each figure is said, and which rows it opens. */
import { REPETITION } from '#domain/repetition.ts'
import type { Cohort } from '#domain/cohort.ts'
import { type Kind, KINDS } from '#domain/competency.ts'
import { competenciesOf, type Programme } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { dayOfVisit } from '#domain/visit.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useCategoryName } from '../../../record/category-name.ts'
import { ConcernStandingChip } from '../../../record/concern-standing.tsx'
import { standingOf } from '../../../record/concerns.ts'
import { hoursAndMinutes, useDates } from '../../../record/dates.ts'
import { guardRuleWord, useGuardWords } from '../../../record/guard-words.ts'
import { useNow } from '../../../record/use-now.ts'
import { VisitStandingChip } from '../../../record/visit-card.tsx'
import { concernCategoryWord, kindWord, statusWord } from '../../../record/words.ts'
import { competencyAddress, logAddress } from '../../../record/cohort-addresses.ts'
import { useFactWords } from '../facts.tsx'
import type { Figure } from './figure.ts'
import { usePairLines } from './pair-lines.tsx'
import type { Figures } from './use-figures.ts'

export interface FigureColumn {
  readonly key: string
  readonly title: string
  readonly of: (f: Figures) => Figure
  /** Of the class; nothing where a sum would say nothing. */
  readonly sum?: (all: readonly Figures[]) => string
}

const add = (all: readonly Figures[], of: (f: Figures) => number): number => all.reduce((sum, f) => sum + of(f), 0)
const hours = (minutes: number): string => hoursAndMinutes(Math.round(minutes))

export const useFigureColumns = (cohort: Cohort, programme: Programme | null): readonly FigureColumn[] => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const guard = useGuardWords()
  const category = useCategoryName()
  const say = useFactWords()
  const pairLines = usePairLines(cohort, programme)
  const at = useNow()
  const competencies = programme === null ? [] : competenciesOf(programme)

  const ofKind = (kind: Kind): FigureColumn => {
    const word = t(kindWord[kind])
    const column = (f: Figures) => f.columns.find((c) => c.kind === kind)
    return {
      key: kind,
      title: word,
      of: (f) => {
        const [signed, endorsed, of, practised] = [column(f)?.signed ?? 0, column(f)?.endorsed ?? 0, column(f)?.of ?? 0, column(f)?.practised ?? 0]
        const mine = competencies.filter((c) => c.kind === kind)
        return {
          text: of === 0 ? '–' : `${signed}/${of}`,
          label: t`${signed} of ${of} signed, ${endorsed} endorsed, ${practised} practised`,
          asks: false,
          lines: mine.map((c) => {
            const s = f.standings.find((one) => one.competency === c.id)
            return { key: c.id, text: `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim(), more: s === undefined ? '' : t(statusWord[s.status]), to: competencyAddress(cohort.id, f.person.id, c.id) }
          }),
        }
      },
      sum: (all) => `${add(all, (f) => column(f)?.signed ?? 0)}/${add(all, (f) => column(f)?.of ?? 0)}`,
    }
  }

  const logLines = (f: Figures, logs: Figures['portfolio']['logs']): Figure['lines'] =>
    logs.map((l) => ({ key: l.id, text: l.task, more: dates.day(l.practisedOn), aside: hoursAndMinutes(l.minutes), to: logAddress(cohort.id, f.person.id, l.id) }))

  return [
    {
      key: 'time',
      title: t`Logged / plan so far`,
      of: (f) => {
        const [actual, due] = [f.time.reduce((s, x) => s + x.actual, 0), f.time.reduce((s, x) => s + x.due, 0)]
        const [done, so] = [hours(actual), hours(due)]
        return {
          text: `${done} / ${so}`,
          label: t`${done} hours of the plan logged, ${so} by an even pace`,
          asks: false,
          lines: f.time.map((x) => {
            const [a, d, p] = [hours(x.actual), hours(x.due), hours(x.planned)]
            return { key: x.kind, text: t(kindWord[x.kind]), more: t`logged ${a} · by an even pace ${d} · in the whole plan ${p}` }
          }),
        }
      },
      sum: (all) => `${hours(add(all, (f) => f.time.reduce((s, x) => s + x.actual, 0)))} / ${hours(add(all, (f) => f.time.reduce((s, x) => s + x.due, 0)))}`,
    },
    ...KINDS.map(ofKind),
    {
      key: 'facts',
      title: t`To ask about`,
      of: (f) => {
        const count = f.facts.length
        return { text: count === 0 ? '–' : String(count), label: t`${plural(count, { one: '# thing to ask about', other: '# things to ask about' })}`, asks: count > 0, lines: f.facts.map((x) => ({ key: x.kind, text: say(x) })) }
      },
      sum: (all) => String(all.filter((f) => f.facts.length > 0).length),
    },
    {
      key: 'weeks',
      title: t`Weeks without a log`,
      of: (f) => {
        const count = f.emptyWeeks.length
        return {
          text: count === 0 ? '–' : String(count),
          label: t`${plural(count, { one: '# week without a log', other: '# weeks without a log' })}`,
          asks: count > 0,
          lines: f.emptyWeeks.map((monday) => {
            const [week, day] = [dates.week(monday), dates.fullDay(monday)]
            return { key: monday, text: t`Week ${week}, from ${day}` }
          }),
        }
      },
      sum: (all) => String(add(all, (f) => f.emptyWeeks.length)),
    },
    {
      key: 'repetition',
      title: t`Same work, last ten days`,
      of: (f) => {
        const r = f.repetition
        if (r === null || r.days < REPETITION.days) return { text: '–', label: t`Too few days with logs to say`, asks: false, lines: [] }
        const percent = Math.floor((r.minutes * 100) / r.of)
        const name = category(r.category)
        return { text: `${percent} %`, label: t`${percent} % of the last ten days: ${name}`, asks: r.isRepetitive, lines: logLines(f, r.logs) }
      },
      sum: (all) => String(all.filter((f) => f.repetition?.isRepetitive === true).length),
    },
    {
      key: 'guard',
      title: t`Hours warned of`,
      of: (f) => {
        const count = f.warnings.length
        return {
          text: count === 0 ? '–' : String(count),
          label: t`${plural(count, { one: '# warning about hours', other: '# warnings about hours' })}`,
          asks: count > 0,
          lines: f.warnings.map((w) => ({ key: `${w.rule} ${w.day}`, text: guard.fact(w), more: t(guardRuleWord[w.rule]) })),
        }
      },
      sum: (all) => String(add(all, (f) => f.warnings.length)),
    },
    {
      key: 'concerns',
      title: t`Open concerns`,
      of: (f) => {
        const [count, late] = [f.concerns.length, f.concerns.filter((c) => standingOf(c, at).kind === 'overdue').length]
        return {
          text: count === 0 ? '–' : late > 0 ? t`${count}, ${late} overdue` : String(count),
          label: t`${plural(count, { one: '# open concern', other: '# open concerns' })}, ${late} overdue`,
          asks: late > 0,
          lines: f.concerns.map((c) => ({ key: c.concern.id, text: t(concernCategoryWord[c.concern.category]), more: c.concern.text.slice(0, 160), aside: <ConcernStandingChip record={c} />, to: `/concerns/${c.concern.id}` })),
        }
      },
      sum: (all) => String(add(all, (f) => f.concerns.length)),
    },
    {
      key: 'agreement',
      title: t`Self and mentor alike`,
      of: (f) => {
        const { pairs, equal, selfHigher } = f.agreement
        const of = pairs.length
        return { text: of === 0 ? '–' : `${equal}/${of}`, label: t`${equal} of ${of} pairs alike, ${selfHigher} times he judged himself higher`, asks: false, lines: pairLines(f, pairs) }
      },
      sum: (all) => `${add(all, (f) => f.agreement.equal)}/${add(all, (f) => f.agreement.pairs.length)}`,
    },
    {
      key: 'visits',
      title: t`Last visit`,
      of: (f) => {
        const last = f.visits.find((v) => v.visit.state === 'done')
        const day = last === undefined ? '' : dates.day(dayOfVisit(last.visit))
        return {
          text: last === undefined ? '–' : day,
          label: last === undefined ? t`Not visited yet` : t`Last visited on ${day}`,
          asks: false,
          lines: f.visits.map((v) => ({ key: v.visit.id, text: dates.fullDay(dayOfVisit(v.visit)), more: v.visit.agreed, aside: <VisitStandingChip of={v.visit} />, to: `/visits/${v.visit.id}` })),
        }
      },
    },
  ]
}
