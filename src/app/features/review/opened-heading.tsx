/** The heading of what is open. It takes the focus when something else is opened, so that a reader hears what it is. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import styles from './review.module.css'

export const OpenedHeading = ({ children }: { readonly children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  useEffect(() => {
    if (key !== 'default') heading.current?.focus({ preventScroll: true })
  }, [key])
  return (
    <h2 ref={heading} id="under-review" tabIndex={-1} className={styles['heading']} dir="auto">
      {children}
    </h2>
  )
}
