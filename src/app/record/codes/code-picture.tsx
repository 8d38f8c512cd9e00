/** A code for the camera of another device: black on white in every theme, as large as its place allows, and kept lit. */
import { useLingui } from '@lingui/react/macro'
import { useEffect, useMemo, useRef, useState } from 'react'
import { codePath } from './code-path.ts'
import styles from './code-picture.module.css'
import { useAwake } from './use-awake.ts'

interface CodePictureProps {
  readonly text: string
  /** What it is, for those who do not see it. */
  readonly label: string
  /** Where it is not held before another device of this app. */
  readonly withoutHint?: boolean
}

/** The largest size, in CSS pixels, at which every module is a whole number of the screen's own pixels. */
const sizeWithin = (room: number, side: number): number => {
  const perModule = Math.floor((room * devicePixelRatio) / side)
  return perModule < 1 ? room : (perModule * side) / devicePixelRatio
}

export const CodePicture = ({ text, label, withoutHint = false }: CodePictureProps) => {
  const { t } = useLingui()
  const { side, dark } = useMemo(() => codePath(text), [text])
  const place = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  useAwake()
  useEffect(() => {
    const box = place.current
    if (box === null) return undefined
    const measure = new ResizeObserver(() => setRoom(Math.min(box.clientWidth, box.clientHeight)))
    measure.observe(box)
    return () => measure.disconnect()
  }, [])
  const size = sizeWithin(room, side)
  return (
    <figure className={styles['figure']}>
      <div ref={place} className={styles['place']}>
        {room > 0 && (
          <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" className={styles['code']}>
            <rect width={side} height={side} fill="#fff" />
            <path d={dark} fill="#000" />
          </svg>
        )}
      </div>
      {!withoutHint && <figcaption className={styles['hint']}>{t`Make the screen bright, and hold the two devices a hand apart.`}</figcaption>}
    </figure>
  )
}
