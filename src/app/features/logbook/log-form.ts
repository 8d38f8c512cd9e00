/**
 * A log while it is being written: everything as typed, so that "12,x" stays on the screen and in the draft until it is
 * mended. Read once, at the door, by the domain's own schema.
 */
import { type CalendarDay, calendarDay, type Instant, instant } from '#domain/calendar-day.ts'
import { competencyId, measurementId } from '#domain/ids.ts'
import { check, contentErrors, type PracticeLogContent, practiceLogContent } from '#domain/practice-log.ts'
import { photo } from '#domain/photo.ts'
import { type FieldErrorCode, fieldErrors } from '#domain/refusal.ts'
import * as z from 'zod/mini'
import { readNumber } from '../../ui/typed-number.ts'
import { readTolerance, typedNumber, typedTolerance } from './typed-measurement.ts'

const text = z._default(z.string(), '')

const measurementRow = z.object({
  id: measurementId,
  quantity: text,
  unit: text,
  nominal: text,
  tolerance: text,
  value: text,
  instrument: text,
  /** Put there by the program, untouched by the person: without a value it says nothing and is left out. */
  prefilled: z._default(z.boolean(), false),
})
export type MeasurementRow = z.infer<typeof measurementRow>

export const logForm = z.object({
  task: text,
  practisedOn: text,
  startedAt: text,
  minutes: text,
  whatIDid: text,
  competencies: z._default(z.readonly(z.array(competencyId)), []),
  measurements: z._default(z.readonly(z.array(measurementRow)), []),
  attempts: text,
  ownDefects: text,
  improvement: text,
  notApplicable: z._default(z.readonly(z.array(z.object({ competency: competencyId, because: text }))), []),
  /** A caption is text as typed, too. */
  photos: z._default(z.readonly(z.array(z.extend(photo, { caption: text }))), []),
  checks: z._default(z.readonly(z.array(check)), []),
  /** When the timer was started that still runs; kept in the draft and nowhere else. */
  timerSince: z._default(z.nullable(instant), null),
})
export type LogForm = z.infer<typeof logForm>

export const emptyForm = (today: CalendarDay): LogForm => ({
  task: '',
  practisedOn: today,
  startedAt: '',
  minutes: '',
  whatIDid: '',
  competencies: [],
  measurements: [],
  attempts: '',
  ownDefects: '',
  improvement: '',
  notApplicable: [],
  photos: [],
  checks: [],
  timerSince: null,
})

export const formOf = (content: PracticeLogContent): LogForm => ({
  ...content,
  photos: content.photos ?? [],
  checks: content.checks ?? [],
  timerSince: null,
  startedAt: content.startedAt ?? '',
  minutes: String(content.minutes),
  attempts: content.attempts === null ? '' : String(content.attempts),
  measurements: content.measurements.map((m) => ({
    id: m.id,
    quantity: m.quantity,
    unit: m.unit,
    nominal: m.nominal === null ? '' : typedNumber(m.nominal),
    tolerance: typedTolerance(m.tolerance),
    value: typedNumber(m.value),
    instrument: m.instrument,
    prefilled: false,
  })),
})

/** Does a measurement row say anything of the person's own? */
export const saysSomething = (row: MeasurementRow): boolean =>
  (row.prefilled ? [row.value] : [row.quantity, row.unit, row.nominal, row.tolerance, row.value, row.instrument]).some((s) => s.trim() !== '')

/** What is wrong, by the name of the field on the form: `minutes`, `measurements.<id of the row>.value`. */
export type FormErrors = ReadonlyMap<string, FieldErrorCode>
export type FormReading = { readonly content: PracticeLogContent } | { readonly errors: FormErrors }

const orRequired = (typed: string): number | null | undefined => (typed.trim() === '' ? undefined : readNumber(typed))

const candidate = (form: LogForm, rows: readonly MeasurementRow[]) => ({
  ...form,
  practisedOn: form.practisedOn === '' ? undefined : form.practisedOn,
  startedAt: form.startedAt.trim() === '' ? null : form.startedAt.trim(),
  minutes: orRequired(form.minutes),
  attempts: readNumber(form.attempts),
  measurements: rows.map(({ id, quantity, unit, nominal, tolerance, value, instrument }) => ({
    id,
    quantity,
    unit,
    value: orRequired(value),
    nominal: readNumber(nominal),
    tolerance: readTolerance(tolerance),
    instrument,
  })),
})

/** `measurements.2.tolerance.plus` as the schema counts → the row's own name, which no deletion above it changes. */
const nameOf = (path: string, form: LogForm, rows: readonly MeasurementRow[]): string => {
  const [field = '', n = '', inner = ''] = path.split('.')
  if (field === 'measurements' && n !== '') return `measurements.${rows[Number(n)]?.id ?? ''}.${inner}`
  if (field === 'photos' && inner !== '') return `photos.${form.photos[Number(n)]?.id ?? ''}.${inner}`
  if (field === 'notApplicable' && n !== '') return `notApplicable.${form.notApplicable[Number(n)]?.competency ?? ''}`
  return field
}

/** What was typed into a field that holds a number, or undefined for any other field. */
const typedNumberAt = (name: string, form: LogForm): string | undefined => {
  if (name === 'minutes' || name === 'attempts') return form[name]
  const [field, id, inner] = name.split('.')
  const row = field === 'measurements' ? form.measurements.find((m) => m.id === id) : undefined
  return row !== undefined && (inner === 'value' || inner === 'nominal' || inner === 'tolerance') ? row[inner] : undefined
}

/** The schema sees "no number" and cannot tell an empty field from a wrong one; who typed it can. */
const whyWrong = (name: string, code: FieldErrorCode, form: LogForm): FieldErrorCode => {
  if (name === 'practisedOn' && form.practisedOn === '') return 'required'
  const typed = typedNumberAt(name, form)
  if (typed === undefined) return code
  if (typed.trim() === '') return 'required'
  return code === 'required' || code === 'wrong-type' ? 'not-a-number' : code
}

interface Clock {
  readonly at: Instant
  /** The day on this device's wall: a log of tomorrow is a slip of the finger. */
  readonly today: CalendarDay
  /** The day that was accepted before; it is not judged again by the clock of this phone. */
  readonly accepted: CalendarDay | null
}

export const readForm = (form: LogForm, { at, today, accepted }: Clock): FormReading => {
  const rows = form.measurements.filter(saysSomething)
  const read = practiceLogContent.safeParse(candidate(form, rows))
  const errors = new Map<string, FieldErrorCode>()
  if (!read.success)
    for (const { path, error } of fieldErrors(read.error)) {
      const name = nameOf(path, form, rows)
      if (!errors.has(name)) errors.set(name, whyWrong(name, error, form))
    }
  const day = calendarDay.safeParse(form.practisedOn)
  if (day.success && day.data !== accepted && (day.data > today || contentErrors({ practisedOn: day.data }, at).length > 0))
    errors.set('practisedOn', 'in-the-future')
  return read.success && errors.size === 0 ? { content: read.data } : { errors }
}
