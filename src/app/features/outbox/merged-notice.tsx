/** Two devices changed the same thing. Nothing is asked: both texts are shown, and it is told which one stands. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import { CRAFT_DIMENSIONS } from '#domain/competency.ts'
import { VISIT_KINDS } from '#domain/visit.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { GitMerge } from 'lucide-react'
import { Link } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { mergedSentence } from '../../record/deed-words.ts'
import { dimensionWord, logFieldWord, visitFieldWord, visitKindWord } from '../../record/words.ts'
import { useDeedTitle } from './deed-line.tsx'
import type { MergedField } from './merged-texts.ts'
import styles from './merged.module.css'
import type { ToldMerge } from './use-outbox.ts'

const isVisitField = (field: string): field is keyof typeof visitFieldWord => Object.hasOwn(visitFieldWord, field)
const DAYS: readonly string[] = ['practisedOn', 'plannedFor', 'wentOn', 'followUpOn']
const isLogField = (field: string): field is keyof typeof logFieldWord => Object.hasOwn(logFieldWord, field)

export const MergedNotice = ({ told: { item, subject, fields } }: { readonly told: ToldMerge }) => {
  const title = useDeedTitle()
  const name = title.subject(subject) || title.deed(item.name)
  const to = subject?.to ?? null
  return (
    <article className={styles['merged']}>
      <GitMerge aria-hidden size={20} />
      <div className={styles['body']}>
        <h3 className={styles['title']} dir="auto">
          {to === null ? name : <Link to={to}>{name}</Link>}
        </h3>
        {fields.map((f) => (
          <Field key={f.field} merged={f} />
        ))}
      </div>
    </article>
  )
}

const Field = ({ merged: { field, how, stands, others } }: { readonly merged: MergedField }) => {
  const { t } = useLingui()
  const dates = useDates()
  const dimension = CRAFT_DIMENSIONS.find((d) => d === stands)
  const label = isLogField(field) ? t(logFieldWord[field]) : isVisitField(field) ? t(visitFieldWord[field]) : dimension === undefined ? null : t`Dimension`
  const sentence = t(mergedSentence[how])
  const words = (text: string): string => {
    if (field === 'minutes') return hoursAndMinutes(Number(text))
    if (DAYS.includes(field)) return dates.day(text as CalendarDay)
    const kind = field === 'kind' ? VISIT_KINDS.find((k) => k === text) : undefined
    if (kind !== undefined) return t(visitKindWord[kind])
    const of = field === 'dimension' ? CRAFT_DIMENSIONS.find((d) => d === text) : undefined
    return of === undefined ? text : t(dimensionWord[of])
  }
  return (
    <div>
      <p className={styles['how']}>{label === null ? sentence : t`${label}: ${sentence}`}</p>
      {stands !== null && (others.length > 0 || how !== 'replaced') && (
        <div className={styles['sides']}>
          <figure className={styles['side']} data-stands>
            <figcaption>
              <Trans>Stands now</Trans>
            </figcaption>
            <p dir="auto">{words(stands)}</p>
          </figure>
          {others.map((o) => {
            const when = dates.moment(o.at)
            return (
              <figure key={`${o.at} ${o.text}`} className={styles['side']}>
                <figcaption>{how === 'replaced' ? <Trans>Before, {when}</Trans> : <Trans>Kept beside it, {when}</Trans>}</figcaption>
                <p dir="auto">{words(o.text)}</p>
              </figure>
            )
          })}
        </div>
      )}
    </div>
  )
}
