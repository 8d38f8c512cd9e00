/** The skills of a record with their seals, every signature behind them, and what was put down by code and is none. */
import type { Competency } from '#domain/competency.ts'
import { findCompetency } from '#domain/programme.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import { lapsesAt, type ProvisionalSignOff, provisionalState } from '#domain/provisional.ts'
import { isIn, type Period } from '#domain/reports/report-table.ts'
import { assuranceOf, levelWords, statusWords } from '#domain/reports/report-words.ts'
import { competencySigned, isChangedSince } from '#domain/reports/sign-off-list.ts'
import { lastValidDay, type SignOff } from '#domain/sign-off.ts'
import type { LocalText } from '#domain/text.ts'
import type { RecordSubject } from '../read-subject.ts'
import { INK, type Paper, printable, SIZE } from './paper.ts'
import { type PaperCell, type PaperRow, printTable } from './paper-table.ts'
import { drawSeal, lookOf, SEAL } from './seals.ts'

/** Signed by whom and when; of what was only practised, nothing. */
const signatureLine = (s: CompetencyStanding, c: Competency, { endorsements }: RecordSubject, { dayOf }: Period, paper: Paper): string => {
  const { latest } = s
  if (latest === null) return ''
  const second = endorsements.find((e) => e.signOff === latest.id)
  const until = lastValidDay(latest, c)
  return [
    `${latest.by.name}, ${dayOf(latest.at)}`,
    ...(latest.assurance === 'C' ? [paper.say(assuranceOf(latest))] : []),
    ...(second === undefined ? [] : [`${paper.say(statusWords.endorsed)}: ${second.by.name}, ${dayOf(second.at)}`]),
    ...(until === null ? [] : [`${paper.say({ en: 'Valid until', zh: '有效期至' })} ${until}`]),
  ].join('\n')
}

export const printSkills = (paper: Paper, subject: RecordSubject, all: readonly CompetencyStanding[], period: Period): void => {
  const { programme } = subject
  if (programme === null) return
  const { doc, left, width, say } = paper
  const standing = new Map(all.map((s) => [s.competency, s]))
  const askedLevel = (competency: Competency['id']) => subject.requests.find((r) => r.competency === competency && r.state === 'open')?.selfLevel ?? null
  paper.section({ en: 'Skills', zh: '技能清单' })
  for (const unit of programme.units) {
    paper.need(70)
    doc.y += 6
    doc.font('bold').fontSize(SIZE.unit).fillColor(INK.text).text(`${printable(unit.code)}  ${say(unit.title)}`.trim(), left, doc.y, { width })
    doc.y += 2
    printTable(
      paper,
      [
        { heading: { en: '', zh: '' }, share: 6 },
        { heading: { en: 'Competency', zh: '能力项' }, share: 46 },
        { heading: { en: 'Standing', zh: '状态' }, share: 24 },
        { heading: { en: 'Signatures', zh: '签名' }, share: 34 },
        { heading: { en: 'Hours', zh: '小时' }, share: 10, align: 'right' },
      ],
      unit.competencies.flatMap((c): PaperCell[][] => {
        const s = standing.get(c.id)
        if (s === undefined) return []
        const signed = s.level === null || s.latest === null ? say(statusWords[s.status]) : `${say(statusWords[s.status])}\n${say(levelWords[s.level])}`
        return [
          [
            { height: SEAL - 2, draw: (x, y) => drawSeal(paper, lookOf(s), s.status === 'asked' ? askedLevel(c.id) : s.level, x, y - 1.5, s.onPaper) },
            `${c.code}  ${say(c.title)}`.trim(),
            signed,
            signatureLine(s, c, subject, period, paper),
            s.practisedMinutes === 0 ? '' : (s.practisedMinutes / 60).toFixed(1),
          ],
        ]
      }),
    )
  }
}

const factsOf = (s: SignOff, paper: Paper): string => {
  const told = (n: number, words: LocalText) => (n === 0 ? [] : [`${paper.say(words)} ${n}`])
  return [...told(s.facts.takeovers, { en: 'Takeovers', zh: '接手' }), ...told(s.facts.prompts, { en: 'Prompts', zh: '提示' }), ...told(s.facts.defects, { en: 'Defects', zh: '缺陷' })].join(', ')
}

/** Below a sign-off, in the full width: what may be long, and what must not be overlooked. */
const notesOn = (s: SignOff, subject: RecordSubject, paper: Paper): readonly string[] => {
  const withdrawn = subject.withdrawals.find((w) => w.signOff === s.id)
  return [
    ...(withdrawn === undefined ? [] : [`${paper.say({ en: 'Withdrawn', zh: '已撤回' })}: ${withdrawn.because} (${withdrawn.by.name})`]),
    ...(s.needsReview ? [paper.say({ en: "Waits for the school's review.", zh: '待学校核实。' })] : []),
    ...(isChangedSince(s, subject) ? [paper.say({ en: 'A log that it rests on has changed since.', zh: '所依据的日志在签认后有改动。' })] : []),
    ...(s.comment === '' ? [] : [`“${s.comment}”`]),
  ]
}

