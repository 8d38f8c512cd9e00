/**
 * What a practice log says, for reading: the same on the apprentice's phone, the mentor's tablet and the teacher's
 * laptop. With `before` it shows what changed since that version; with `pins` each field carries what the caller puts
 * beside it, comments or a button to make one.
 */
import { inLanguage } from '#domain/text.ts'
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { LOG_FIELDS, type PracticeLog, type PracticeLogContent } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { CheckList } from './check-list.tsx'
import { hoursAndMinutes, useDates } from './dates.ts'
import { LateMark } from './late-mark.tsx'
import styles from './log-details.module.css'
import { OtherVersions } from './log-other-versions.tsx'
import { Added, Removed, TextDifference, ValueDifference } from './log-difference.tsx'
import { MeasurementTable } from './measurement-table.tsx'
import type { PhotoTalk } from './photos/photo-comments.ts'
import { PhotoStrip } from './photos/photo-strip.tsx'
import { SkillTags } from './skill-tags.tsx'
import { logFieldWord } from './words.ts'

type Field = keyof PracticeLogContent

interface LogDetailsProps {
  /** To read an earlier revision give `{ ...log, ...revision.content }`. */
  readonly log: PracticeLog
  readonly programme: Programme | null
  /** The version to show the difference to. */
  readonly before?: PracticeLogContent | null
  /** What stands at a field; a field that says nothing is drawn only if there is something to pin to it. */
  readonly pins?: (field: Field) => ReactNode
  /** Where somebody judges by them. */
  readonly largePhotos?: boolean
  /** What is said of parts of the photos. */
  readonly photoTalk?: PhotoTalk
}

const SHORT: readonly Field[] = ['practisedOn', 'minutes', 'startedAt']

const isEmpty = (value: PracticeLogContent[Field]): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

export const LogDetails = ({ log, programme, before = null, pins, largePhotos = false, photoTalk }: LogDetailsProps) => {
  const { t } = useLingui()
  return (
    <dl className={styles['log']}>
      {LOG_FIELDS.map((field) => {
        const pin = pins?.(field) ?? null
        const others = log.otherVersions.filter((v) => v.field === field)
        const empty = isEmpty(log[field]) && (before === null || isEmpty(before[field]))
        if (empty && pin === null && others.length === 0) return null
        return (
          <div key={field} className={styles['field']} data-short={SHORT.includes(field) || undefined} data-field={field}>
            <dt className={styles['label']}>{t(logFieldWord[field])}</dt>
            <dd className={styles['said']}>
              <div className={others.length > 0 ? styles['beside'] : undefined}>
                {empty ? (
                  <span className={styles['nothing']}>
                    <Trans>Nothing written</Trans>
                  </span>
                ) : (
                  <FieldValue field={field} log={log} before={before} programme={programme} largePhotos={largePhotos} photoTalk={photoTalk} />
                )}
                {others.length > 0 && <OtherVersions field={field} versions={others} />}
              </div>
              {pin !== null && pin !== false && <div className={styles['pin']}>{pin}</div>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

interface FieldValueProps {
  readonly field: Field
  readonly log: PracticeLog
  readonly before: PracticeLogContent | null
  readonly programme: Programme | null
  readonly largePhotos: boolean
  readonly photoTalk: PhotoTalk | undefined
}

const FieldValue = ({ field, log, before, programme, largePhotos, photoTalk }: FieldValueProps) => {
  const dates = useDates()
  switch (field) {
    case 'task':
      return (
        <p className={styles['task']}>
          <TextDifference before={(before ?? log).task} after={log.task} />
        </p>
      )
    case 'whatIDid':
    case 'ownDefects':
    case 'improvement':
      return (
        <p className={styles['text']}>
          <TextDifference before={(before ?? log)[field]} after={log[field]} />
        </p>
      )
    case 'practisedOn':
      return (
        <span className={styles['day']}>
          <ValueDifference before={dates.day((before ?? log).practisedOn as CalendarDay)} after={dates.day(log.practisedOn)} />
          {log.late && <LateMark />}
        </span>
      )
    case 'minutes':
      return <ValueDifference before={hoursAndMinutes((before ?? log).minutes)} after={hoursAndMinutes(log.minutes)} />
    case 'startedAt':
      return <ValueDifference before={(before ?? log).startedAt ?? ''} after={log.startedAt ?? ''} />
    case 'attempts':
      return <ValueDifference before={String((before ?? log).attempts ?? '')} after={String(log.attempts ?? '')} />
    case 'competencies':
      return <SkillTags skills={log.competencies} programme={programme} before={before?.competencies} />
    case 'measurements':
      return <MeasurementTable measurements={log.measurements} before={before?.measurements} standards={standardsOf(log, programme)} />
    case 'photos':
      return <PhotoStrip photos={log.photos ?? []} before={before === null ? undefined : (before.photos ?? [])} large={largePhotos} talk={photoTalk} />
    case 'checks':
      return <CheckList checks={log.checks ?? []} before={before === null ? undefined : (before.checks ?? [])} />
    case 'notApplicable':
      return <NotApplicable log={log} before={before} programme={programme} />
  }
}

/** The standards of the competencies that a log names. */
const standardsOf = (log: Pick<PracticeLogContent, 'competencies'>, programme: Programme | null) =>
  programme === null ? [] : log.competencies.flatMap((c) => findCompetency(programme, c)?.standard ?? [])

const NotApplicable = ({ log, before, programme }: Omit<FieldValueProps, 'field' | 'largePhotos' | 'photoTalk'>) => {
  const { i18n } = useLingui()
  const name = (id: CompetencyId) => {
    const c = programme === null ? undefined : findCompetency(programme, id)
    return c === undefined ? id : `${c.code} ${inLanguage(c.title, i18n.locale)}`
  }
  const gone = (before?.notApplicable ?? []).filter((b) => !log.notApplicable.some((n) => n.competency === b.competency))
  return (
    <ul className={styles['reasons']}>
      {log.notApplicable.map((n) => {
        const was = before === null ? n : before.notApplicable.find((b) => b.competency === n.competency)
        return (
          <li key={n.competency}>
            <b>{was === undefined ? <Added>{name(n.competency)}</Added> : name(n.competency)}</b>
            <TextDifference before={was?.because ?? ''} after={n.because} />
          </li>
        )
      })}
      {gone.map((n) => (
        <li key={n.competency}>
          <b>
            <Removed>{name(n.competency)}</Removed>
          </b>
          <TextDifference before={n.because} after="" />
        </li>
      ))}
    </ul>
  )
}
