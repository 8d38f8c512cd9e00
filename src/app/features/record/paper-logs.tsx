/** Every log as it stands, with what was measured, shown and said on it; earlier versions are in the file, not on paper. */
import type { PracticeLog } from '#domain/practice-log.ts'
import { competenciesOf } from '#domain/programme.ts'
import type { RecordRows } from '#domain/record-file.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { MeasurementTable } from '../../record/measurement-table.tsx'
import { PhotoImage } from '../../record/photos/photo-image.tsx'
import { saidInLog } from '../../record/said.ts'
import { logStateWord } from '../../record/words.ts'
import { Both } from './both.tsx'
import { PaperFeedback } from './paper-words.tsx'
import styles from './paper.module.css'

interface PaperLogsProps {
  readonly rows: RecordRows
  readonly withPhotos: boolean
}

export const PaperLogs = ({ rows, withPhotos }: PaperLogsProps) => {
  const { i18n } = useLingui()
  const language = i18n.locale
  const names = useMemo(() => new Map(rows.programme.flatMap(competenciesOf).map((c) => [c.id as string, `${c.code} ${inLanguage(c.title, language)}`])), [rows, language])
  if (rows.practiceLog.length === 0) return null
  return (
    <section>
      <h3>
        <Both of="logs" />
      </h3>
      {rows.practiceLog.map((log) => (
        <PaperLog key={log.id} log={log} nameOf={(id) => names.get(id) ?? id} feedback={rows.feedback.filter((f) => f.about.id === log.id)} withPhotos={withPhotos} />
      ))}
    </section>
  )
}

interface PaperLogProps {
  readonly log: PracticeLog
  readonly nameOf: (id: string) => string
  readonly feedback: RecordRows['feedback']
  readonly withPhotos: boolean
}

const PaperLog = ({ log, nameOf, feedback, withPhotos }: PaperLogProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const { task, practisedOn, minutes, startedAt, revision, measurements, photos = [], competencies, attempts, whatIDid, ownDefects, improvement, notApplicable, checks } = log
  const confirmed = log.confirmedBy?.name ?? ''
  const facts = [dates.day(practisedOn), startedAt ?? '', hoursAndMinutes(minutes), t(logStateWord[log.state]), confirmed].filter((s) => s !== '').join(' · ')
  return (
    <article className={styles['log']}>
      <h4 dir="auto">{task}</h4>
      <p className={styles['quiet']}>
        {facts}
        {revision > 1 && (
          <>
            {' · '}
            <Trans>version {revision}</Trans>
          </>
        )}
        {log.late && (
          <>
            {' · '}
            <Trans>written late</Trans>
          </>
        )}
      </p>
      <p className={styles['text']} dir="auto">
        {whatIDid}
      </p>
      {measurements.length > 0 && <MeasurementTable measurements={measurements} standards={[]} />}
      <dl className={styles['said']}>
        {saidInLog({ competencies, attempts, ownDefects, improvement, notApplicable, ...(checks && { checks }) }, nameOf).map(({ label, text }) => (
          <div key={label.id}>
            <dt>{t(label)}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      {withPhotos && photos.length > 0 && (
        <div className={styles['photos']}>
          {photos.map((p) => (
            <figure key={p.id}>
              <PhotoImage photo={p} size="thumb" alt={p.caption} />
              {p.caption !== '' && <figcaption dir="auto">{p.caption}</figcaption>}
            </figure>
          ))}
        </div>
      )}
      <PaperFeedback of={feedback} />
    </article>
  )
}
