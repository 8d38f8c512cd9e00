/** Every log of the period, a line each, with what was measured. */
import { judge, type Measurement } from '../measurement.ts'
import type { PracticeLog } from '../practice-log.ts'
import { findCompetency } from '../programme.ts'
import { byName, dayColumn, isIn, number, type Period, type ReportRow, type ReportTable, type Subject, text } from './report-table.ts'
import { logStateWords, yesWord } from './report-words.ts'

/** `Diameter 130.02 mm (130 +0.05 −0.05)`. */
export const measurementLine = ({ quantity, value, unit, nominal, tolerance }: Measurement): string => {
  const asked = nominal === null ? '' : tolerance === null ? ` (${nominal})` : ` (${nominal} +${tolerance.plus} −${tolerance.minus})`
  return `${quantity} ${value}${unit === '' ? '' : ` ${unit}`}${asked}`
}

/** Codes of the plan's lines that a log names; an id where the plan is not at hand. */
export const codesOf = (log: Pick<PracticeLog, 'competencies' | 'programme'>, { programmes, programme }: Pick<Subject, 'programmes' | 'programme'>): readonly string[] =>
  log.competencies.map((c) => {
    const found = [programmes.get(log.programme), programme].flatMap((p) => (p == null ? [] : (findCompetency(p, c) ?? [])))[0]
    return found === undefined || found.code === '' ? c : found.code
  })

const rowOf = (log: PracticeLog, subject: Subject, { dayOf }: Period): ReportRow => {
  const placement = subject.placements.find((p) => p.id === log.placement)
  return [
    subject.apprentice.name,
    log.practisedOn,
    log.startedAt ?? null,
    log.minutes,
    log.task,
    log.whatIDid,
    codesOf(log, subject).join(', '),
    placement?.enterpriseName ?? null,
    placement?.post ?? null,
    log.measurements.length === 0 ? null : log.measurements.map(measurementLine).join('; '),
    log.measurements.length === 0 ? null : log.measurements.filter((m) => judge(m) === 'out').length,
    log.attempts,
    log.ownDefects === '' ? null : log.ownDefects,
    log.improvement === '' ? null : log.improvement,
    (log.photos ?? []).length,
    logStateWords[log.state],
    log.revision,
    log.late ? yesWord : null,
    log.confirmedBy?.name ?? null,
    dayOf(log.submittedAt),
  ]
}

export const inOrderOfWork = (logs: readonly PracticeLog[]): readonly PracticeLog[] =>
  logs.toSorted((a, b) => (a.practisedOn === b.practisedOn ? a.writtenAt - b.writtenAt : a.practisedOn < b.practisedOn ? -1 : 1))

export const logList: ReportTable = {
  title: { en: 'Practice logs', zh: '实训日志' },
  columns: [
    text('Apprentice', '学徒'),
    dayColumn('Date', '日期'),
    text('Began at', '开始时间', 9),
    number('Minutes', '分钟'),
    text('Task', '任务', 28),
    text('What was done', '工作内容', 48),
    text('Skills', '能力项', 18),
    text('Enterprise', '企业', 22),
    text('Post', '岗位', 18),
    text('Measurements', '测量', 36),
    number('Out of tolerance', '超差数', 12),
    number('Attempts', '尝试次数'),
    text('Own defects found', '自查缺陷', 24),
    text('Improvement', '改进建议', 24),
    number('Photos', '照片数'),
    text('State', '状态', 12),
    number('Revision', '版本'),
    text('Late', '迟交', 8),
    text('Confirmed by', '确认人'),
    dayColumn('Submitted on', '提交日期'),
  ],
  over: 'each',
  rows: (subjects, period) =>
    subjects
      .toSorted((a, b) => byName(a.apprentice, b.apprentice))
      .flatMap((s) => inOrderOfWork(s.logs.filter((l) => isIn(period, l.practisedOn))).map((l) => rowOf(l, s, period))),
}
