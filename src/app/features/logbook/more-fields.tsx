/** What is not said every day: attempts, own defects found, an idea, and what cannot be practised here. */
import type { CompetencyId } from '#domain/ids.ts'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { MultiPicker } from '../../ui/multi-picker.tsx'
import { useFieldSentence } from './field-sentence.ts'
import { fieldId, type FormPart } from './form-parts.ts'
import styles from './practice-log-form.module.css'
import { wholeStep } from './steps.ts'
import { TypedStepper } from './typed-stepper.tsx'
import { useSkillOptions } from './use-skill-options.ts'

const ATTEMPTS = { by: 1, least: 1, most: 99 } as const
const FIELDS = ['attempts', 'ownDefects', 'improvement', 'notApplicable'] as const

export const MoreFields = ({ form, change, errors, mend, pins, pinned, programme }: FormPart) => {
  const { t } = useLingui()
  const sentence = useFieldSentence()
  const options = useSkillOptions(programme)
  const [isOpen, setOpen] = useState(FIELDS.some((f) => form[f].length > 0))
  const mustOpen = FIELDS.some((f) => pinned.has(f)) || [...errors.keys()].some((name) => FIELDS.some((f) => name.startsWith(f)))
  const wrong = (name: string) => sentence(name, errors.get(name))
  const choose = (ids: readonly string[]) =>
    change((f) => ({
      notApplicable: ids.map((id) => f.notApplicable.find((n) => n.competency === id) ?? { competency: id as CompetencyId, because: '' }),
    }))
  const because = (competency: CompetencyId, words: string) => {
    change((f) => ({ notApplicable: f.notApplicable.map((n) => (n.competency === competency ? { competency, because: words } : n)) }))
    mend(`notApplicable.${competency}`)
  }
  return (
    <>
      <Disclosure title={t`More`} aside={<span className={styles['aside']}>{t`attempts, defects, ideas`}</span>} isOpen={isOpen || mustOpen} onToggle={setOpen}>
        {pins('attempts')}
        <TypedStepper
          label={t`Attempts`}
          id={fieldId('attempts')}
          hint={t`How often, until it met the standard`}
          value={form.attempts}
          onChange={(attempts) => change({ attempts })}
          step={(direction) => wholeStep(form.attempts, direction, ATTEMPTS)}
          error={wrong('attempts')}
        />
        {pins('ownDefects')}
        <TextArea label={t`Own defects found`} id={fieldId('ownDefects')} rows={2} value={form.ownDefects} onChange={(ownDefects) => change({ ownDefects })} error={wrong('ownDefects')} />
        {pins('improvement')}
        <TextArea label={t`Improvement`} id={fieldId('improvement')} rows={2} hint={t`An idea that makes it safer, better or quicker`} value={form.improvement} onChange={(improvement) => change({ improvement })} error={wrong('improvement')} />
        {pins('notApplicable')}
        <MultiPicker
          label={t`Not applicable here`}
          id={fieldId('notApplicable')}
          options={options}
          value={form.notApplicable.map((n) => n.competency)}
          onChange={choose}
          placeholder={t`Code or word`}
          error={wrong('notApplicable')}
          moreText={(n) => t`${n} more: type to narrow`}
          removeLabel={(o) => t`Remove ${o.code}`}
          emptyText={programme === null ? t`No programme on this device yet` : t`No skill matches`}
        />
        {form.notApplicable.map((n) => {
          const code = options.find((o) => o.id === n.competency)?.code ?? n.competency
          const name = `notApplicable.${n.competency}`
          return <TextArea key={n.competency} label={t`${code} is not applicable here, because …`} id={fieldId(name)} rows={2} value={n.because} onChange={(words) => because(n.competency, words)} error={wrong(name)} />
        })}
      </Disclosure>
    </>
  )
}
