/** The way to what his mentors noted week by week; nothing before the first. */
import { Plural, Trans } from '@lingui/react/macro'
import { ChevronRight, Eye } from 'lucide-react'
import { Link } from 'react-router'
import styles from './inbox.module.css'
import type { NamedInbox } from './use-inbox.ts'

export const ObservationsLink = ({ observations }: Pick<NamedInbox, 'observations'>) => {
  if (observations === 0) return null
  return (
    <Link to="/inbox/observations" className={styles['concerns']}>
      <Eye aria-hidden />
      <span className={styles['words']}>
        <b>
          <Trans>What your mentors noted</Trans>
        </b>
        <span className={styles['when']}>
          <Plural value={observations} one="# week" other="# weeks" />
        </span>
      </span>
      <ChevronRight aria-hidden />
    </Link>
  )
}
