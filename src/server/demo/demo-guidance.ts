/** What mentors of the demonstration school noted beside their signatures: weeks that they observed, and time that they guided. */
import { mondayOf } from '#domain/calendar-day.ts'
import type { GuidanceNoteId } from '#domain/ids.ts'
import { type GuidanceNote, type Observation, observationIdOf, type ObservedItems } from '#domain/observation.ts'
import { type DemoClock, wallClock, workdayAgo } from './demo-clock.ts'
import { personIdOf, signed } from './demo-people.ts'

interface Week {
  readonly apprentice: string
  readonly by: string
  /** A working day of the week that it is about. */
  readonly on: number
  readonly items: ObservedItems
}

const weeks: readonly Week[] = [
  {
    apprentice: 'li-na',
    by: 'zhang-jianguo',
    on: 6,
    items: {
      ethics: { mark: 'shown', words: 'Reported her own over-torqued bolt before anybody asked.' },
      skills: { mark: 'shown', words: 'Brake pads on both sides without a word from me.' },
      behaviour: { mark: 'shown', words: 'Lock, tag, test; every time, also when the shift was late.' },
      style: { mark: 'growing', words: 'Tools wiped and counted, but the bench only after a reminder.' },
      awareness: { mark: 'growing', words: 'Asks what the driver will notice. More of that.' },
    },
  },
  {
    apprentice: 'wang-wei',
    by: 'zhang-jianguo',
    on: 6,
    items: {
      ethics: { mark: 'shown', words: '数据照实记，超差也照写。' },
      skills: { mark: 'growing', words: '量具会用，换算还要再练。' },
      behaviour: { mark: 'shown', words: '三把锁一把不少，收工前自己复查。' },
      style: { mark: 'growing', words: '手脚快，偶尔急，拧完要回头看一眼。' },
      awareness: { mark: 'not-seen', words: '' },
    },
  },
]

interface Hour {
  readonly apprentice: string
  readonly by: string
  readonly on: number
  readonly minutes: number
  readonly about: string
}

const hours: readonly Hour[] = [
  { apprentice: 'li-na', by: 'zhang-jianguo', on: 5, minutes: 40, about: 'Reading the pantograph sheet together' },
  { apprentice: 'li-na', by: 'wu-xiulan', on: 3, minutes: 25, about: 'Talking a check aloud' },
  { apprentice: 'wang-wei', by: 'zhang-jianguo', on: 4, minutes: 35, about: '力矩换算，三个例子' },
  { apprentice: 'chen-jie', by: 'zhang-jianguo', on: 2, minutes: 20, about: 'First sketch of the cradle' },
]

export interface Guiding {
  readonly observations: readonly Observation[]
  readonly notes: readonly GuidanceNote[]
}

export const guidingOf = (clock: DemoClock): Guiding => ({
  observations: weeks.map(({ apprentice, by, on, items }) => {
    const day = workdayAgo(clock, on)
    const [who, mentor] = [personIdOf(apprentice), personIdOf(by)]
    return { id: observationIdOf(who, day, mentor), apprentice: who, week: mondayOf(day), items, by: signed(by, 'mentor'), at: wallClock(day, 16, 20) }
  }),
  notes: hours.map(({ apprentice, by, on, minutes, about }) => {
    const day = workdayAgo(clock, on)
    return { id: `demo-g-${apprentice}-${on}` as GuidanceNoteId, apprentice: personIdOf(apprentice), day, minutes, about, by: signed(by, 'mentor'), at: wallClock(day, 17, 5) }
  }),
})
