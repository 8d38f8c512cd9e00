/**
 * Choosing a part of a photo. A finger or a mouse frames it, a tap is a point; with the keyboard the frame stands there
 * already, arrows move it, with shift they size it.
 */
import type { PhotoId } from '#domain/ids.ts'
import type { Region } from '#domain/photo.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { RegionFrame } from './photo-regions.tsx'
import { middleOf, movedBy, type Place, placeOn, regionBetween, sizedBy } from './place-on-photo.ts'
import styles from './regions.module.css'
import type { Marking } from './use-marking.ts'

interface RegionPenProps {
  readonly photo: PhotoId
  readonly region: Region | null
  readonly onRegion: (region: Region) => void
  /** The finger was lifted, or Enter pressed. */
  readonly onSet: (region: Region) => void
  readonly onCancel: () => void
}

/** A fiftieth of the photo at a time. */
const STEP = 200
const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }

export const RegionPen = ({ photo, region, onRegion, onSet, onCancel }: RegionPenProps) => {
  const { t } = useLingui()
  const layer = useRef<HTMLDivElement>(null)
  const drawing = useRef<{ readonly finger: number; readonly from: Place } | null>(null)
  useEffect(() => layer.current?.focus(), [])
  const shown = region ?? middleOf(photo)

  const regionTo = (e: PointerEvent<HTMLElement>): Region | null => {
    const now = drawing.current
    if (now === null || now.finger !== e.pointerId) return null
    return regionBetween(photo, now.from, placeOn(e.currentTarget.getBoundingClientRect(), e.clientX, e.clientY))
  }
  const pointer = {
    onPointerDown: (e: PointerEvent<HTMLElement>) => {
      if (drawing.current !== null || e.button !== 0) return
      e.currentTarget.setPointerCapture(e.pointerId)
      drawing.current = { finger: e.pointerId, from: placeOn(e.currentTarget.getBoundingClientRect(), e.clientX, e.clientY) }
    },
    onPointerMove: (e: PointerEvent<HTMLElement>) => {
      const now = regionTo(e)
      if (now !== null) onRegion(now)
    },
    onPointerUp: (e: PointerEvent<HTMLElement>) => {
      const now = regionTo(e)
      if (now !== null) onSet(now)
    },
    // Also where the browser takes the finger away: then nothing is set, and one begins again.
    onLostPointerCapture: () => {
      drawing.current = null
    },
  }
  const onKeyDown = (e: KeyboardEvent) => {
    const by = ARROWS[e.key]
    if (by === undefined && e.key !== 'Enter' && e.key !== 'Escape') return
    // Neither the photo beside it nor the way out of the viewer.
    e.preventDefault()
    e.stopPropagation()
    if (by !== undefined) onRegion(e.shiftKey ? sizedBy(shown, ...by) : movedBy(shown, ...by))
    else if (e.key === 'Enter') onSet(shown)
    else onCancel()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it takes keys and a pointer, as a drawing does
    <div
      ref={layer}
      className={styles['pen']}
      data-testid="region-pen"
      role="application"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      aria-label={t`Part of the photo: arrow keys move the frame, shift and arrow keys size it, Enter sets it`}
      onKeyDown={onKeyDown}
      {...pointer}
    >
      <RegionFrame region={shown} isChosen />
    </div>
  )
}

/** What stands under the photo meanwhile. */
export const MarkingTools = ({ marking }: { readonly marking: Marking }) => (
  <>
    <p className={styles['hint']} role="status">
      <Trans>Frame the place with a finger, or tap a point. With keys: arrows move the frame, shift and arrows size it.</Trans>
    </p>
    <div className={styles['buttons']}>
      <Button size="floor" onPress={marking.cancel}>
        <Trans>Cancel</Trans>
      </Button>
      <Button size="floor" variant="primary" onPress={marking.setHere} icon={<Check aria-hidden />}>
        <Trans>Mark here</Trans>
      </Button>
    </div>
  </>
)
