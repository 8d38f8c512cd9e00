/** The enterprises that take apprentices, and how many are there. */
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Factory, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from './list-view.tsx'
import { OfficePage } from './office-page.tsx'
import styles from './office.module.css'
import { useList } from './use-list.ts'

export const EnterprisesScreen = () => {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const list = useList('enterprises', { search })
  const add = (
    <ButtonLink to="/office/enterprises/new" variant="primary" icon={<Plus aria-hidden size={18} />}>
      <Trans>New enterprise</Trans>
    </ButtonLink>
  )
  return (
    <OfficePage tools={add}>
      <ListView<'enterprises'>
        caption={t`Enterprises`}
        list={list}
        search={search}
        onSearch={setSearch}
        isNarrowed={search.trim() !== ''}
        head={[t`Name`, t`Posts`, t`Employees`, t`Apprentices there`]}
        renderRow={(e, { counts }) => (
          <tr key={e.id}>
            <th scope="row">
              <Link to={`/office/enterprises/${encodeURIComponent(e.id)}`} className={styles['open']} dir="auto">
                {e.name}
              </Link>
            </th>
            <td>{t`${plural(e.posts?.length ?? 0, { one: '# post', other: '# posts' })}`}</td>
            <td className={styles['number']}>{e.employees ?? '–'}</td>
            <td className={styles['number']}>{counts[e.id] ?? 0}</td>
          </tr>
        )}
        empty={
          <EmptyState icon={<Factory size={40} />} title={t`No enterprise yet`}>
            <Trans>Start here: an enterprise with its posts. Then a cohort, then the placements.</Trans>
          </EmptyState>
        }
      />
    </OfficePage>
  )
}
