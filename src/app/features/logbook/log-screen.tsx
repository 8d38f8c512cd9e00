/** One log of one's own: what it says, where it stands, what was said of it, who signed on it, and how it came to be. */
import { judgeDeed } from '#domain/access.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import { isOpen, type PracticeLogContent } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { PencilLine } from 'lucide-react'
import { useParams, useSearchParams } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { LogDetails } from '../../record/log-details.tsx'
import { photoComments } from '../../record/photos/photo-comments.ts'
import { Screen } from '../../record/screen.tsx'
import { now } from '../../store/clock.ts'
import { useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { LogHistory } from './log-history.tsx'
import { LogMissing } from './log-missing.tsx'
import { LogSignOffs } from './log-sign-offs.tsx'
import { LogStanding } from './log-standing.tsx'
import { commentsByField, PinnedComments } from './pinned-comments.tsx'
import styles from './log-screen.module.css'
import { type LogRecord, useLogRecord } from './use-log-record.ts'

export const LogScreen = () => {
  const { id = '' } = useParams()
  const { t } = useLingui()
  const record = useLogRecord(id as PracticeLogId)
  if (record === undefined)
    return (
      <Screen title={t`Log`} subtitle={' '} back="/logbook">
        {null}
      </Screen>
    )
  return record === null ? <LogMissing /> : <OneLog record={record} />
}

const OneLog = ({ record }: { readonly record: LogRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { actor } = useStore()
  const { log, programme, placement } = record
  const day = dates.day(log.practisedOn)
  const mayEdit = isOpen(log) && judgeDeed(actor, 'write-log', { apprentice: log.apprentice, placements: [], cohorts: [] }, now()) === null
  const comments = commentsByField(record.comments.filter((c) => (c.about.revision ?? log.revision) >= log.revision))
  const whole = comments.get('') ?? []
  // The inbox leads to the part of a photo that a comment is about.
  const opened = useSearchParams()[0].get('comment')
  const pins = (field: keyof PracticeLogContent) => (comments.has(field) ? <PinnedComments comments={comments.get(field) ?? []} photos={log.photos} opened={opened} /> : null)
  const isReturned = log.state === 'returned'
  return (
    <Screen
      title={t`Log of ${day}`}
      subtitle={placement === null ? ' ' : <bdi className={styles['place']}>{`${placement.enterpriseName}, ${placement.post}`}</bdi>}
      back="/logbook"
      action={
        mayEdit ? (
          <ButtonLink to={`/logbook/${log.id}/edit`} variant={isReturned ? 'primary' : 'quiet'} size="floor" full icon={<PencilLine aria-hidden />}>
            {record.hasDraft ? <Trans>Go on correcting</Trans> : isReturned ? <Trans>Correct it</Trans> : <Trans>Change it</Trans>}
          </ButtonLink>
        ) : undefined
      }
    >
      <div className={styles['log']}>
        <LogStanding log={log} comments={[...comments.values()].flat().filter((c) => c.returns).length} />
        <PinnedComments comments={whole} />
        <LogDetails log={log} programme={programme} pins={pins} photoTalk={{ comments: photoComments(comments.get('photos') ?? []) }} />
        <LogSignOffs record={record} />
        <LogHistory record={record} />
      </div>
    </Screen>
  )
}
