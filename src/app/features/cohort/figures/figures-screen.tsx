/** A class in figures: plan and time, what is missing, what was warned of, what waits, and how three people judge alike. */
import type { CohortId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Users } from 'lucide-react'
import { useParams } from 'react-router'
import { useDates } from '../../../record/dates.ts'
import { Screen } from '../../../record/screen.tsx'
import { Section } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { cohortAddress } from '../../../record/cohort-addresses.ts'
import styles from '../cohort.module.css'
import { AgreementTable } from './agreement-table.tsx'
import { FiguresTable } from './figures-table.tsx'
import { useFigures } from './use-figures.ts'

export const FiguresScreen = () => {
  const { t } = useLingui()
  const dates = useDates()
  const { cohort: id = '' } = useParams()
  const found = useFigures(id as CohortId)
  const count = found?.rows.length ?? 0
  const cohort = found?.cohort
  const name = cohort?.name ?? ''
  const [from, until] = cohort === undefined ? ['', ''] : [dates.fullDay(cohort.start), dates.fullDay(cohort.end)]
  return (
    <Screen title={cohort === undefined ? t`Cohort` : t`${name}: figures`} back={cohortAddress(id)} width="full">
      {(found === null || (found != null && count === 0)) && (
        <EmptyState icon={<Users size={40} />} title={t`Nobody here whom you teach`}>
          <Trans>What apprentices wrote is for those who teach them. If this is your class, ask the school office to add you.</Trans>
        </EmptyState>
      )}
      {found != null && count > 0 && (
        <>
          <p className={styles['quiet']}>
            <Trans>Every number opens what it counts. The plan's time is spread evenly from {from} to {until}, because a plan does not say when.</Trans>
          </p>
          <FiguresTable of={found} />
          <Section title={t`Self, mentor, teacher`}>
            <AgreementTable of={found} />
          </Section>
        </>
      )}
    </Screen>
  )
}
