/** Where an apprentice is and was. */
import type { PersonId } from '#domain/ids.ts'
import { placementState } from '#domain/placement-start.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { today } from '../../store/clock.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import styles from './office.module.css'
import { StateChip } from './placement-state-chip.tsx'
import { useList } from './use-list.ts'

export const PlacementsOf = ({ apprentice }: { readonly apprentice: PersonId }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { page } = useList('placements', { person: apprentice })
  return (
    <Section title={t`Placements`}>
      {page?.rows.length === 0 && (
        <p className={styles['quiet']}>
          <Trans>No placement yet</Trans>
        </p>
      )}
      <ul>
        {(page?.rows ?? [])
          .toSorted((a, b) => (a.start < b.start ? 1 : -1))
          .map((p) => (
            <li key={p.id}>
              <Link to={`/office/placements/${encodeURIComponent(p.id)}`} className={styles['open']} dir="auto">
                {p.enterpriseName} · {p.post}
              </Link>
              <StateChip state={placementState(p, today())} />{' '}
              <span className={styles['quiet']}>
                {dates.fullDay(p.start)} – {dates.fullDay(p.end)}
              </span>
            </li>
          ))}
      </ul>
      <div className={styles['buttons']}>
        <ButtonLink to={`/office/placements/new?apprentice=${encodeURIComponent(apprentice)}`} icon={<Plus aria-hidden size={18} />}>
          {t`New placement`}
        </ButtonLink>
      </div>
    </Section>
  )
}
