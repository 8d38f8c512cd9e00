import { stroke } from '#domain/photo.ts'
import { expect, test } from 'vitest'
import { strokePath } from '../../../record/photos/stroke-path.ts'
import { drawnTo, strokeOf } from './stroke-points.ts'

test('a finger that trembles on one place adds nothing', () => {
  const once = drawnTo([], [5_000, 5_000])
  expect(drawnTo(once, [5_010, 5_010])).toEqual([5_000, 5_000])
  expect(drawnTo(once, [5_100, 5_000])).toEqual([5_000, 5_000, 5_100, 5_000])
})

const circle = (points: number) =>
  Array.from({ length: points }, (_, n) => [Math.cos((n / points) * 6.2), Math.sin((n / points) * 6.2)].map((c) => Math.round(5_000 + 4_000 * c))).flat()

test('a long stroke keeps its shape in the points that a log has room for', () => {
  const long = circle(5_000)
  const kept = strokeOf(long)
  expect(stroke.safeParse(kept).success).toBe(true)
  expect(kept.points.length).toBeGreaterThan(40)
  expect([...kept.points.slice(0, 2), ...kept.points.slice(-2)]).toEqual([...long.slice(0, 2), ...long.slice(-2)])
  const radii = Array.from({ length: kept.points.length / 2 }, (_, n) => Math.hypot((kept.points[2 * n] ?? 0) - 5_000, (kept.points[2 * n + 1] ?? 0) - 5_000))
  for (const r of radii) expect(Math.abs(r - 4_000)).toBeLessThan(5)
})

test('scribbling without end still ends within the room', () => {
  const noise = Array.from({ length: 6_000 }, (_, n) => (n * 7_919) % 10_001)
  expect(stroke.safeParse(strokeOf(noise)).success).toBe(true)
})

test('a short stroke is kept point by point, and a tap is drawn as a dot', () => {
  expect(strokeOf([1, 2, 300, 400])).toEqual({ points: [1, 2, 300, 400] })
  expect(strokePath({ points: [1, 2, 300, 400, 5, 6] })).toBe('M1 2L300 400 5 6')
  expect(strokePath({ points: [1, 2] })).toBe('M1 2h1')
})
