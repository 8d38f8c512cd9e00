/** What the mentors noted week by week: read here, never changed. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Eye } from 'lucide-react'
import { ObservationCard } from '../../record/observation-card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './cohort.module.css'
import type { ApprenticeRecord } from './use-apprentice.ts'

export const ObservationList = ({ record: { observations } }: { readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  if (observations.length === 0)
    return (
      <EmptyState icon={<Eye size={40} />} title={t`No week noted yet`}>
        <Trans>Once a week a mentor may note how it went, in words and five marks. It stands here after his next sync.</Trans>
      </EmptyState>
    )
  return (
    <ul className={styles['stack']}>
      {observations.map((o) => (
        <li key={o.id}>
          <ObservationCard of={o} />
        </li>
      ))}
    </ul>
  )
}
