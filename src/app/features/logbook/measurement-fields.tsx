/** Values read off instruments. A chosen skill with a standard offers its quantity; the last one can be read again. */
import type { MeasurementId } from '#domain/ids.ts'
import type { Standard } from '#domain/measurement.ts'
import { findCompetency } from '#domain/programme.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { newId } from '../../store/new-id.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FieldErrorText } from '../../ui/field-frame.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFieldSentence } from './field-sentence.ts'
import { fieldId, type FormPart } from './form-parts.ts'
import { type MeasurementRow, saysSomething } from './log-form.ts'
import { MeasurementRowFields } from './measurement-row.tsx'
import styles from './measurement-fields.module.css'
import { typedNumber } from './typed-measurement.ts'

const blankRow = (): MeasurementRow => ({ id: newId<MeasurementId>(), quantity: '', unit: '', nominal: '', tolerance: '', value: '', instrument: '', prefilled: false })

/** As the standard asks at the least: its widest grade. */
const rowOf = (s: Standard): MeasurementRow => ({
  ...blankRow(),
  quantity: s.quantity,
  unit: s.unit,
  nominal: s.nominal === null ? '' : typedNumber(s.nominal),
  tolerance: s.grades.length === 0 ? '' : typedNumber(Math.max(...s.grades.map((g) => g.within))),
  prefilled: true,
})

export const MeasurementFields = ({ form, change, errors, mend, pins, pinned, programme }: FormPart) => {
  const { t } = useLingui()
  const sentence = useFieldSentence()
  const [isOpen, setOpen] = useState(form.measurements.length > 0)
  const rows = form.measurements
  const [known, setKnown] = useState(rows.length)
  if (known !== rows.length) {
    setKnown(rows.length)
    // "Again like" put them there: what is to be measured stands open.
    if (rows.length > known) setOpen(true)
  }
  const hasErrors = [...errors.keys()].some((name) => name.startsWith('measurements'))
  const standards = programme === null ? [] : form.competencies.flatMap((c) => findCompetency(programme, c)?.standard ?? [])
  const offered = standards.filter((s) => !rows.some((r) => r.quantity === s.quantity))
  const last = rows.at(-1)
  const count = rows.filter(saysSomething).length

  const add = (row: MeasurementRow) => change((f) => ({ measurements: [...f.measurements, row] }))
  const edit = (id: MeasurementId, patch: Partial<MeasurementRow>) => {
    change((f) => ({ measurements: f.measurements.map((m) => (m.id === id ? { ...m, ...patch } : m)) }))
    mend('measurements', ...Object.keys(patch).map((field) => `measurements.${id}.${field}`))
  }
  const remove = (row: MeasurementRow, at: number) => {
    change((f) => ({ measurements: f.measurements.filter((m) => m.id !== row.id) }))
    if (saysSomething(row))
      showToast({
        text: t`Measurement removed`,
        undo: { label: t`Undo`, run: () => change((f) => ({ measurements: f.measurements.toSpliced(at, 0, row) })) },
      })
  }

  return (
    <Disclosure title={t`Measurements`} aside={count > 0 ? <Chip tone="act">{count}</Chip> : undefined} isOpen={isOpen || hasErrors || pinned.has('measurements')} onToggle={setOpen}>
      {pins('measurements')}
      {rows.map((row, n) => (
        <MeasurementRowFields
          key={row.id}
          row={row}
          number={n + 1}
          standards={standards}
          onChange={(patch) => edit(row.id, patch)}
          onRemove={() => remove(row, n)}
          error={(field) => sentence(`measurements.${row.id}.${field}`, errors.get(`measurements.${row.id}.${field}`))}
        />
      ))}
      <div className={styles['offers']}>
        {offered.map((s) => (
          <Button key={`${s.quantity} ${s.unit}`} icon={<Plus aria-hidden size={18} />} onPress={() => add(rowOf(s))}>
            <bdi>{s.quantity}</bdi>
          </Button>
        ))}
        {last !== undefined && last.quantity !== '' && (
          <Button icon={<Plus aria-hidden size={18} />} onPress={() => add({ ...last, id: newId<MeasurementId>(), value: '', prefilled: true })}>
            <Trans>Measured again</Trans>
          </Button>
        )}
        <Button icon={<Plus aria-hidden size={18} />} onPress={() => add(blankRow())}>
          {rows.length === 0 && offered.length === 0 ? <Trans>Add a measurement</Trans> : <Trans>Another quantity</Trans>}
        </Button>
      </div>
      {errors.has('measurements') && (
        <div id={fieldId('measurements')} tabIndex={-1}>
          <FieldErrorText id={`${fieldId('measurements')}-error`}>{sentence('measurements', errors.get('measurements')) ?? ''}</FieldErrorText>
        </div>
      )}
    </Disclosure>
  )
}
