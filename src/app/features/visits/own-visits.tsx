/** What his teachers noted of their visits to him: his to read, as they are. */
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarCheck } from 'lucide-react'
import { GrowingList } from '../../record/growing-list.tsx'
import { Screen } from '../../record/screen.tsx'
import { VisitCard } from '../../record/visit-card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useVisits } from './use-visits.ts'
import styles from './visits.module.css'

export const OwnVisits = () => {
  const { t } = useLingui()
  const visits = useVisits()?.filter((r) => !r.isTaught)
  return (
    <Screen title={t`Your teachers' visits`} back="/inbox">
      {visits?.length === 0 && (
        <EmptyState icon={<CalendarCheck aria-hidden />} title={t`No visit yet`}>
          <Trans>When a teacher plans to see you at your enterprise, or has been there, it stands here. Nobody at the enterprise can read it.</Trans>
        </EmptyState>
      )}
      {visits !== undefined && visits.length > 0 && (
        <>
          <p className={styles['quiet']}>
            <Trans>Only you and your teachers read this.</Trans>
          </p>
          <GrowingList className={styles['list']}>
            {visits.map((r) => (
              <VisitCard key={r.visit.id} of={r} />
            ))}
          </GrowingList>
        </>
      )}
    </Screen>
  )
}
