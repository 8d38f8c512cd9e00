/**
 * The mentor ledger (rule 9) by enterprise, counted out of the records of the apprentices that the reader may see. It is
 * ordered by names: it shows that guiding is work, and ranks nobody.
 */
import type { PersonId } from '../ids.ts'
import { mentorLedger } from '../mentor-ledger.ts'
import { byName, number, type Period, type ReportRow, type ReportTable, type Subject, text } from './report-table.ts'

interface Guide {
  readonly id: PersonId
  readonly name: string
  readonly enterprise: string
  readonly apprentices: ReadonlySet<PersonId>
}

/** Everybody who ever guided one of them, once for each enterprise. */
const guidesOf = (subjects: readonly Subject[]): readonly Guide[] => {
  const found = new Map<string, Guide>()
  for (const { placements, apprentice } of subjects)
    for (const p of placements)
      for (const m of p.mentors) {
        const key = JSON.stringify([p.enterprise, m.person])
        const known = found.get(key)
        found.set(key, { id: m.person, name: m.name, enterprise: p.enterpriseName, apprentices: new Set([...(known?.apprentices ?? []), apprentice.id]) })
      }
  return [...found.values()].toSorted((a, b) => (a.enterprise === b.enterprise ? byName(a, b) : a.enterprise < b.enterprise ? -1 : 1))
}

const HOUR = 3_600_000

const rowOf = (guide: Guide, subjects: readonly Subject[], period: Period): ReportRow => {
  const theirs = subjects.filter((s) => guide.apprentices.has(s.apprentice.id))
  const ledger = mentorLedger(guide.id, period, {
    guidance: theirs.flatMap((s) => s.guidance),
    signOffs: theirs.flatMap((s) => s.signOffs),
    withdrawals: theirs.flatMap((s) => s.withdrawals),
    requests: theirs.flatMap((s) => s.requests),
    feedback: theirs.flatMap((s) => s.feedback),
  })
  return [
    guide.enterprise,
    guide.name,
    guide.apprentices.size,
    ledger.guidanceMinutes,
    ledger.signOffs.length,
    ledger.inBulk.length,
    ledger.answers.length,
    ledger.medianWaitMs === null ? null : Math.round((ledger.medianWaitMs / HOUR) * 10) / 10,
    ledger.logs.length,
    ledger.broughtToFive.length,
  ]
}

export const mentorsWork: ReportTable = {
  title: { en: 'Mentor ledger', zh: '师傅工作记录' },
  columns: [
    text('Enterprise', '企业', 24),
    text('Mentor', '企业师傅'),
    number('Apprentices', '学徒数', 12),
    number('Guidance minutes', '指导分钟', 16),
    number('Sign-offs', '签认数'),
    number('In bulk, not counted', '批量签认（不计）', 18),
    number('Requests answered', '已答复申请', 16),
    number('Median wait, hours', '答复时间中位数（小时）', 20),
    number('Logs commented', '点评日志数', 14),
    number('Skills brought to level 5', '带到5级的能力项', 22),
  ],
  over: 'together',
  rows: (subjects, period) => guidesOf(subjects).map((guide) => rowOf(guide, subjects, period)),
}
