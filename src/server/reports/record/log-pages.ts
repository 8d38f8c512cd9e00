/** The logbook of a record: each log with what was measured, its photos, and at the end the reflections that were shared. */
import { judge, type Measurement } from '#domain/measurement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { codesOf, inOrderOfWork } from '#domain/reports/log-list.ts'
import { isIn, type Period } from '#domain/reports/report-table.ts'
import { dimensionWords, logStateWords } from '#domain/reports/report-words.ts'
import type { LocalText } from '#domain/text.ts'
import type { RecordSubject } from '../read-subject.ts'
import { INK, type Paper, printable, SIZE } from './paper.ts'
import { printTable } from './paper-table.ts'
import { THUMBNAIL, type Thumbnail } from './thumbnails.ts'

const verdictWords: Readonly<Record<ReturnType<typeof judge>, LocalText>> = {
  in: { en: 'in tolerance', zh: '合格' },
  out: { en: 'out of tolerance', zh: '超差' },
  unjudged: { en: '', zh: '' },
}

const toleranceOf = ({ nominal, tolerance, unit }: Measurement): string =>
  nominal === null ? '' : `${nominal}${tolerance === null ? '' : tolerance.plus === tolerance.minus ? ` ±${tolerance.plus}` : ` +${tolerance.plus} −${tolerance.minus}`} ${unit}`.trim()

const printMeasurements = (paper: Paper, measurements: readonly Measurement[]): void =>
  printTable(
    paper,
    [
      { heading: { en: 'Measured', zh: '测量项' }, share: 34 },
      { heading: { en: 'Value', zh: '测量值' }, share: 18 },
      { heading: { en: 'Asked for', zh: '要求' }, share: 22 },
      { heading: { en: 'Verdict', zh: '判定' }, share: 18 },
      { heading: { en: 'Instrument', zh: '量具' }, share: 24 },
    ],
    measurements.map((m) => [m.quantity, `${m.value} ${m.unit}`.trim(), toleranceOf(m), paper.say(verdictWords[judge(m)]), m.instrument]),
    { size: SIZE.small + 0.5 },
  )

/** A line with its name before it; nothing where nothing was said. */
const told = (paper: Paper, words: LocalText, text: string): void => {
  if (text === '') return
  const { doc, left, width } = paper
  doc.font('bold').fontSize(SIZE.text).fillColor(INK.text).text(`${paper.say(words)}: `, left, doc.y, { width, continued: true })
  doc.font('plain').text(printable(text), { width })
}

const printThumbnails = (paper: Paper, pictures: readonly Thumbnail[]): void => {
  if (pictures.length === 0) return
  const { doc, left, width } = paper
  const perLine = Math.floor((width + 6) / (THUMBNAIL.width + 6))
  for (let from = 0; from < pictures.length; from += perLine) {
    paper.need(THUMBNAIL.height + 10)
    const y = doc.y + 4
    for (const [n, picture] of pictures.slice(from, from + perLine).entries())
      doc.image(picture, left + n * (THUMBNAIL.width + 6), y, { fit: [THUMBNAIL.width, THUMBNAIL.height] })
    doc.y = y + THUMBNAIL.height + 4
  }
  doc.x = left
}

const headLine = (log: PracticeLog, subject: RecordSubject, paper: Paper): string => {
  const placement = subject.placements.find((p) => p.id === log.placement)
  return [
    log.practisedOn + (log.startedAt == null ? '' : ` ${log.startedAt}`),
    `${log.minutes} min`,
    ...(placement === undefined ? [] : [placement.enterpriseName]),
    ...(log.competencies.length === 0 ? [] : [codesOf(log, subject).join(' ')]),
    paper.say(logStateWords[log.state]) + (log.confirmedBy === null ? '' : `: ${log.confirmedBy.name}`),
    ...(log.revision === 1 ? [] : [`${paper.say({ en: 'revision', zh: '第' })} ${log.revision}${paper.say({ en: ' ', zh: '版' }).trimEnd()}`]),
    ...(log.late ? [paper.say({ en: 'late', zh: '迟交' })] : []),
  ].join('  ·  ')
}

/** @param pictures of a log, ready to be printed */
export const printLogs = async (paper: Paper, subject: RecordSubject, period: Period, pictures: (log: PracticeLog) => Promise<readonly Thumbnail[]>): Promise<void> => {
  const logs = inOrderOfWork(subject.logs.filter((l) => isIn(period, l.practisedOn)))
  if (logs.length === 0) return
  const { doc, left, width } = paper
  paper.section({ en: 'Practice logs', zh: '实训日志' })
  for (const log of logs) {
    paper.need(60)
    doc.y += 6
    doc.font('bold').fontSize(SIZE.unit - 1).fillColor(INK.text).text(printable(log.task), left, doc.y, { width })
    paper.quietLine(headLine(log, subject, paper))
    doc.y += 2
    doc.font('plain').fontSize(SIZE.text).fillColor(INK.text).text(printable(log.whatIDid), left, doc.y, { width })
    if (log.measurements.length > 0) {
      doc.y += 3
      printMeasurements(paper, log.measurements)
      doc.y += 3
    }
    told(paper, { en: 'Own defects found', zh: '自查缺陷' }, log.ownDefects)
    told(paper, { en: 'Improvement', zh: '改进建议' }, log.improvement)
    told(paper, { en: 'Not applicable here', zh: '不适用' }, log.notApplicable.map((n) => n.because).join('; '))
    printThumbnails(paper, await pictures(log))
    doc.y += 7
  }
}

export const printReflections = (paper: Paper, { reflections }: RecordSubject, period: Period): void => {
  const shown = reflections.filter((r) => isIn(period, period.dayOf(r.writtenAt))).toSorted((a, b) => a.writtenAt - b.writtenAt)
  if (shown.length === 0) return
  const { doc, left, width } = paper
  paper.section({ en: 'Reflections', zh: '匠心反思' })
  for (const r of shown) {
    paper.need(50)
    doc.y += 5
    doc.font('bold').fontSize(SIZE.text).fillColor(INK.text).text(`${period.dayOf(r.writtenAt)}  ${paper.sayBoth(dimensionWords[r.dimension])}`, left, doc.y, { width })
    doc.font('plain').text(printable(r.text), { width })
  }
}
