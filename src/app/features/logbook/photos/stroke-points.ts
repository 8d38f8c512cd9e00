/** How a finger on a photo becomes a stroke: places in ten-thousandths of the photo, few enough to travel. */
import type { Stroke } from '#domain/photo.ts'
import type { Place } from '../../../record/photos/place-on-photo.ts'

/** Nearer than this to the last point, a point tells nothing new. */
const NEAR = 25
const MOST_POINTS = 400

/** The stroke, drawn on to there. */
export const drawnTo = (points: readonly number[], [x, y]: Place): readonly number[] => {
  const [lastX, lastY] = points.slice(-2)
  const isNear = lastX !== undefined && lastY !== undefined && Math.hypot(x - lastX, y - lastY) < NEAR
  return isNear ? points : [...points, x, y]
}

const pairs = (points: readonly number[]): readonly Place[] =>
  Array.from({ length: points.length / 2 }, (_, n): Place => [points[2 * n] ?? 0, points[2 * n + 1] ?? 0])

/** How far a point lies from the line between two others. */
const offLine = ([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number => {
  const length = Math.hypot(bx - ax, by - ay)
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}

/** Douglas and Peucker: leaves out what lies within `slack` of the line without it. */
const simplified = (line: readonly Place[], slack: number): readonly Place[] => {
  const [first, last] = [line[0], line.at(-1)]
  if (first === undefined || last === undefined || line.length < 3) return line
  const off = line.map((p) => offLine(p, first, last))
  const farthest = Math.max(...off)
  if (farthest <= slack) return [first, last]
  const at = off.indexOf(farthest)
  return [...simplified(line.slice(0, at + 1), slack), ...simplified(line.slice(at), slack).slice(1)]
}

/** The stroke as it is kept: as the finger went, in at most 400 points. */
export const strokeOf = (points: readonly number[]): Stroke => {
  let line = pairs(points)
  for (let slack = 5; line.length > MOST_POINTS; slack *= 2) line = simplified(line, slack)
  return { points: line.flat() }
}
