/** The school's visits to him, planned and held: what was seen and agreed, and the way to the next one. */
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarCheck, CalendarPlus } from 'lucide-react'
import { VisitCard } from '../../record/visit-card.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './cohort.module.css'
import type { ApprenticeRecord } from './use-apprentice.ts'

export const VisitList = ({ record: { visits, person } }: { readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const plan = (
    <ButtonLink to={`/visits/new?apprentice=${encodeURIComponent(person.id)}`} icon={<CalendarPlus aria-hidden size={18} />}>
      {t`Plan a visit`}
    </ButtonLink>
  )
  if (visits.length === 0)
    return (
      <EmptyState icon={<CalendarCheck size={40} />} title={t`No visit yet`} action={plan}>
        <Trans>Plan one, or note one that has been; he and his teachers read it, nobody at the enterprise.</Trans>
      </EmptyState>
    )
  return (
    <>
      <div>{plan}</div>
      <ul className={styles['stack']}>
        {visits.map((r) => (
          <li key={r.visit.id}>
            <VisitCard of={r}>
              <ButtonLink to={`/visits/${r.visit.id}`} variant="plain">
                <Trans>Open the visit</Trans>
              </ButtonLink>
            </VisitCard>
          </li>
        ))}
      </ul>
    </>
  )
}