export const printSignOffs = (paper: Paper, subject: RecordSubject, period: Period): void => {
  const given = subject.signOffs.filter((s) => isIn(period, period.dayOf(s.at))).toSorted((a, b) => a.at - b.at)
  if (given.length === 0) return
  const { say } = paper
  paper.section({ en: 'Sign-offs', zh: '签认记录' })
  printTable(
    paper,
    [
      { heading: { en: '', zh: '' }, share: 6 },
      { heading: { en: 'Date', zh: '日期' }, share: 15 },
      { heading: { en: 'Competency', zh: '能力项' }, share: 42 },
      { heading: { en: 'Mentor', zh: '企业师傅' }, share: 24 },
      { heading: { en: 'Assurance', zh: '可信等级' }, share: 24 },
      { heading: { en: 'Endorsed', zh: '复核' }, share: 22 },
    ],
    given.map((s): PaperRow => {
      const competency = competencySigned(s, subject)
      const second = subject.endorsements.find((e) => e.signOff === s.id)
      const cells: PaperCell[] = [
        // What was withdrawn stays in the list, and bears no seal any more.
        { height: SEAL - 2, draw: (x, y) => drawSeal(paper, subject.withdrawals.some((w) => w.signOff === s.id) ? 'untouched' : second === undefined ? 'signed' : 'endorsed', s.level, x, y - 1.5, s.assurance === 'C') },
        period.dayOf(s.at),
        `${competency?.code ?? ''}  ${competency === undefined ? s.competency : say(competency.title)}`.trim(),
        [s.by.name, ...(s.paper === undefined ? [] : [`${say({ en: 'Put down by', zh: '录入' })}: ${s.paper.by.name}`]), factsOf(s, paper)].filter((t) => t !== '').join('\n'),
        say(assuranceOf(s)),
        second === undefined ? '' : `${second.by.name}\n${period.dayOf(second.at)}`,
      ]
      return { cells, below: notesOn(s, subject, paper).join('\n') }
    }),
  )
}

/** Why it is no signature. @param p as it was at the end of the period */
const stood = (p: ProvisionalSignOff, { dayOf, end }: Period, { say }: Paper): string => {
  const lapses = lapsesAt(p)
  const until = lapses === null ? '' : dayOf(lapses)
  switch (provisionalState(p, end)) {
    case 'unheard':
      return say({ en: 'Provisional, the school has yet to see the code', zh: '暂签，学校尚未收到签认码' })
    case 'waiting':
      return say({ en: `Provisional, waits for confirmation until ${until}`, zh: `暂签，待确认，${until} 失效` })
    case 'lapsed':
      return say({ en: `Lapsed on ${until}, not confirmed`, zh: `未获确认，已于 ${until} 失效` })
    case 'declined':
      return say({ en: 'Declined', zh: '不予确认' })
    case 'confirmed':
      return say({ en: 'Confirmed: see the sign-offs', zh: '已确认，见签认记录' })
  }
}

/** Without seals: it counts towards nothing, whatever level was typed. */
export const printProvisional = (paper: Paper, subject: RecordSubject, period: Period): void => {
  const typed = subject.provisional
    .filter((p) => p.at <= period.end && isIn(period, period.dayOf(p.at)))
    .map((p) => (p.answer !== null && p.answer.at > period.end ? { ...p, answer: null } : p))
    .toSorted((a, b) => a.at - b.at)
  if (typed.length === 0) return
  const { say } = paper
  paper.section({ en: 'Provisional sign-offs', zh: '暂签' })
  paper.quietLine(say({ en: "Typed with a mentor's one-time code. These are no signatures and count towards nothing.", zh: '凭师傅的一次性签认码录入。不是签名，不计入任何进度。' }))
  printTable(
    paper,
    [
      { heading: { en: 'Date', zh: '日期' }, share: 15 },
      { heading: { en: 'Competency', zh: '能力项' }, share: 42 },
      { heading: { en: 'Level', zh: '等级' }, share: 24 },
      { heading: { en: 'Mentor', zh: '企业师傅' }, share: 20 },
      { heading: { en: 'Standing', zh: '状态' }, share: 32 },
    ],
    typed.map((p): PaperRow => {
      const competency = [subject.programme, ...subject.programmes.values()].flatMap((plan) => (plan === null ? [] : (findCompetency(plan, p.competency) ?? [])))[0]
      return {
        cells: [period.dayOf(p.at), `${competency?.code ?? ''}  ${competency === undefined ? p.competency : say(competency.title)}`.trim(), say(levelWords[p.level]), p.mentor.name, stood(p, period, paper)],
        below: [...(p.answer === null || p.answer.confirmed ? [] : [`${say({ en: 'Declined, because', zh: '不予确认，原因' })}: ${p.answer.because}`]), ...(p.comment === '' ? [] : [`“${p.comment}”`])].join('\n'),
      }
    }),
  )
}
