/** The apprentice reads what his mentors noted of his weeks: their words first. No sums, nothing to compare with. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { ObservationCard } from '../../record/observation-card.tsx'
import { readObservations } from '../../record/observations.ts'
import { Screen } from '../../record/screen.tsx'
import { useLive, useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './inbox.module.css'

const PAGE = 20

export const ObservationsScreen = () => {
  const { t } = useLingui()
  const { actor } = useStore()
  const observations = useLive((db) => readObservations(db, actor.person), [actor.person])
  const [shown, setShown] = useState(PAGE)
  return (
    <Screen title={t`What your mentors noted`} back="/inbox">
      {observations?.length === 0 && (
        <EmptyState icon={<Eye aria-hidden />} title={t`No week noted yet`}>
          <Trans>Once a week your mentor may note how it went; it stands here after the next sync.</Trans>
        </EmptyState>
      )}
      <ul className={styles['list']}>
        {(observations ?? []).slice(0, shown).map((o) => (
          <li key={o.id}>
            <ObservationCard of={o} />
          </li>
        ))}
      </ul>
      {observations !== undefined && observations.length > shown && (
        <Button onPress={() => setShown(shown + PAGE)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </Screen>
  )
}
