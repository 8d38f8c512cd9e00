/** A long list that begins with a page of items and grows when asked; the focus goes to the first of the new ones. */
import { Trans } from '@lingui/react/macro'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'

interface GrowingListProps {
  /** What stands in the list, each with its key. */
  readonly children: readonly ReactElement[]
  readonly page?: number
  readonly className?: string | undefined
  /** There is more where these came from: asked for when all of them are shown. Bears being asked twice. */
  readonly onEnd?: (() => void) | undefined
}

export const GrowingList = ({ children, page = 20, className, onEnd }: GrowingListProps) => {
  const [shown, setShown] = useState(page)
  const list = useRef<HTMLUListElement>(null)
  const entering = useRef<number | null>(null)
  useEffect(() => {
    const first = entering.current === null ? null : list.current?.children[entering.current]
    if (!(first instanceof HTMLElement)) return
    entering.current = null
    first.focus()
  })
  const grow = () => {
    entering.current = Math.min(shown, children.length)
    setShown(shown + page)
    if (shown + page >= children.length) onEnd?.()
  }
  return (
    <>
      <ul ref={list} className={className}>
        {children.slice(0, shown).map((child) => (
          <li key={child.key} tabIndex={-1}>
            {child}
          </li>
        ))}
      </ul>
      {(children.length > shown || onEnd !== undefined) && (
        <Button onPress={grow}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  )
}
