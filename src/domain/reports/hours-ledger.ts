/** Hours by apprentice: how much was on the programme, and what the placement guard (rule 6) says of them. */
import { isOnProgramme, sharesByDay, sumOfMinutes } from '../hours.ts'
import { GUARD_RULE_IDS, guardWarnings } from '../placement-guard.ts'
import { byName, inHours, isIn, number, type Period, type ReportRow, type ReportTable, type Subject, text } from './report-table.ts'
import { guardWords } from './report-words.ts'

const rowOf = ({ apprentice, placements, logs, programmes }: Subject, period: Period): ReportRow => {
  const worked = [...sharesByDay(logs)].filter(([day]) => isIn(period, day)).flatMap(([, shares]) => shares)
  const minutes = sumOfMinutes(worked)
  const onProgramme = sumOfMinutes(worked.filter((s) => isOnProgramme(s.log, programmes)))
  // Judged with the days around the period, because a week is judged whole; told only for the days within.
  const warnings = placements
    .flatMap((p) => guardWarnings(p, logs.filter((l) => l.placement === p.id)))
    .filter((w) => isIn(period, w.day))
  const standing = warnings.filter((w) => w.exempt === null)
  const shown = logs.filter((l) => isIn(period, l.practisedOn))
  return [
    apprentice.name,
    [...new Set(placements.map((p) => p.enterpriseName))].join(', '),
    new Set(worked.map((s) => s.day)).size,
    shown.length,
    inHours(minutes),
    inHours(onProgramme),
    inHours(minutes - onProgramme),
    shown.filter((l) => l.late).length,
    ...GUARD_RULE_IDS.map((rule) => standing.filter((w) => w.rule === rule).length),
    warnings.length - standing.length,
  ]
}

export const hoursLedger: ReportTable = {
  title: { en: 'Hours', zh: '工时' },
  columns: [
    text('Apprentice', '学徒'),
    text('Enterprise', '企业', 24),
    number('Days', '天数'),
    number('Logs', '日志数'),
    number('Hours', '小时'),
    number('On the programme', '方案内小时', 14),
    number('Off the programme', '方案外小时', 14),
    number('Late logs', '迟交日志'),
    ...GUARD_RULE_IDS.map((rule) => number(guardWords[rule]['en'] ?? rule, guardWords[rule]['zh'] ?? rule, 14)),
    number('Exempted', '已豁免'),
  ],
  over: 'each',
  rows: (subjects, period) => subjects.toSorted((a, b) => byName(a.apprentice, b.apprentice)).map((s) => rowOf(s, period)),
}
