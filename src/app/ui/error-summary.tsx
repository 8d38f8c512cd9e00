/** All that is wrong in a form, each leading to its field; takes the focus when it appears. */
import { useEffect, useRef } from 'react'
import styles from './error-summary.module.css'

interface ErrorSummaryProps {
  readonly title: string
  readonly errors: readonly { readonly id: string; readonly label: string; readonly text: string }[]
}

export const ErrorSummary = ({ title, errors }: ErrorSummaryProps) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [errors])
  if (errors.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles['summary']}>
      <strong>{title}</strong>
      <ul>
        {errors.map((e) => (
          <li key={e.id}>
            <a
              href={`#${e.id}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(e.id)?.focus()
              }}
            >
              {e.label}: {e.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
