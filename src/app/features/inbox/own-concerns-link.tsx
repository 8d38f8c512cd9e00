/** The way to what he raised himself, with how many of them wait; nothing where he raised nothing. */
import { Trans } from '@lingui/react/macro'
import { ChevronRight, MessageSquareWarning } from 'lucide-react'
import { Link } from 'react-router'
import styles from './inbox.module.css'
import type { NamedInbox } from './use-inbox.ts'

export const OwnConcernsLink = ({ concerns: { raised, open } }: Pick<NamedInbox, 'concerns'>) => {
  if (raised === 0) return null
  return (
    <Link to="/concerns" className={styles['concerns']}>
      <MessageSquareWarning aria-hidden />
      <span className={styles['words']}>
        <b>
          <Trans>Your concerns</Trans>
        </b>
        <span className={styles['when']}>{open > 0 ? <Trans>{open} waiting for an answer</Trans> : <Trans>None waits for an answer</Trans>}</span>
      </span>
      <ChevronRight aria-hidden />
    </Link>
  )
}
