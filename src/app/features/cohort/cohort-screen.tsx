/** A cohort at a glance: who stands where, and what should be asked about. */
import { teachesCohort } from '#domain/access.ts'
import type { CohortId } from '#domain/ids.ts'
import { hasRole } from '#domain/people.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Search, Table2, Users } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { figuresAddress, searchAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import { Legend } from './legend.tsx'
import { Matrix } from './matrix.tsx'
import { useCohort } from './use-cohort.ts'

/** The office's view asks the server anyway; a teacher's device need not keep it. */
const CohortFromSchool = lazy(async () => ({ default: (await import('./cohort-from-school.tsx')).CohortFromSchool }))

export const CohortScreen = () => {
  const { t, i18n } = useLingui()
  const { cohort: id = '' } = useParams()
  const matrix = useCohort(id as CohortId)
  const count = matrix?.rows.length ?? 0
  const { actor } = useStore()
  const isOffice = hasRole(actor, 'coordinator')
  const isMine = matrix != null && teachesCohort(actor, matrix.cohort)
  const programme = matrix?.programme ?? null
  return (
    <Screen
      title={matrix?.cohort.name ?? t`Cohort`}
      back="/cohorts"
      {...(count > 0 && {
        tools: (
          <>
            {isMine && (
              <span className={styles['desk']}>
                <ButtonLink to={searchAddress(id)} icon={<Search aria-hidden size={18} />}>
                  {t`Search the logs`}
                </ButtonLink>
              </span>
            )}
            <ButtonLink to={figuresAddress(id)} icon={<Table2 aria-hidden size={18} />}>
              {t`Figures`}
            </ButtonLink>
          </>
        ),
      })}
      width="full"
      {...(programme !== null && count > 0 && { subtitle: [t`${plural(count, { one: '# apprentice', other: '# apprentices' })}`, inLanguage(programme.title, i18n.locale)].join(' · ') })}
    >
      {matrix === null && <EmptyState icon={<Users size={40} />} title={t`This cohort is not on this device`} />}
      {matrix != null && count === 0 && isOffice && matrix.programme !== null && (
        <Suspense fallback={null}>
          <CohortFromSchool cohort={matrix.cohort} programme={matrix.programme} />
        </Suspense>
      )}
      {matrix != null && count === 0 && !isOffice && (
        <EmptyState icon={<Users size={40} />} title={t`Nobody here whom you teach`}>
          <Trans>What apprentices wrote is for those who teach them. If this is your class, ask the school office to add you.</Trans>
        </EmptyState>
      )}
      {matrix != null && count > 0 && programme === null && (
        <EmptyState title={t`The programme is not on this device yet`}>
          <Trans>It comes with the next sync.</Trans>
        </EmptyState>
      )}
      {matrix != null && count > 0 && programme !== null && (
        <>
          <Legend />
          <Matrix matrix={matrix} programme={programme} />
        </>
      )}
    </Screen>
  )
}
