/** The pen: a finger or the keys draw on a photo, to show what the words mean. The photo itself stays as it is. */
import { type Photo, PHOTOS, type Stroke } from '#domain/photo.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Eraser, Undo2 } from 'lucide-react'
import { type CSSProperties, type PointerEvent, useRef, useState } from 'react'
import { PhotoImage } from '../../../record/photos/photo-image.tsx'
import { placeOn } from '../../../record/photos/place-on-photo.ts'
import { Button } from '../../../ui/button.tsx'
import { FullScreen } from '../../../ui/full-screen.tsx'
import { VisuallyHidden } from '../../../ui/hidden.tsx'
import styles from './photo-fields.module.css'
import { drawnTo, strokeOf } from './stroke-points.ts'
import { useKeyPen } from './use-key-pen.ts'

interface PhotoPenProps {
  readonly photo: Photo
  readonly onMarks: (marks: readonly Stroke[]) => void
  readonly onClose: () => void
}

export const PhotoPen = ({ photo, onMarks, onClose }: PhotoPenProps) => {
  const { t } = useLingui()
  const { marks } = photo
  const most = PHOTOS.marks
  const isFull = marks.length >= most
  const draw = (stroke: Stroke) => onMarks([...marks, stroke])
  const pen = usePen(isFull, draw)
  const keys = useKeyPen(isFull, draw)
  // Undo takes back the last stroke, or that all were cleared.
  const [cleared, setCleared] = useState<readonly Stroke[]>([])
  const canUndo = marks.length + cleared.length > 0
  const canClear = marks.length > 0
  const clear = () => {
    setCleared(marks)
    onMarks([])
  }
  const undo = () => {
    onMarks(marks.length === 0 ? cleared : marks.slice(0, -1))
    if (marks.length === 0) setCleared([])
  }
  const line = pen.line ?? keys.line
  const shown = line === null ? photo : { ...photo, marks: [...marks, { points: line }] }
  const [x, y] = keys.point
  const leave = () => {
    // A stroke that the keys are drawing is not lost by leaving.
    keys.lift()
    onClose()
  }
  return (
    <FullScreen
      title={t`Draw with a finger`}
      onClose={leave}
      closeLabel={t`Close`}
      footer={
        <>
          <p className={styles['quiet']} role="status">
            {isFull && <Trans>No room for more than {most} strokes.</Trans>}
            <VisuallyHidden>{keys.said}</VisuallyHidden>
          </p>
          <div className={styles['penTools']}>
            <Button size="floor" aria-disabled={!canUndo} onPress={() => canUndo && undo()} icon={<Undo2 aria-hidden />}>
              <Trans>Undo</Trans>
            </Button>
            <Button size="floor" aria-disabled={!canClear} onPress={() => canClear && clear()} icon={<Eraser aria-hidden />}>
              <Trans>Clear</Trans>
            </Button>
            <Button variant="primary" size="floor" onPress={leave} icon={<Check aria-hidden />}>
              <Trans>Done</Trans>
            </Button>
          </div>
        </>
      }
    >
      <div className={styles['sheet']}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it takes keys and a pointer, as a drawing does */}
        <div
          className={styles['paper']}
          data-testid="pen"
          role="application"
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          tabIndex={0}
          aria-label={t`Drawing on the photo: arrow keys move the pen, with shift in fine steps; Space puts it down and lifts it; Escape leaves`}
          onKeyDown={keys.onKeyDown}
          {...pen.handlers}
        >
          <PhotoImage photo={shown} size="whole" alt={t`The photo to draw on`} />
          <span className={styles['point']} data-down={keys.line === null ? undefined : ''} style={{ '--x': `${x / 100}%`, '--y': `${y / 100}%` } as CSSProperties} aria-hidden />
        </div>
      </div>
    </FullScreen>
  )
}

/** Follows one finger from down to up; a second one, of the hand that holds the phone, is not looked at. */
const usePen = (isFull: boolean, onStroke: (stroke: Stroke) => void) => {
  const [line, setLine] = useState<readonly number[] | null>(null)
  const drawing = useRef<{ readonly finger: number; points: readonly number[] } | null>(null)

  const drawTo = (e: PointerEvent<HTMLElement>) => {
    const now = drawing.current
    if (now === null || now.finger !== e.pointerId) return
    const box = e.currentTarget.getBoundingClientRect()
    // A phone tells several places at once; without them a quick circle gets corners.
    const places = e.nativeEvent.getCoalescedEvents?.() ?? []
    for (const p of places.length === 0 ? [e.nativeEvent] : places) now.points = drawnTo(now.points, placeOn(box, p.clientX, p.clientY))
    setLine(now.points)
  }
  const handlers = {
    onPointerDown: (e: PointerEvent<HTMLElement>) => {
      if (isFull || drawing.current !== null || e.button !== 0) return
      e.currentTarget.setPointerCapture(e.pointerId)
      drawing.current = { finger: e.pointerId, points: [] }
      drawTo(e)
    },
    onPointerMove: drawTo,
    // Also where the browser takes the finger away: what was drawn by then stays.
    onLostPointerCapture: (e: PointerEvent<HTMLElement>) => {
      const done = drawing.current
      if (done === null || done.finger !== e.pointerId) return
      drawing.current = null
      setLine(null)
      if (done.points.length > 0) onStroke(strokeOf(done.points))
    },
  }
  return { line, handlers }
}
