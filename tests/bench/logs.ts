/** The practice logs of the bench, about 0.5 KB of JSON each: the same rows for every peer, on both sides of the wire. */
import { addDays } from '#domain/calendar-day.ts'
import type { CompetencyId, PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog, PracticeLogContent } from '#domain/practice-log.ts'
import { contentOf, day, DRAWINGS, liWei, MEASURE, moment, PLACEMENT, PROGRAMME, TIDINESS } from '#tests/support/people.ts'

const FIRST_DAY = day('2023-01-02')
const FIRST_MOMENT = moment('2023-01-02T15:00Z')
const DAY = 86_400_000
/** Nobody writes ten logs a day; a longer span would only make the index of days easier. */
const A_DAY = 10

/** Of the length that real ids have. @param kind tells apart what was there (0) and what is written here (1…) */
const idOf = (kind: number, n: number): PracticeLogId =>
  `0190a000-000${kind}-7000-8000-${n.toString(16).padStart(12, '0')}` as PracticeLogId

const SKILLS: readonly CompetencyId[] = [MEASURE, DRAWINGS, TIDINESS]

const contentFor = (n: number): PracticeLogContent =>
  contentOf({
    task: `Wheelset ${n}: flange and tread`,
    practisedOn: addDays(FIRST_DAY, Math.floor(n / A_DAY)),
    minutes: 30 + ((n * 7) % 450),
    whatIDid: `Measured the flange of axle ${n % 6} three times, 0.${n % 99} mm off the drawing. 轮缘厚度测量三次取平均值。`,
    competencies: SKILLS.slice(0, 1 + (n % 3)),
  })

/** The n-th log that the school has already. */
export const oldLog = (n: number): PracticeLog => {
  const written = FIRST_MOMENT + Math.floor(n / A_DAY) * DAY
  return {
    ...contentFor(n),
    id: idOf(0, n),
    apprentice: liWei.id,
    placement: PLACEMENT,
    programme: PROGRAMME,
    state: n % 3 === 0 ? 'returned' : 'submitted',
    revision: 1,
    writtenAt: written,
    submittedAt: written,
    zone: 480,
    late: false,
    confirmedBy: null,
    otherVersions: [],
  }
}

/** Arguments of `practiceLog.submit` for the n-th log that is written during the bench. */
export const newLogArgs = (n: number) => ({ id: idOf(1, n), placement: PLACEMENT, zone: 480, content: contentFor(n) })

/** The row that those arguments become, for peers that have no mutations. */
export const newLog = (n: number): PracticeLog => ({ ...oldLog(n), id: idOf(1, n), state: 'submitted' })
