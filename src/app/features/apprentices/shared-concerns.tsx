/** What the apprentice raised and shared with his mentors: read and answered on a page of its own. */
import { useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link } from 'react-router'
import { ConcernStandingChip } from '../../record/concern-standing.tsx'
import { useDates } from '../../record/dates.ts'
import { concernCategoryWord } from '../../record/words.ts'
import styles from './apprentice-screen.module.css'
import type { ApprenticeRecord } from './use-apprentice.ts'

export const SharedConcerns = ({ record }: { readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  return (
    <ul className={styles['list']}>
      {record.concerns.map((r) => (
        <li key={r.concern.id}>
          <Link to={`/concerns/${r.concern.id}`} className={styles['line']}>
            <span className={styles['words']}>
              <span className={styles['facts']}>
                <b>{t(concernCategoryWord[r.concern.category])}</b>
                <span className={styles['quiet']}>{dates.moment(r.concern.raisedAt)}</span>
              </span>
              <span dir="auto">{r.concern.text}</span>
              <span className={styles['facts']}>
                <ConcernStandingChip record={r} />
              </span>
            </span>
            <ChevronRight aria-hidden className={styles['arrow']} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
