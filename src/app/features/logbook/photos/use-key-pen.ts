/**
 * The pen for whoever draws with keys: arrows move its point over the photo, Space puts it down and lifts it. What it does
 * is said, because the point itself says nothing to a reader.
 */
import type { Stroke } from '#domain/photo.ts'
import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useState } from 'react'
import { type Place, WHOLE } from '../../../record/photos/place-on-photo.ts'
import { drawnTo, strokeOf } from './stroke-points.ts'

/** A fiftieth of the photo at a time; with shift a fine step. */
const STEP = 200
const FINE = 50
const ARROWS: Readonly<Record<string, Place>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const onPhoto = (n: number): number => Math.min(WHOLE, Math.max(0, n))
const percent = (n: number): number => Math.round((100 * n) / WHOLE)

export interface KeyPen {
  readonly point: Place
  /** The stroke under way; null while the pen is up. */
  readonly line: readonly number[] | null
  /** For the ear: what the last key did. Empty before the first. */
  readonly said: string
  readonly onKeyDown: (e: KeyboardEvent) => void
  /** Lifts the pen: a stroke under way is kept. */
  readonly lift: () => void
}

export const useKeyPen = (isFull: boolean, onStroke: (stroke: Stroke) => void): KeyPen => {
  const { t } = useLingui()
  const [point, setPoint] = useState<Place>([WHOLE / 2, WHOLE / 2])
  const [line, setLine] = useState<readonly number[] | null>(null)
  const [said, setSaid] = useState('')

  const where = ([x, y]: Place): string => {
    const left = percent(x)
    const top = percent(y)
    return t`${left} % from the left, ${top} % from the top`
  }
  const lift = () => {
    if (line === null) return
    setLine(null)
    onStroke(strokeOf(line))
  }
  const toggle = () => {
    const place = where(point)
    if (line !== null) {
      lift()
      setSaid(t`Pen up, the stroke is kept. ${place}`)
    } else if (!isFull) {
      setLine(point)
      setSaid(t`Pen down. ${place}`)
    }
  }
  const move = ([dx, dy]: Place, step: number) => {
    const to: Place = [onPhoto(point[0] + dx * step), onPhoto(point[1] + dy * step)]
    setPoint(to)
    setSaid(where(to))
    if (line !== null) setLine(drawnTo(line, to))
  }
  return {
    point,
    line,
    said,
    lift,
    onKeyDown: (e) => {
      const by = ARROWS[e.key]
      if (by === undefined && e.key !== ' ') return
      e.preventDefault()
      if (by !== undefined) move(by, e.shiftKey ? FINE : STEP)
      else if (!e.repeat) toggle()
    },
  }
}
