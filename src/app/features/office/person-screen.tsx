/** One person, new or known: name, class or enterprise, whether he is still here, how he signs in, and the placements of an apprentice. */
import type { CohortId, PersonId } from '#domain/ids.ts'
import { hasRole, type Role, ROLES } from '#domain/people.ts'
import { personDeed } from '#sync/office-deeds.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { roleWord } from '../../record/words.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { Checkbox, Switch } from '../../ui/choices.tsx'
import { FieldErrorText } from '../../ui/field-frame.tsx'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import { AccountPart } from './accounts/account-part.tsx'
import { EntryPicker, type Picked } from './entry-picker.tsx'
import { FormFrame } from './form-frame.tsx'
import styles from './office.module.css'
import { PlacementsOf } from './placements-of.tsx'
import { type FormSpec, useOfficeForm } from './use-office-form.ts'

interface PersonForm {
  readonly name: string
  readonly roles: readonly Role[]
  readonly cohort: string
  readonly enterprise: Picked | null
  readonly active: boolean
}

const spec: FormSpec<'people', PersonForm> = {
  list: 'people',
  empty: { name: '', roles: [], cohort: '', enterprise: null, active: true },
  toForm: ({ row, names }) => ({ name: row.name, roles: row.roles, cohort: row.cohort ?? '', enterprise: row.enterprise === null ? null : { id: row.enterprise, name: names[row.enterprise] ?? row.enterprise }, active: row.active }),
  toSet: ({ name, roles, cohort, enterprise, active }) => ({
    name: name.trim(),
    roles,
    // What was chosen for a role that was unticked again is not meant any more.
    cohort: hasRole({ roles }, 'apprentice') ? cohort || null : null,
    enterprise: hasRole({ roles }, 'mentor') ? (enterprise?.id ?? null) : null,
    active,
  }),
  schema: personDeed,
}

export const PersonScreen = () => {
  const { id = 'new' } = useParams()
  const [turn, setTurn] = useState(0)
  return <OnePerson key={`${id} ${turn}`} id={id === 'new' ? null : (id as PersonId)} onSaved={() => setTurn(turn + 1)} />
}

const OnePerson = ({ id, onSaved }: { readonly id: PersonId | null; readonly onSaved: () => void }) => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { actor } = useStore()
  const office = useOfficeForm(spec, id)
  const person = office.entry?.row
  const cohorts = useLive(async (db) => (await db.rows('cohort').toArray()).toSorted((a, b) => a.name.localeCompare(b.name)), []) ?? []
  const cohortName = (cohort: string) => cohorts.find((c) => c.id === cohort)?.name ?? office.entry?.names[cohort as CohortId] ?? cohort
  const words = {
    name: { label: t`Name`, say: (f: PersonForm) => f.name },
    roles: { label: t`Roles`, say: (f: PersonForm) => f.roles.map((r) => t(roleWord[r])).join(', ') },
    cohort: { label: t`Cohort`, say: (f: PersonForm) => cohortName(f.cohort) },
    enterprise: { label: t`Enterprise`, say: (f: PersonForm) => f.enterprise?.name ?? '' },
    active: { label: t`Still here`, say: (f: PersonForm) => (f.active ? t`yes` : t`no`) },
  }
  const error = (field: string) => {
    const sentence = office.errorAt(field)
    return sentence === undefined ? undefined : t(sentence)
  }
  const save = async () => {
    const saved = await office.save()
    if (saved === null) return
    showToast({ text: saved.row.active ? t`Saved at the school` : t`Saved: this person is signed out on every device` })
    // The invitation is the next thing to do; it stands on the person's own page.
    if (id === null) await navigate(`/office/people/${encodeURIComponent(saved.row.id)}`, { replace: true })
    else if (saved.row.active) onSaved()
    else await navigate('/office/people')
  }
  return (
    <FormFrame
      title={id === null ? t`New person` : (person?.name ?? t`Person`)}
      back="/office/people"
      office={office}
      words={words}
      saveLabel={t`Save at the school`}
      onSave={() => void save()}
      after={
        person !== undefined &&
        id !== null && (
          <>
            {person.active && id !== actor.person && <AccountPart person={id} />}
            {hasRole(person, 'apprentice') && <PlacementsOf apprentice={id} />}
          </>
        )
      }
    >
      {(f) => (
        <>
          {person !== undefined && <p className={styles['quiet']}>{[...person.roles.map((r) => t(roleWord[r])), ...(person.schoolNumber === undefined ? [] : [t`Student number ${person.schoolNumber}`])].join(', ')}</p>}
          <TextField id="office-name" label={words.name.label} value={f.name} onChange={(name) => office.change({ name })} error={error('name')} />
          {id === null && <RolesField label={words.roles.label} value={f.roles} onChange={(roles) => office.change({ roles })} error={error('roles')} />}
          {hasRole(f, 'apprentice') && (
            <SelectField
              id="office-cohort"
              label={words.cohort.label}
              {...(id === null ? {} : { hint: t`The portfolio goes along; its new teachers see it, those of the old cohort no longer.` })}
              value={f.cohort}
              onChange={(cohort) => office.change({ cohort })}
              error={error('cohort')}
              options={[{ value: '', label: t`No cohort` }, ...cohorts.map((c) => ({ value: c.id, label: c.name }))]}
            />
          )}
          {hasRole(f, 'mentor') && (
            <EntryPicker id="office-enterprise" label={words.enterprise.label} list="enterprises" value={f.enterprise} onChange={(enterprise) => office.change({ enterprise })} error={error('enterprise')} />
          )}
          {id !== null && id !== actor.person && (
            <div>
              <Switch isSelected={f.active} onChange={(active) => office.change({ active })}>
                {words.active.label}
              </Switch>
              {!f.active && (
                <p className={styles['quiet']}>
                  <Trans>Whoever left is signed out on every device and cannot sign in. Records and signatures stay.</Trans>
                </p>
              )}
            </div>
          )}
          {id === actor.person && (
            <p className={styles['quiet']}>
              <Trans>This is you: only another coordinator can say that you left.</Trans>
            </p>
          )}
        </>
      )}
    </FormFrame>
  )
}

interface RolesFieldProps {
  readonly label: string
  readonly value: readonly Role[]
  readonly onChange: (roles: readonly Role[]) => void
  readonly error: string | undefined
}

/** What a new person is here for; rights and records follow from it, so it is chosen once. */
const RolesField = ({ label, value, onChange, error }: RolesFieldProps) => {
  const { t } = useLingui()
  return (
    <fieldset id="office-roles" tabIndex={-1} className={styles['group']}>
      <legend>{label}</legend>
      {ROLES.map((role) => (
        <Checkbox key={role} isSelected={value.includes(role)} onChange={(on) => onChange(ROLES.filter((r) => (r === role ? on : value.includes(r))))}>
          {t(roleWord[role])}
        </Checkbox>
      ))}
      {error !== undefined && <FieldErrorText id="office-roles-error">{error}</FieldErrorText>}
    </fieldset>
  )
}
