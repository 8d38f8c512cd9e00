/** One competency of the draft: every field of it, with what is wrong told where it is. */
import { CRAFT_DIMENSIONS, type Competency, KINDS, type Kind, SIGNERS, type Signers, signersOf } from '#domain/competency.ts'
import type { CompetencyId } from '#domain/ids.ts'
import type { PlanField, PlanFinding } from '#domain/programme-edit/check-plan.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { dimensionWord, kindWord, signersWord } from '../../../record/words.ts'
import { Checkbox } from '../../../ui/choices.tsx'
import { SelectField, TextField } from '../../../ui/fields.tsx'
import { MultiPicker } from '../../../ui/multi-picker.tsx'
import styles from './editor.module.css'
import { NumberField } from './number-field.tsx'
import { StandardFields } from './standard-fields.tsx'
import { useFindingText } from './use-finding-text.ts'
import { WordsFields } from './words-fields.tsx'

interface LineFormProps {
  readonly line: Competency
  readonly all: readonly Competency[]
  readonly languages: readonly string[]
  readonly findings: readonly PlanFinding[]
  readonly onChange: (set: Partial<Omit<Competency, 'id'>>) => void
}

export const LineForm = ({ line, all, languages, findings, onChange }: LineFormProps) => {
  const { t } = useLingui()
  const textOf = useFindingText()
  const wrong = (field: PlanField): string | undefined => textOf(findings, field)
  return (
    <>
      <div className={styles['pairFields']}>
        <TextField label={t`Code`} value={line.code} onChange={(code) => onChange({ code })} error={wrong('code')} />
        <SelectField label={t`Kind`} value={line.kind} onChange={(kind) => onChange({ kind: kind as Kind })} options={KINDS.map((k) => ({ value: k, label: t(kindWord[k]) }))} />
      </div>
      <WordsFields label={t`Name`} value={line.title} languages={languages} onChange={(title) => onChange({ title })} error={wrong('title')} />
      <fieldset className={styles['craft']}>
        <legend>{t`Craft dimensions`}</legend>
        {CRAFT_DIMENSIONS.map((d) => (
          <Checkbox key={d} isSelected={line.craft.includes(d)} onChange={(isOn) => onChange({ craft: isOn ? [...line.craft, d] : line.craft.filter((c) => c !== d) })}>
            {t(dimensionWord[d])}
          </Checkbox>
        ))}
      </fieldset>
      <StandardFields standard={line.standard} onChange={(standard) => onChange({ standard })} error={wrong('standard')} />
      <Prerequisites line={line} all={all} onChange={onChange} error={wrong('prerequisites')} />
      <SelectField
        label={t`Who signs it`}
        value={signersOf(line)}
        onChange={(signers) => onChange({ signers: signers as Signers })}
        options={SIGNERS.map((s) => ({ value: s, label: t(signersWord[s]) }))}
      />
      <div className={styles['pairFields']}>
        <NumberField label={t`Valid for how many days`} hint={t`Empty: for good`} value={line.validDays} onChange={(validDays) => onChange({ validDays })} error={wrong('validDays')} />
        <NumberField label={t`Planned practice, minutes`} hint={t`Empty: the plan says nothing`} value={line.plannedMinutes} onChange={(plannedMinutes) => onChange({ plannedMinutes })} error={wrong('plannedMinutes')} />
      </div>
    </>
  )
}

const Prerequisites = ({ line, all, onChange, error }: Pick<LineFormProps, 'line' | 'all' | 'onChange'> & { readonly error: string | undefined }) => {
  const { t, i18n } = useLingui()
  const options = useMemo(() => all.filter((c) => c.id !== line.id).map((c) => ({ id: c.id as string, code: c.code, text: inLanguage(c.title, i18n.locale) })), [all, line.id, i18n.locale])
  const nameOf = (id: CompetencyId): string => {
    const o = options.find((x) => x.id === id)
    return o === undefined ? id : o.code || o.text
  }
  const set = (ids: readonly string[]) =>
    onChange({ prerequisites: ids.map((id) => line.prerequisites.find((p) => p.competency === id) ?? { competency: id as CompetencyId, safety: false }) })
  return (
    <div className={styles['stack']}>
      <MultiPicker
        label={t`Signed before this one`}
        options={options}
        value={line.prerequisites.map((p) => p.competency)}
        onChange={set}
        error={error}
        moreText={(n) => t`${n} more, type to narrow`}
        removeLabel={(o) => t`Take out ${o.code || o.text}`}
        emptyText={t`Nothing found`}
      />
      {line.prerequisites.map((p) => {
        const name = nameOf(p.competency)
        return (
          <Checkbox
            key={p.competency}
            isSelected={p.safety}
            onChange={(safety) => onChange({ prerequisites: line.prerequisites.map((x) => (x.competency === p.competency ? { ...x, safety } : x)) })}
          >
            {t`${name} is about safety: without it, no level 5`}
          </Checkbox>
        )
      })}
    </div>
  )
}
