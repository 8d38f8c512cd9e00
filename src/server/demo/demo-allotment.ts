/** Deals the tales out: each is told once, by somebody at the right place, early work early and fine work late. */
import { apprentices, type DemoApprentice } from './demo-people.ts'
import { stories } from './demo-stories.ts'
import type { Tale, Task } from './demo-task.ts'
import { tasks } from './demo-tasks.ts'
import { type Chance, chanceOf } from './demo-words.ts'

export interface Allotment {
  readonly apprentice: DemoApprentice
  readonly daysAgo: number | 'today'
  readonly task: Task
  readonly tale: Tale
}

const OLDEST = 39

/** Days on which an apprentice logs: spread over the weeks, and on the days of his stories. */
const daysOf = (a: DemoApprentice, chance: Chance): readonly number[] => {
  const set = stories.filter((s) => s.apprentice === a.key).flatMap((s) => (s.daysAgo === 'today' ? [] : [s.daysAgo]))
  const step = (OLDEST - a.newest) / (a.logs - 1)
  const ideal = Array.from({ length: a.logs }, (_, i) => {
    const shift = i === 0 || i === a.logs - 1 ? 0 : chance.between(-1, 1) * (step > 2.5 ? 1 : 0)
    return Math.round(a.newest + i * step) + shift
  })
  const days = new Set<number>(ideal)
  for (const day of set) {
    const free = [...days].filter((d) => !set.includes(d))
    const nearest = free.toSorted((x, y) => Math.abs(x - day) - Math.abs(y - day))[0]
    if (!days.has(day) && nearest !== undefined) days.delete(nearest)
    days.add(day)
  }
  return [...days].toSorted((x, y) => y - x)
}

const findStory = (name: string): { readonly task: Task; readonly tale: Tale } => {
  for (const task of tasks) for (const tale of [...task.en, ...task.zh]) if (tale.story === name) return { task, tale }
  throw new RangeError(`No tale of the demonstration is called ${name}.`)
}

/** How ill a task suits the moment: out of its stage, or done often before. */
const strain = (task: Task, stage: number, before: readonly Task[], chance: Chance): number => {
  const last = before.lastIndexOf(task)
  return (
    Math.abs(task.stage - stage) * 3 +
    before.filter((t) => t === task).length * 4 +
    (last >= 0 && before.length - last < 4 ? 6 : 0) +
    chance.between(0, 30) / 10
  )
}

const wish = (tale: Tale, reflected: number): number =>
  tale.notHere !== undefined ? 2 : tale.reflection === undefined ? 0 : reflected < 2 ? 1 : -1

/** All logs to be written, by apprentice, oldest first. */
export const allot = (workingToday: boolean): readonly Allotment[] => {
  const chance = chanceOf('craftlog')
  const told = new Set<Tale>()
  const done = new Map<string, Allotment[]>(apprentices.map((a) => [a.key, []]))
  const turns = apprentices.flatMap((apprentice) => daysOf(apprentice, chance).map((daysAgo) => ({ apprentice, daysAgo })))
  // Everybody's oldest days first, so that nobody is left with what the others did not want.
  for (const { apprentice, daysAgo } of turns.toSorted((x, y) => y.daysAgo - x.daysAgo)) {
    const mine = done.get(apprentice.key) ?? []
    const story = stories.find((s) => s.apprentice === apprentice.key && s.daysAgo === daysAgo)
    if (story !== undefined) {
      mine.push({ apprentice, daysAgo, ...findStory(story.story) })
      continue
    }
    const untold = (t: Task) => t[apprentice.writes].filter((tale) => tale.story === undefined && !told.has(tale))
    const before = mine.map((m) => m.task)
    const stage = 1 + (2 * (OLDEST - daysAgo)) / OLDEST
    const best = tasks
      .filter((t) => (t.at === 'both' || t.at === apprentice.place) && untold(t).length > 0)
      .filter((t) => t.after === undefined || before.some((b) => b.key === t.after))
      .map((task) => ({ task, strain: strain(task, stage, before, chance) }))
      .toSorted((x, y) => x.strain - y.strain)[0]
    // What a visitor should find is told first: an item that does not apply, a thought about one's work.
    const reflected = mine.filter((m) => m.tale.reflection !== undefined).length
    const tale = best === undefined ? undefined : untold(best.task).toSorted((x, y) => wish(y, reflected) - wish(x, reflected))[0]
    if (best === undefined || tale === undefined) continue
    told.add(tale)
    mine.push({ apprentice, daysAgo, task: best.task, tale })
  }
  const early = workingToday ? stories.filter((s) => s.daysAgo === 'today') : []
  return apprentices.flatMap((a) => [
    ...(done.get(a.key) ?? []),
    ...early.filter((s) => s.apprentice === a.key).map((s) => ({ apprentice: a, daysAgo: 'today' as const, ...findStory(s.story) })),
  ])
}
