/**
 * The frame of every signed-in screen: title and sync chip on top, content, and the primary action within reach of a
 * thumb. Sets the page's title and puts the focus on the heading when a screen opens, so that a screen reader
 * says where it is.
 */
import { useLingui } from '@lingui/react/macro'
import { ChevronLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import styles from './screen.module.css'
import { SyncChip } from './sync-chip.tsx'

interface ScreenProps {
  readonly title: string
  /** One line under the title. */
  readonly subtitle?: ReactNode
  /** Where "back" leads; no link if absent. */
  readonly back?: string
  /** Buttons beside the title on a laptop, e.g. Import. */
  readonly tools?: ReactNode
  /** Sticks to the bottom on a phone: the one primary action. */
  readonly action?: ReactNode
  /** `full` for split panes and matrices that use all the room. */
  readonly width?: 'reading' | 'full'
  readonly children: ReactNode
}

/** Chinese letters are twice as wide. */
const widthOf = (text: string): number => [...text].reduce((wide, letter) => wide + (letter > '\u2e7f' ? 2 : 1), 0)
/** More than two lines between the way back and the widest chip of a phone, as the name of a task or a skill. Without a way back there is room. */
const isLong = (title: string, subtitle: ReactNode, hasBack: boolean): boolean =>
  widthOf(title) > (hasBack ? 16 : 28) || (hasBack && typeof subtitle === 'string' && widthOf(subtitle) > 52)

export const Screen = ({ title, subtitle, back, tools, action, width = 'reading', children }: ScreenProps) => {
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  useEffect(() => {
    document.title = `${title} · Craftlog`
  }, [title])
  useEffect(() => {
    // Not on the very first page of a visit: the browser's own start is where a reader expects to be.
    if (key !== 'default') heading.current?.focus({ preventScroll: true })
  }, [key])
  return (
    <div className={styles['screen']} data-width={width}>
      <header className={styles['head']} data-long={isLong(title, subtitle, back !== undefined) || undefined}>
        {back !== undefined && (
          <Link to={back} className={styles['back']} aria-label={t`Back`}>
            <ChevronLeft aria-hidden />
          </Link>
        )}
        <div className={styles['titles']}>
          <h1 ref={heading} tabIndex={-1} className={styles['title']} dir="auto">
            {title}
          </h1>
          {subtitle !== undefined && <p className={styles['subtitle']} dir="auto">{subtitle}</p>}
        </div>
        {tools}
        <SyncChip />
      </header>
      <main className={styles['main']}>
        <div className={styles['content']}>{children}</div>
        {action !== undefined && <div className={styles['action']}>{action}</div>}
      </main>
    </div>
  )
}
