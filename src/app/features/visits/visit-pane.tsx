/** Trips by day, each with the apprentices to be seen; what is over and not noted stands first. */
import type { VisitId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { create } from 'zustand'
import { useDates } from '../../record/dates.ts'
import { GrowingList } from '../../record/growing-list.tsx'
import { Section } from '../../ui/card.tsx'
import { SegmentedControl } from '../../ui/choices.tsx'
import { today } from '../../store/clock.ts'
import { VisitStandingChip } from '../../record/visit-card.tsx'
import type { VisitRecord } from '../../record/visits.ts'
import { Link } from 'react-router'
import { groupVisits, type Trip } from './visit-groups.ts'
import styles from './visits.module.css'

type View = 'open' | 'done' | 'cancelled'

/** Not worth saving, but there again on the way back from one of them. */
const useShown = create<{ readonly view: View; readonly show: (view: View) => void }>((set) => ({ view: 'open', show: (view) => set({ view }) }))

interface Choice {
  readonly opened: VisitId | null
  /** Choosing another one beside the list is no step that "back" should go through. */
  readonly replace: boolean
}

export const VisitPane = ({ records, ...choice }: Choice & { readonly records: readonly VisitRecord[] }) => {
  const { t } = useLingui()
  const { view, show } = useShown()
  const groups = groupVisits(records, today())
  const count = (state: VisitRecord['visit']['state']) => records.filter((r) => r.visit.state === state).length
  const [planned, done, cancelled] = [count('planned') + groups.followUps.length, count('done'), count('cancelled')]
  return (
    <nav aria-label={t`Visits`} className={styles['list']}>
      <SegmentedControl
        label={t`Show`}
        hideLabel
        value={view}
        onChange={(v) => show(v as View)}
        options={[
          { value: 'open', label: t`To do ${planned}` },
          { value: 'done', label: t`Held ${done}` },
          { value: 'cancelled', label: t`Called off ${cancelled}` },
        ]}
      />
      {view === 'open' && (
        <>
          {planned === 0 && (
            <p className={styles['quiet']}>
              <Trans>Nothing is planned, and nothing waits for another look.</Trans>
            </p>
          )}
          {groups.overdue.length > 0 && (
            <Section title={t`The day is over`}>
              <Trips key="overdue" trips={groups.overdue} {...choice} />
            </Section>
          )}
          {groups.planned.length > 0 && (
            <Section title={t`Planned`}>
              <Trips key="planned" trips={groups.planned} {...choice} />
            </Section>
          )}
          {groups.followUps.length > 0 && (
            <Section title={t`To look again`}>
              <FollowUps records={groups.followUps} {...choice} />
            </Section>
          )}
        </>
      )}
      {view === 'done' && <Trips key="done" trips={groups.done} {...choice} />}
      {view === 'cancelled' && <Trips key="cancelled" trips={groups.cancelled} {...choice} />}
    </nav>
  )
}

const Trips = ({ trips, ...choice }: Choice & { readonly trips: readonly Trip[] }) => {
  const dates = useDates()
  if (trips.length === 0)
    return (
      <p className={styles['quiet']}>
        <Trans>Nothing of this kind.</Trans>
      </p>
    )
  return (
    <GrowingList className={styles['list']} page={30}>
      {trips.map((trip) => (
        <section key={trip.key} className={styles['trip']}>
          <h3 className={styles['tripHead']}>
            <b>{dates.day(trip.day)}</b>
            <span dir="auto">{trip.enterpriseName}</span>
          </h3>
          <ul>
            {trip.visits.map((r) => (
              <li key={r.visit.id}>
                <VisitLink record={r} {...choice} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </GrowingList>
  )
}

const VisitLink = ({ record: { visit: v, apprentice }, opened, replace }: Choice & { readonly record: VisitRecord }) => (
  <Link to={`/visits/${v.id}`} replace={replace} className={styles['visit']} aria-current={opened === v.id ? 'true' : undefined}>
    <span className={styles['name']} dir="auto">
      {apprentice}
    </span>
    <VisitStandingChip of={v} />
  </Link>
)

const FollowUps = ({ records, opened, replace }: Choice & { readonly records: readonly VisitRecord[] }) => {
  const dates = useDates()
  return (
    <ul className={styles['trip']}>
      {records.map(({ visit: v, apprentice }) => (
        <li key={v.id}>
          <Link to={`/visits/${v.id}`} replace={replace} className={styles['visit']} aria-current={opened === v.id ? 'true' : undefined}>
            <span className={styles['name']} dir="auto">
              {apprentice}
            </span>
            <span className={styles['quiet']}>{v.followUpOn === null ? null : dates.day(v.followUpOn)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
