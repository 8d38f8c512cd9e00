/** The classes, and how many apprentices each has. */
import { Trans, useLingui } from '@lingui/react/macro'
import { GraduationCap, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from './list-view.tsx'
import { OfficePage } from './office-page.tsx'
import styles from './office.module.css'
import { useList } from './use-list.ts'

export const CohortsScreen = () => {
  const { t } = useLingui()
  const dates = useDates()
  const [search, setSearch] = useState('')
  const list = useList('cohorts', { search })
  return (
    <OfficePage
      tools={
        <ButtonLink to="/office/cohorts/new" variant="primary" icon={<Plus aria-hidden size={18} />}>
          <Trans>New cohort</Trans>
        </ButtonLink>
      }
    >
      <ListView<'cohorts'>
        caption={t`Cohorts`}
        list={list}
        search={search}
        onSearch={setSearch}
        isNarrowed={search.trim() !== ''}
        head={[t`Name`, t`Teachers`, t`From – until`, t`Apprentices`]}
        renderRow={(c, { names, counts }) => (
          <tr key={c.id}>
            <th scope="row">
              <Link to={`/office/cohorts/${encodeURIComponent(c.id)}`} className={styles['open']} dir="auto">
                {c.name}
              </Link>
            </th>
            <td dir="auto">{c.teachers.map((teacher) => names[teacher] ?? '').join(', ') || '–'}</td>
            <td className={styles['days']}>
              {dates.fullDay(c.start)} – {dates.fullDay(c.end)}
            </td>
            <td className={styles['number']}>{counts[c.id] ?? 0}</td>
          </tr>
        )}
        empty={
          <EmptyState icon={<GraduationCap size={40} />} title={t`No cohort yet`}>
            <Trans>A cohort follows a programme and has its teachers. Import a programme first if there is none.</Trans>
          </EmptyState>
        }
      />
    </OfficePage>
  )
}
