/** The way to what his teachers noted of their visits; nothing before the first. */
import { Plural, Trans } from '@lingui/react/macro'
import { CalendarCheck, ChevronRight } from 'lucide-react'
import { Link } from 'react-router'
import styles from './inbox.module.css'
import type { NamedInbox } from './use-inbox.ts'

export const VisitsLink = ({ visits }: Pick<NamedInbox, 'visits'>) => {
  if (visits === 0) return null
  return (
    <Link to="/visits" className={styles['concerns']}>
      <CalendarCheck aria-hidden />
      <span className={styles['words']}>
        <b>
          <Trans>Your teachers' visits</Trans>
        </b>
        <span className={styles['when']}>
          <Plural value={visits} one="# visit" other="# visits" />
        </span>
      </span>
      <ChevronRight aria-hidden />
    </Link>
  )
}
