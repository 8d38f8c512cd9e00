/** The fields that every log has: task, day, minutes, what was done, and the skills it practised. */
import type { CompetencyId } from '#domain/ids.ts'
import { useLingui } from '@lingui/react/macro'
import type { FocusEvent, ReactNode } from 'react'
import { TextArea, TextField, DayField } from '../../ui/fields.tsx'
import { MultiPicker } from '../../ui/multi-picker.tsx'
import { useFieldSentence } from './field-sentence.ts'
import { fieldId, type FormPart } from './form-parts.ts'
import { MinutesField } from './minutes-field.tsx'
import styles from './practice-log-form.module.css'
import { useSkillOptions } from './use-skill-options.ts'

interface MainFieldsProps extends FormPart {
  /** Under the task, which they fill. */
  readonly suggestions: ReactNode
  /** Under day and minutes, which they are about. */
  readonly warnings: ReactNode
}

/** The list of skills opens downwards and is long: the field comes up to make room for it. */
const makeRoom = (e: FocusEvent<HTMLDivElement>) => {
  const isLow = e.currentTarget.getBoundingClientRect().top > window.innerHeight / 3
  if (e.target instanceof HTMLInputElement && isLow) e.currentTarget.scrollIntoView({ block: 'start' })
}

export const MainFields = ({ form, change, errors, pins, programme, suggestions, warnings }: MainFieldsProps) => {
  const { t } = useLingui()
  const sentence = useFieldSentence()
  const options = useSkillOptions(programme)
  const wrong = (name: string) => sentence(name, errors.get(name))
  return (
    <>
      <div className={styles['field']}>
        {pins('task')}
        <TextField label={t`Task`} id={fieldId('task')} size="floor" autoComplete="off" value={form.task} onChange={(task) => change({ task })} error={wrong('task')} />
      </div>
      {suggestions}
      <div className={styles['when']}>
        <div className={styles['field']}>
          {pins('practisedOn')}
          <DayField label={t`Date`} id={fieldId('practisedOn')} value={form.practisedOn} onChange={(practisedOn) => change({ practisedOn })} error={wrong('practisedOn')} />
        </div>
        <div className={styles['field']}>
          {pins('minutes')}
          <MinutesField value={form.minutes} onChange={(minutes) => change({ minutes })} error={wrong('minutes')} />
        </div>
      </div>
      <div className={styles['field']}>
        {pins('startedAt')}
        <TextField label={t`Began at`} id={fieldId('startedAt')} type="time" size="floor" hint={t`If you know it`} value={form.startedAt} onChange={(startedAt) => change({ startedAt })} error={wrong('startedAt')} />
      </div>
      {warnings}
      <div className={styles['field']}>
        {pins('whatIDid')}
        <TextArea label={t`What I did`} id={fieldId('whatIDid')} rows={4} value={form.whatIDid} onChange={(whatIDid) => change({ whatIDid })} error={wrong('whatIDid')} />
      </div>
      <div className={`${styles['field']} ${styles['picker']}`} onFocus={makeRoom}>
        {pins('competencies')}
        <MultiPicker
          label={t`Skills`}
          id={fieldId('competencies')}
          options={options}
          value={form.competencies}
          onChange={(ids) => change({ competencies: ids as readonly CompetencyId[] })}
          placeholder={t`Code or word`}
          error={wrong('competencies')}
          moreText={(n) => t`${n} more: type to narrow`}
          removeLabel={(o) => t`Remove ${o.code}`}
          emptyText={programme === null ? t`No programme on this device yet` : t`No skill matches`}
        />
      </div>
    </>
  )
}
