/** Every sign-off of the period, with both signatures, how sure the first is, and what became of it. */
import { findCompetency, type Programme } from '../programme.ts'
import { lastValidDay, openDispute, type SignOff } from '../sign-off.ts'
import { byName, dayColumn, isIn, number, type Period, type ReportRow, type ReportTable, type Subject, text } from './report-table.ts'
import { assuranceOf, kindWords, levelWords, yesWord } from './report-words.ts'

/** The line of the plan that was signed: of the plan as it was then, else as it is now. */
export const competencySigned = (s: Pick<SignOff, 'competency' | 'programme'>, { programmes, programme }: Pick<Subject, 'programmes' | 'programme'>) =>
  [programmes.get(s.programme), programme].flatMap((p: Programme | null | undefined) => (p == null ? [] : (findCompetency(p, s.competency) ?? [])))[0]

/** A log that it rests on was handed in again since: the signature is not for that revision. */
export const isChangedSince = (s: Pick<SignOff, 'logs'>, { logs }: Pick<Subject, 'logs'>): boolean =>
  s.logs.some((seen) => logs.some((l) => l.id === seen.log && l.revision > seen.revision))

const rowOf = (s: SignOff, subject: Subject, { dayOf }: Period): ReportRow => {
  const competency = competencySigned(s, subject)
  const endorsed = subject.endorsements.find((e) => e.signOff === s.id)
  const withdrawn = subject.withdrawals.find((w) => w.signOff === s.id)
  return [
    subject.apprentice.name,
    competency?.code ?? null,
    competency?.title ?? s.competency,
    competency === undefined ? null : kindWords[competency.kind],
    levelWords[s.level],
    dayOf(s.at),
    s.by.name,
    subject.placements.find((p) => p.id === s.placement)?.enterpriseName ?? null,
    s.facts.takeovers,
    s.facts.prompts,
    s.facts.defects,
    s.comment === '' ? null : s.comment,
    assuranceOf(s),
    endorsed?.by.name ?? null,
    endorsed === undefined ? null : dayOf(endorsed.at),
    competency === undefined ? null : lastValidDay(s, competency),
    isChangedSince(s, subject) ? yesWord : null,
    s.needsReview ? yesWord : null,
    withdrawn === undefined ? null : dayOf(withdrawn.at),
    withdrawn?.because ?? null,
    openDispute(subject, s.id)?.because ?? null,
  ]
}

export const signOffList: ReportTable = {
  title: { en: 'Sign-offs', zh: '签认' },
  columns: [
    text('Apprentice', '学徒'),
    text('Code', '编号', 8),
    text('Competency', '能力项', 36),
    text('Kind', '类别', 10),
    text('Level', '等级', 20),
    dayColumn('Signed on', '签认日期'),
    text('Signed by', '签认人'),
    text('Enterprise', '企业', 22),
    number('Takeovers', '接手次数'),
    number('Prompts', '提示次数'),
    number('Defects', '缺陷数'),
    text('Comment', '评语', 32),
    text('Assurance', '可信等级', 24),
    text('Endorsed by', '复核人'),
    dayColumn('Endorsed on', '复核日期'),
    dayColumn('Valid until', '有效期至'),
    text('Log changed since', '签认后日志有改动', 14),
    text('Needs review', '待核实', 12),
    dayColumn('Withdrawn on', '撤回日期'),
    text('Withdrawn because', '撤回原因', 24),
    text('Disputed because', '异议原因', 24),
  ],
  over: 'each',
  rows: (subjects, period) =>
    subjects
      .toSorted((a, b) => byName(a.apprentice, b.apprentice))
      .flatMap((s) => s.signOffs.filter((o) => isIn(period, period.dayOf(o.at))).toSorted((a, b) => a.at - b.at).map((o) => rowOf(o, s, period))),
}
