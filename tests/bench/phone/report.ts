/** What the bench of the phone found, as it is written to JSON and shown as a table. */
import type { Machine } from '../bench-run.ts'
import { median, percentile, rounded } from '../figures.ts'
import type { Scores } from '../lighthouse/audit.ts'
import type { MachineSpeed } from '../lighthouse/machine-speed.ts'
import type { ColdVisit } from './cold-visit.ts'
import type { Deed } from './log-form.ts'
import type { SaveSeen } from './observer.ts'
import type { Scrolled } from './scroll.ts'
import type { WarmStart } from './warm-start.ts'

/** A rate, and which phone it makes of this very machine; null for the rate that the target names. */
export interface Slowed {
  readonly slower: number
  readonly as: keyof typeof PHONE_NAMES | null
}
const PHONE_NAMES = { middle: 'this machine as a Pixel 5', slow: 'this machine as a Moto G Power of 2022', lighthouse: 'as Lighthouse says for this machine' } as const

/** What was seen; what was not asked for is empty. */
export interface PhoneSeen {
  readonly speed: MachineSpeed | null
  readonly warm: readonly { readonly on: Slowed; readonly ours: readonly WarmStart[]; readonly floor: readonly number[] }[]
  readonly saves: readonly { readonly on: Slowed; readonly ours: readonly SaveSeen[]; readonly puts: readonly number[] }[]
  readonly answers: Readonly<Record<Deed, readonly number[]>>
  readonly scroll: readonly { readonly top: Scrolled; readonly deep: Scrolled }[]
  readonly cold: readonly ColdVisit[]
  readonly lighthouse: readonly { readonly page: string; readonly on: Slowed; readonly scores: readonly Scores[] }[]
}

/** One line of the table: what it is, what was found, what it should be. */
export interface Line {
  readonly what: string
  readonly found: string
  readonly target: string
  readonly floor: string
}

export interface PhoneReport {
  readonly bench: 'phone'
  readonly machine: Machine
  readonly runs: number
  readonly rows: number
  readonly long: number
  /** Load of the last minute when it ended. */
  readonly loadAfter: number
  readonly lines: readonly Line[]
}

const ms = (value: number): string => `${rounded(value).toLocaleString('en-GB')} ms`
const middle = <T>(all: readonly T[], of: (one: T) => number): number => median(all.map(of))
const times = (ours: number, floor: number): string => `${ms(floor)}, ours ${(ours / floor).toFixed(1)} ×`

const rate = ({ slower, as }: Slowed): string => `${slower} ×${as === null ? '' : ` (${PHONE_NAMES[as]})`}`

const speedLines = ({ speed }: PhoneSeen): readonly Line[] =>
  speed === null
    ? []
    : [{ what: 'how fast pages run on this machine, by the index of Lighthouse; a Pixel 5 has 1,000, a Moto G Power of 2022 264', found: `${speed.index.toLocaleString('en-GB')}: the first is ${speed.middle} ×, the second ${speed.slow} ×`, target: '', floor: '' }]

const warmLines = ({ warm }: PhoneSeen, rows: number): readonly Line[] =>
  warm.map(({ on, ours, floor }) => ({
    what: `warm start, server stopped, ${rows.toLocaleString('en-GB')} logs, ${rate(on)}: cards as last seen · the list itself · a log that was touched at once`,
    found: `${ms(middle(ours, (w) => w.drawn))} · ${ms(middle(ours, (w) => w.live))} · ${ms(middle(ours, (w) => w.opened))}`,
    target: `${on.as === 'slow' || (on.as === null && on.slower > 8) ? 2 : 1}.0 s`,
    floor: `${times(middle(ours, (w) => w.drawn), median(floor))} and ${(middle(ours, (w) => w.live) / median(floor)).toFixed(1)} ×`,
  }))

const saveLines = ({ saves }: PhoneSeen): readonly Line[] =>
  saves.flatMap(({ on, ours, puts }) => {
    const [committed, shown, own] = [ours.map((s) => s.committed), ours.map((s) => s.shown), ours.map((s) => s.committed - s.heard)]
    return [
      { what: `a save from the touch, p50 · p95 of ${ours.length}, ${rate(on)}: committed`, found: `${ms(median(committed))} · ${ms(percentile(committed, 0.95))}`, target: 'p95 50 ms', floor: times(percentile(committed, 0.95), percentile(puts, 0.95)) },
      { what: 'the same, from when the page has heard of the touch', found: `${ms(median(own))} · ${ms(percentile(own, 0.95))}`, target: 'p95 50 ms', floor: times(percentile(own, 0.95), percentile(puts, 0.95)) },
      { what: 'the same, from the touch until the logbook shows it', found: `${ms(median(shown))} · ${ms(percentile(shown, 0.95))}`, target: '', floor: '' },
    ]
  })

const answerLines = ({ answers }: PhoneSeen): readonly Line[] => {
  const all = Object.values(answers).flat()
  if (all.length === 0) return []
  const by = Object.entries(answers).map(([deed, of]) => `${deed} ${ms(percentile(of, 0.75))}`)
  return [{ what: `a touch or key in the form until its answer, p75 · longest of ${all.length}, 8 × (p75 by deed: ${by.join(', ')})`, found: `${ms(percentile(all, 0.75))} · ${ms(Math.max(...all))}`, target: 'p75 200 ms', floor: '' }]
}

const scrollLines = ({ scroll }: PhoneSeen, long: number): readonly Line[] =>
  scroll.length === 0
    ? []
    : (['top', 'deep'] as const).map((where) => ({
        what: `${long.toLocaleString('en-GB')} logs thrown, ${where === 'top' ? 'at the top' : 'far down'}, 8 ×: longest animation frame · number over 50 ms · longest between two frames`,
        found: `${ms(middle(scroll, (s) => s[where].longest))} · ${middle(scroll, (s) => s[where].over50)} of ${middle(scroll, (s) => s[where].frames)} · ${ms(middle(scroll, (s) => s[where].gap))}`,
        target: 'none over 50 ms',
        floor: '',
      }))

const coldLines = ({ cold }: PhoneSeen): readonly Line[] =>
  cold.length === 0 ? [] : [{ what: 'first visit, slow 4G, 8 ×: LCP · TBT', found: `${ms(middle(cold, (c) => c.lcp))} · ${ms(middle(cold, (c) => c.tbt))}`, target: '2.5 s · 200 ms', floor: '' }]

const lighthouseLines = ({ lighthouse }: PhoneSeen): readonly Line[] =>
  lighthouse.map(({ page, on, scores: all }) => {
    const failed = [...new Set(all.flatMap((s) => s.failed))]
    const performance = all.map((s) => s.performance)
    return {
      what: `Lighthouse, ${page}, ${rate(on)}: performance · accessibility · best practices${failed.length === 0 ? '' : ` (not passed: ${failed.join(', ')})`}`,
      found: `${median(performance)} (${Math.min(...performance)} to ${Math.max(...performance)}) · ${middle(all, (s) => s.accessibility)} · ${middle(all, (s) => s.bestPractices)}`,
      target: '90 · 100 · 100',
      floor: '',
    }
  })

export const phoneLines = (seen: PhoneSeen, rows: number, long: number): readonly Line[] => [
  ...speedLines(seen),
  ...warmLines(seen, rows),
  ...saveLines(seen),
  ...answerLines(seen),
  ...scrollLines(seen, long),
  ...coldLines(seen),
  ...lighthouseLines(seen),
]
