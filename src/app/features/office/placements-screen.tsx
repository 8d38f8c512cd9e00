/** All placements, by how they stand: what is prepared and cannot start yet is seen at a glance. */
import { PLACEMENT_STATES, type PlacementState, placementState } from '#domain/placement-start.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Briefcase, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { today } from '../../store/clock.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { ListView } from './list-view.tsx'
import { OfficePage } from './office-page.tsx'
import styles from './office.module.css'
import { StateChip, stateWord } from './placement-state-chip.tsx'
import { useList } from './use-list.ts'

export const PlacementsScreen = () => {
  const { t } = useLingui()
  const dates = useDates()
  const [search, setSearch] = useState('')
  const [state, setState] = useState<PlacementState | ''>('')
  const list = useList('placements', { search, ...(state === '' ? {} : { state }) })
  return (
    <OfficePage
      tools={
        <ButtonLink to="/office/placements/new" variant="primary" icon={<Plus aria-hidden size={18} />}>
          <Trans>New placement</Trans>
        </ButtonLink>
      }
    >
      <ListView<'placements'>
        caption={t`Placements`}
        list={list}
        search={search}
        onSearch={setSearch}
        isNarrowed={search.trim() !== '' || state !== ''}
        filters={<SelectField label={t`State`} value={state} onChange={(s) => setState(PLACEMENT_STATES.find((known) => known === s) ?? '')} options={[{ value: '', label: t`All states` }, ...PLACEMENT_STATES.map((s) => ({ value: s, label: t(stateWord[s]) }))]} />}
        head={[t`Apprentice`, t`State`, t`Enterprise`, t`Mentors`, t`From – until`]}
        renderRow={(p, { names }) => (
          <tr key={p.id}>
            <th scope="row">
              <Link to={`/office/placements/${encodeURIComponent(p.id)}`} className={styles['open']} dir="auto">
                {names[p.apprentice] ?? p.apprentice}
              </Link>
            </th>
            <td>
              <StateChip state={placementState(p, today())} />
            </td>
            <td dir="auto">
              {p.enterpriseName} · {p.post}
            </td>
            <td dir="auto">{[...new Set(p.mentors.filter((m) => m.until === null).map((m) => m.name))].join(', ') || '–'}</td>
            <td className={styles['days']}>
              {dates.fullDay(p.start)} – {dates.fullDay(p.end)}
            </td>
          </tr>
        )}
        empty={
          <EmptyState icon={<Briefcase size={40} />} title={t`No placement yet`}>
            <Trans>A placement brings an apprentice, a post, mentors and a teacher together. Set up the enterprise and the cohort first.</Trans>
          </EmptyState>
        }
      />
    </OfficePage>
  )
}
