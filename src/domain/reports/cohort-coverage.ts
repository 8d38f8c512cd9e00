/** Plan versus actual (rule 8): each apprentice and unit, in three columns knowledge, skill and character. */
import { KINDS } from '../competency.ts'
import { columns, standings } from '../progress.ts'
import { asOf, byName, inHours, number, type Period, type ReportRow, type ReportTable, type Subject, text } from './report-table.ts'
import { kindWords } from './report-words.ts'

const counted = KINDS.flatMap((kind) => {
  const { en, zh } = { en: kindWords[kind]['en'] ?? kind, zh: kindWords[kind]['zh'] ?? kind }
  return [number(`${en}: planned`, `${zh}：计划`), number(`${en}: practised`, `${zh}：练习`), number(`${en}: signed`, `${zh}：签认`), number(`${en}: endorsed`, `${zh}：复核`)]
})

const rowsOf = (now: Subject, { end }: Period): readonly ReportRow[] => {
  const { programme } = now
  if (programme === null) return []
  const all = new Map(standings(programme, now, end).map((s) => [s.competency, s]))
  const minutesOf = new Map(now.logs.map((l) => [l.id, l.minutes]))
  return programme.units.map((unit) => {
    const mine = unit.competencies.flatMap((c) => all.get(c.id) ?? [])
    const planned = unit.competencies.reduce((sum, c) => sum + (c.plannedMinutes ?? 0), 0)
    // A log that practises two lines of a unit is still worked once.
    const practised = [...new Set(mine.flatMap((s) => s.logs))].reduce((sum, log) => sum + (minutesOf.get(log) ?? 0), 0)
    return [
      now.apprentice.name,
      unit.code,
      unit.title,
      planned === 0 ? null : inHours(planned),
      inHours(practised),
      ...columns({ units: [unit] }, mine).flatMap((c) => [c.of, c.practised, c.signed, c.endorsed]),
    ]
  })
}

export const cohortCoverage: ReportTable = {
  title: { en: 'Coverage of the plan', zh: '方案完成情况' },
  columns: [text('Apprentice', '学徒'), text('Unit', '单元', 8), text('Title', '名称', 32), number('Planned hours', '计划学时', 12), number('Practised hours', '练习学时', 12), ...counted],
  over: 'each',
  rows: (subjects, period) => subjects.toSorted((a, b) => byName(a.apprentice, b.apprentice)).flatMap((s) => rowsOf(asOf(s, period), period)),
}
