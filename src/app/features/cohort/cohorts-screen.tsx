/** All cohorts: those the teacher guides open into their matrix; of the others the names are known. */
import { hasRole } from '#domain/people.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, Users } from 'lucide-react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { Screen } from '../../record/screen.tsx'
import { useStore } from '../../store/store-context.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/card.tsx'
import { cohortAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import { type CohortLine, useCohorts } from './use-cohorts.ts'

export const CohortsScreen = () => {
  const { t } = useLingui()
  const lines = useCohorts()
  // The office sees how every cohort stands (cohort-from-school.tsx).
  const isOffice = hasRole(useStore().actor, 'coordinator')
  const mine = lines?.filter((l) => l.taught > 0) ?? []
  const others = lines?.filter((l) => l.taught === 0) ?? []
  return (
    <Screen title={t`Cohorts`}>
      {mine.length > 0 && (
        <ul className={styles['cohorts']}>
          {mine.map((line) => (
            <li key={line.cohort.id}>
              <Link to={cohortAddress(line.cohort.id)} className={styles['cohort']}>
                <Words line={line} />
                <ChevronRight aria-hidden className={styles['arrow']} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Section title={mine.length > 0 ? t`Other cohorts of the school` : t`Cohorts of the school`}>
          <p className={styles['quiet']}>
            <Trans>What their apprentices wrote is for those who teach them.</Trans>
          </p>
          <ul className={styles['cohorts']}>
            {others.map((line) => (
              <li key={line.cohort.id} {...(!isOffice && { className: styles['cohort'] })}>
                {isOffice ? (
                  <Link to={cohortAddress(line.cohort.id)} className={styles['cohort']}>
                    <Words line={line} />
                    <ChevronRight aria-hidden className={styles['arrow']} />
                  </Link>
                ) : (
                  <Words line={line} />
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {lines?.length === 0 && (
        <EmptyState icon={<Users size={40} />} title={t`No cohort yet`}>
          <Trans>A cohort appears here when the school office has set it up.</Trans>
        </EmptyState>
      )}
    </Screen>
  )
}

const Words = ({ line: { cohort, programme, taught, isOver } }: { readonly line: CohortLine }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const count = taught
  return (
    <span className={styles['words']}>
      <b dir="auto">{cohort.name}</b>
      {programme !== null && <span dir="auto">{inLanguage(programme, i18n.locale)}</span>}
      <span className={styles['quiet']}>
        {[taught > 0 ? t`${plural(count, { one: '# apprentice', other: '# apprentices' })}` : null, `${dates.fullDay(cohort.start)} – ${dates.fullDay(cohort.end)}`].filter((s) => s !== null).join(' · ')}
      </span>
      {isOver && (
        <Chip>
          <Trans>ended</Trans>
        </Chip>
      )}
    </span>
  )
}
