/** One class: its name, its plan, its teachers, its time. */
import type { CohortId } from '#domain/ids.ts'
import { hasRole } from '#domain/people.ts'
import { inLanguage } from '#domain/text.ts'
import { cohortDeed } from '#sync/office-deeds.ts'
import { useLingui } from '@lingui/react/macro'
import { useNavigate, useParams } from 'react-router'
import { useLive } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { DayField, SelectField, TextField } from '../../ui/fields.tsx'
import { MultiPicker } from '../../ui/multi-picker.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FormFrame } from './form-frame.tsx'
import styles from './office.module.css'
import { type FormSpec, useOfficeForm } from './use-office-form.ts'
import { useProgrammes } from './use-programmes.ts'

interface CohortForm {
  readonly name: string
  readonly programme: string
  readonly teachers: readonly string[]
  readonly start: string
  readonly end: string
}

const spec: FormSpec<'cohorts', CohortForm> = {
  list: 'cohorts',
  empty: { name: '', programme: '', teachers: [], start: '', end: '' },
  toForm: ({ row: { name, programme, teachers, start, end } }) => ({ name, programme, teachers, start, end }),
  toSet: ({ name, programme, teachers, start, end }) => ({ name: name.trim(), programme: programme || undefined, teachers, start: start || undefined, end: end || undefined }),
  schema: cohortDeed,
}

export const CohortScreen = () => {
  const { id = 'new' } = useParams()
  return <Cohort key={id} id={id === 'new' ? null : (id as CohortId)} />
}

const Cohort = ({ id }: { readonly id: CohortId | null }) => {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const office = useOfficeForm(spec, id)
  const programmes = useProgrammes()
  // Teachers are on every device of the staff.
  const teachers = useLive(async (db) => (await db.rows('person').toArray()).filter((p) => hasRole(p, 'teacher')), []) ?? []
  const nameOf = (teacher: string) => teachers.find((p) => p.id === teacher)?.name ?? office.entry?.names[teacher] ?? teacher
  const titleOf = (programme: string) => {
    const found = programmes.find((p) => p.id === programme)
    return found === undefined ? programme : inLanguage(found.title, i18n.locale)
  }
  const words = {
    name: { label: t`Name`, say: (f: CohortForm) => f.name },
    programme: { label: t`Programme`, say: (f: CohortForm) => titleOf(f.programme) },
    teachers: { label: t`Teachers`, say: (f: CohortForm) => f.teachers.map(nameOf).join(', ') },
    start: { label: t`First day`, say: (f: CohortForm) => f.start },
    end: { label: t`Last day`, say: (f: CohortForm) => f.end },
  }
  const error = (field: string) => {
    const sentence = office.errorAt(field)
    return sentence === undefined ? undefined : t(sentence)
  }
  const wrongTeacher = office.wrong.find((w) => w.path.startsWith('set.teachers'))?.path.slice('set.'.length)
  const save = async () => {
    if ((await office.save()) === null) return
    showToast({ text: t`Saved at the school` })
    await navigate('/office/cohorts')
  }
  return (
    <FormFrame
      title={id === null ? t`New cohort` : (office.entry?.row.name ?? t`Cohort`)}
      back="/office/cohorts"
      office={office}
      words={words}
      saveLabel={t`Save at the school`}
      onSave={() => void save()}
      after={
        id !== null && (
          <div className={styles['buttons']}>
            <ButtonLink to={`/cohorts/${encodeURIComponent(id)}`}>{t`The cohort's progress`}</ButtonLink>
            <ButtonLink to={`/office/cohorts/${encodeURIComponent(id)}/codes`}>{t`Join codes to print`}</ButtonLink>
          </div>
        )
      }
    >
      {(f) => (
        <>
          <TextField id="office-name" label={words.name.label} value={f.name} onChange={(name) => office.change({ name })} error={error('name')} />
          <SelectField
            id="office-programme"
            label={words.programme.label}
            value={f.programme}
            onChange={(programme) => office.change({ programme })}
            error={error('programme')}
            options={[{ value: '', label: t`Choose a programme` }, ...programmes.map((p) => ({ value: p.id, label: `${inLanguage(p.title, i18n.locale)} · ${p.version}` }))]}
          />
          <MultiPicker
            id="office-teachers"
            label={words.teachers.label}
            options={teachers.filter((p) => p.active || f.teachers.includes(p.id)).map((p) => ({ id: p.id, code: '', text: p.name }))}
            value={f.teachers}
            onChange={(chosen) => office.change({ teachers: chosen })}
            error={wrongTeacher === undefined ? undefined : error(wrongTeacher)}
            moreText={(n) => t`${n} more; type to narrow.`}
            removeLabel={({ text }) => t`Remove ${text}`}
            emptyText={t`No teacher by this name`}
          />
          <div className={styles['pair']}>
            <DayField id="office-start" label={words.start.label} value={f.start} onChange={(start) => office.change({ start })} error={error('start')} />
            <DayField id="office-end" label={words.end.label} value={f.end} onChange={(end) => office.change({ end })} error={error('end')} />
          </div>
        </>
      )}
    </FormFrame>
  )
}
