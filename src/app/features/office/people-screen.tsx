/** Everybody of the school: found by name, by role, by class. */
import { type Person, type Role, ROLES } from '#domain/people.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { FileUp, Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { roleWord } from '../../record/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { Switch } from '../../ui/choices.tsx'
import { ListView } from './list-view.tsx'
import { OfficePage } from './office-page.tsx'
import styles from './office.module.css'
import { useList } from './use-list.ts'

export const PeopleScreen = () => {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const [role, setRole] = useState<Role | ''>('')
  const [left, setLeft] = useState(false)
  const list = useList('people', { search, ...(role === '' ? {} : { role }), ...(left ? { left: '1' as const } : {}) })
  const rolesOf = (p: Person) => p.roles.map((r) => t(roleWord[r])).join(', ')
  return (
    <OfficePage
      tools={
        <div className={styles['buttons']}>
          <ButtonLink to="/office/people/import" icon={<FileUp aria-hidden size={18} />}>
            <Trans>Import a list</Trans>
          </ButtonLink>
          <ButtonLink to="/office/people/new" variant="primary" icon={<Plus aria-hidden size={18} />}>
            <Trans>New person</Trans>
          </ButtonLink>
        </div>
      }
    >
      <ListView<'people'>
        caption={t`People`}
        list={list}
        search={search}
        onSearch={setSearch}
        isNarrowed={search.trim() !== '' || role !== ''}
        filters={
          <>
            <SelectField label={t`Role`} value={role} onChange={(r) => setRole(ROLES.find((known) => known === r) ?? '')} options={[{ value: '', label: t`All roles` }, ...ROLES.map((r) => ({ value: r, label: t(roleWord[r]) }))]} />
            <Switch isSelected={left} onChange={setLeft}>
              <Trans>Also those who left</Trans>
            </Switch>
          </>
        }
        head={[t`Name`, t`Role`, t`Cohort`, t`Enterprise`]}
        renderRow={(p, { names }) => (
          <tr key={p.id}>
            <th scope="row">
              <Link to={`/office/people/${encodeURIComponent(p.id)}`} className={styles['open']} dir="auto">
                {p.name}
              </Link>
              {!p.active && (
                <Chip>
                  <Trans>left</Trans>
                </Chip>
              )}
            </th>
            <td>{rolesOf(p)}</td>
            <td dir="auto">{p.cohort === null ? '–' : (names[p.cohort] ?? '–')}</td>
            <td dir="auto">{p.enterprise === null ? '–' : (names[p.enterprise] ?? '–')}</td>
          </tr>
        )}
        empty={
          <EmptyState icon={<Users size={40} />} title={t`Nobody here yet`}>
            <Trans>Import the list of a class, or add people one by one; each gets a code to come in with.</Trans>
          </EmptyState>
        }
      />
    </OfficePage>
  )
}
