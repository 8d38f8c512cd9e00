/** The fields that every log has: task, day, minutes, what was done, and the skills it practised. */
import type { CompetencyId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { useLingui } from '@lingui/react/macro'
import type { FocusEvent, ReactNode } from 'react'
import { TextArea, TextField, DayField } from '../../ui/fields.tsx'
import { MultiPicker } from '../../ui/multi-picker.tsx'
import { AgainLike } from './again-like.tsx'
import { AlmostLike } from './almost-like.tsx'
import { useFieldSentence } from './field-sentence.ts'
import { fieldId, type FormPart } from './form-parts.ts'
import { MinutesField } from './minutes-field.tsx'
import styles from './practice-log-form.module.css'
import { SkillSuggestions } from './skill-suggestions.tsx'
import { useSkillOptions } from './use-skill-options.ts'
import { WorkTimer } from './work-timer.tsx'

interface MainFieldsProps extends FormPart {
  /** The last logs, the latest first, to go by; undefined until the device has answered. */
  readonly last: readonly PracticeLog[] | undefined
  /** Its work is done: nothing is timed or suggested any more. */
  readonly isCorrection: boolean
  /** Under day and minutes, which they are about. */
  readonly warnings: ReactNode
}

/** The list of skills opens downwards and is long: the field comes up to make room for it. */
const makeRoom = (e: FocusEvent<HTMLDivElement>) => {
  const isLow = e.currentTarget.getBoundingClientRect().top > window.innerHeight / 3
  if (e.target instanceof HTMLInputElement && isLow) e.currentTarget.scrollIntoView({ block: 'start' })
}

export const MainFields = ({ form, change, errors, pins, programme, last, isCorrection, warnings }: MainFieldsProps) => {
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
      {!isCorrection && <AgainLike last={last} form={form} change={change} />}
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
      <div className={styles['began']}>
        <div className={styles['field']}>
          {pins('startedAt')}
          <TextField label={t`Began at`} id={fieldId('startedAt')} type="time" size="floor" hint={t`If you know it`} value={form.startedAt} onChange={(startedAt) => change({ startedAt })} error={wrong('startedAt')} />
        </div>
        {!isCorrection && <WorkTimer form={form} change={change} />}
      </div>
      {warnings}
      <div className={styles['field']}>
        {pins('whatIDid')}
        <TextArea label={t`What I did`} id={fieldId('whatIDid')} rows={4} value={form.whatIDid} onChange={(whatIDid) => change({ whatIDid })} error={wrong('whatIDid')} />
        {!isCorrection && <AlmostLike form={form} last={last} />}
      </div>
      {/* Above what is picked, or the chips would move away under the finger. */}
      {!isCorrection && <SkillSuggestions last={last} options={options} chosen={form.competencies} change={change} />}
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
