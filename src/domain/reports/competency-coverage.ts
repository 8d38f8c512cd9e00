/** Each line of the plan over a class: how many have practised it, and how far; what nobody touches is seen at once. */
import type { Competency } from '../competency.ts'
import type { CompetencyId } from '../ids.ts'
import type { Unit } from '../programme.ts'
import { type CompetencyStanding, standings } from '../progress.ts'
import { asOf, inHours, number, type Period, type ReportRow, type ReportTable, type Subject, text } from './report-table.ts'
import { kindWords } from './report-words.ts'

interface Line {
  readonly unit: Unit
  readonly competency: Competency
  readonly standings: CompetencyStanding[]
  notApplicable: number
}

/** Lines in the order of the plans; two versions of one plan share theirs, in the words of the one met first. */
const linesOf = (subjects: readonly Subject[], { end }: Period): readonly Line[] => {
  const lines = new Map<CompetencyId, Line>()
  for (const subject of subjects) {
    if (subject.programme === null) continue
    const named = new Set(subject.logs.flatMap((l) => l.notApplicable.map((n) => n.competency)))
    const mine = new Map(standings(subject.programme, subject, end).map((s) => [s.competency, s]))
    for (const unit of subject.programme.units)
      for (const competency of unit.competencies) {
        const line = lines.get(competency.id) ?? { unit, competency, standings: [], notApplicable: 0 }
        const standing = mine.get(competency.id)
        if (standing !== undefined) line.standings.push(standing)
        if (named.has(competency.id)) line.notApplicable += 1
        lines.set(competency.id, line)
      }
  }
  return [...lines.values()]
}

const rowOf = ({ unit, competency, standings: all, notApplicable }: Line): ReportRow => [
  unit.code,
  competency.code,
  competency.title,
  kindWords[competency.kind],
  competency.plannedMinutes === null ? null : inHours(competency.plannedMinutes),
  all.length,
  all.filter((s) => s.logs.length > 0).length,
  all.filter((s) => s.asked).length,
  all.filter((s) => s.status === 'signed' || s.status === 'endorsed').length,
  all.filter((s) => s.status === 'endorsed').length,
  all.filter((s) => s.status === 'expired').length,
  notApplicable,
]

export const competencyCoverage: ReportTable = {
  title: { en: 'Coverage by competency', zh: '能力项完成情况' },
  columns: [
    text('Unit', '单元', 8),
    text('Code', '编号', 8),
    text('Competency', '能力项', 40),
    text('Kind', '类别', 10),
    number('Planned hours', '计划学时', 12),
    number('Apprentices', '学徒数', 12),
    number('Practised', '已练习'),
    number('Asked', '已申请'),
    number('Signed', '已签认'),
    number('Endorsed', '已复核'),
    number('Expired', '已过期'),
    number('Not applicable', '不适用', 12),
  ],
  over: 'together',
  rows: (subjects, period) => linesOf(subjects.map((s) => asOf(s, period)), period).map(rowOf),
}
