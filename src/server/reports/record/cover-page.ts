/** The first page of a record: who, where, when, and how far along the plan; with what the seals mean. */
import { isOnProgramme, sharesByDay, sumOfMinutes } from '#domain/hours.ts'
import { columns, type CompetencyStanding } from '#domain/progress.ts'
import { isIn, type Period } from '#domain/reports/report-table.ts'
import { kindWords } from '#domain/reports/report-words.ts'
import type { LocalText } from '#domain/text.ts'
import type { RecordSubject } from '../read-subject.ts'
import { INK, type Paper, printable, SIZE } from './paper.ts'
import { printTable } from './paper-table.ts'
import { drawSeal, LOOKS, lookWords, ON_PAPER, SEAL } from './seals.ts'

export const RECORD_TITLE: LocalText = { en: 'Record of practice', zh: '实训档案' }

const hoursAndMinutes = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

const facts = (paper: Paper, lines: readonly (readonly [LocalText, string])[]): void => {
  const { doc, left, width, sayBoth } = paper
  for (const [words, value] of lines) {
    if (value === '') continue
    const height = doc.font('plain').fontSize(SIZE.text + 1).heightOfString(printable(value), { width: width - 170 })
    const top = doc.y
    doc.fillColor(INK.quiet).text(sayBoth(words), left, top, { width: 160 })
    doc.fillColor(INK.text).text(printable(value), left + 170, top, { width: width - 170 })
    doc.y = top + Math.max(height, 13) + 5
  }
}

/** Planned, practised, signed, endorsed; drawn as bars, and said in numbers beside them. */
const progress = (paper: Paper, subject: RecordSubject, all: readonly CompetencyStanding[]): void => {
  if (subject.programme === null) return
  const { doc } = paper
  printTable(
    paper,
    [
      { heading: { en: 'Plan', zh: '方案' }, share: 22 },
      { heading: { en: '', zh: '' }, share: 40 },
      { heading: { en: 'Planned', zh: '计划' }, share: 12, align: 'right' },
      { heading: { en: 'Practised', zh: '已练习' }, share: 13, align: 'right' },
      { heading: { en: 'Signed', zh: '已签认' }, share: 12, align: 'right' },
      { heading: { en: 'Endorsed', zh: '已复核' }, share: 13, align: 'right' },
    ],
    columns(subject.programme, all)
      .filter((c) => c.of > 0)
      .map((c) => [
        paper.sayBoth(kindWords[c.kind]),
        {
          height: 11,
          draw: (x, y) => {
            const whole = (paper.width * 40) / 112 - 12
            const part = (n: number) => (whole * n) / c.of
            doc.rect(x, y + 2.5, whole, 6).fillColor(INK.soft).fill()
            if (c.practised > 0) doc.rect(x, y + 2.5, part(c.practised), 6).fillColor('#b9c8d6').fill()
            if (c.signed > 0) doc.rect(x, y + 2.5, part(c.signed), 6).fillColor(INK.seal).fill()
            doc.fillColor(INK.text)
          },
        },
        String(c.of),
        String(c.practised),
        String(c.signed),
        String(c.endorsed),
      ]),
    { size: SIZE.text },
  )
}

const legend = (paper: Paper): void => {
  const { doc, left, width } = paper
  doc.y += 14
  let x = left
  const looks = [...LOOKS.map((look) => ({ look, said: lookWords[look], onPaper: false })), { look: 'signed', said: ON_PAPER, onPaper: true } as const]
  for (const { look, said, onPaper } of looks) {
    const words = paper.sayBoth(said)
    const room = SEAL + 5 + doc.font('plain').fontSize(SIZE.small).widthOfString(words) + 16
    if (x + room > left + width) {
      x = left
      doc.y += SEAL + 5
    }
    const y = doc.y
    drawSeal(paper, look, look === 'practised' || look === 'untouched' ? null : 3, x, y, onPaper)
    doc.font('plain').fontSize(SIZE.small).fillColor(INK.quiet).text(words, x + SEAL + 4, y + 2.5, { lineBreak: false })
    doc.y = y
    x += room
  }
  doc.y += SEAL + 4
  doc.x = left
}

export const printCover = (paper: Paper, subject: RecordSubject, all: readonly CompetencyStanding[], period: Period, school: string, madeOn: string): void => {
  const { doc, left, width, say } = paper
  const { apprentice, cohort, placements, logs, programme, programmes } = subject
  doc.y += 40
  doc.font('plain').fontSize(SIZE.unit).fillColor(INK.quiet).text(printable(school), left, doc.y, { width })
  doc.y += 4
  doc.font('bold').fontSize(SIZE.title).fillColor(INK.text).text(printable(apprentice.name), { width })
  doc.font('plain').fontSize(SIZE.section).fillColor(INK.quiet).text(paper.sayBoth(RECORD_TITLE), { width })
  doc.y += 22
  const worked = [...sharesByDay(logs)].filter(([day]) => isIn(period, day)).flatMap(([, shares]) => shares)
  const shown = logs.filter((l) => isIn(period, l.practisedOn))
  facts(paper, [
    [{ en: 'Class', zh: '班级' }, cohort?.name ?? ''],
    [{ en: 'Programme', zh: '人才培养方案' }, programme === null ? '' : say(programme.title)],
    [{ en: 'Period', zh: '时间范围' }, `${period.from} – ${period.until}`],
    [{ en: 'Hours', zh: '工时' }, hoursAndMinutes(sumOfMinutes(worked))],
    [{ en: 'On the programme', zh: '方案内' }, hoursAndMinutes(sumOfMinutes(worked.filter((s) => isOnProgramme(s.log, programmes))))],
    [{ en: 'Practice logs', zh: '实训日志' }, String(shown.length)],
    [{ en: 'Printed on', zh: '打印日期' }, madeOn],
  ])
  doc.y += 12
  progress(paper, subject, all)
  legend(paper)
  if (placements.length === 0) return
  paper.section({ en: 'Placements', zh: '岗位实习' })
  printTable(
    paper,
    [
      { heading: { en: 'Enterprise and post', zh: '企业与岗位' }, share: 34 },
      { heading: { en: 'From', zh: '开始' }, share: 14 },
      { heading: { en: 'Until', zh: '结束' }, share: 14 },
      { heading: { en: 'Mentors', zh: '企业师傅' }, share: 26 },
      { heading: { en: 'Teacher', zh: '教师' }, share: 16 },
    ],
    placements.map((p) => [`${p.enterpriseName}\n${p.post}`, p.start, p.end, [...new Set(p.mentors.map((m) => m.name))].join(', '), p.teacherName]),
    { size: SIZE.text },
  )
}
