/** The words of the record besides the logs: what was said on the work, reflections, concerns with their answers. */
import { dayAt } from '#domain/calendar-day.ts'
import type { RecordRows } from '#domain/record-file.ts'
import { useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { concernCategoryWord, dimensionWord } from '../../record/words.ts'
import { zoneMinutes } from '../../store/clock.ts'
import { Both } from './both.tsx'
import styles from './paper.module.css'

const useDayOf = () => {
  const dates = useDates()
  return (at: number) => dates.fullDay(dayAt(at, zoneMinutes(at)))
}

export const PaperFeedback = ({ of }: { readonly of: RecordRows['feedback'] }) => {
  const day = useDayOf()
  return of.map((f) => (
    <p key={f.id} className={styles['quote']}>
      <bdi>{f.by.name}</bdi>, {day(f.at)}: <bdi>{f.text}</bdi>
    </p>
  ))
}

export const PaperReflections = ({ rows }: { readonly rows: RecordRows }) => {
  const { t } = useLingui()
  const day = useDayOf()
  if (rows.reflection.length === 0) return null
  return (
    <section>
      <h3>
        <Both of="reflections" />
      </h3>
      {rows.reflection.map((r) => (
        <article key={r.id} className={styles['log']}>
          <h4>{t(dimensionWord[r.dimension])}</h4>
          <p className={styles['quiet']}>{day(r.writtenAt)}</p>
          <p className={styles['text']} dir="auto">
            {r.text}
          </p>
          <PaperFeedback of={rows.feedback.filter((f) => f.about.id === r.id)} />
        </article>
      ))}
    </section>
  )
}

export const PaperConcerns = ({ rows }: { readonly rows: RecordRows }) => {
  const { t } = useLingui()
  const day = useDayOf()
  if (rows.concern.length === 0) return null
  return (
    <section>
      <h3>
        <Both of="concerns" />
      </h3>
      {rows.concern.map((c) => (
        <article key={c.id} className={styles['log']}>
          <h4>{t(concernCategoryWord[c.category])}</h4>
          <p className={styles['quiet']}>{day(c.raisedAt)}</p>
          <p className={styles['text']} dir="auto">
            {c.text}
          </p>
          {rows.concernEvent
            .filter((e) => e.concern === c.id && e.text !== null)
            .map((e) => (
              <p key={e.id} className={styles['quote']}>
                <bdi>{e.by.name}</bdi>, {day(e.at)}: <bdi>{e.text}</bdi>
              </p>
            ))}
        </article>
      ))}
    </section>
  )
}
