/** Every revision that was handed in, to be read again, with what changed since the one before and what was said of it. */
import type { LogRevision, PracticeLogContent } from '#domain/practice-log.ts'
import { changedFields } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { LogDetails } from '../../record/log-details.tsx'
import { photoComments } from '../../record/photos/photo-comments.ts'
import { logFieldWord } from '../../record/words.ts'
import { Section } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './log-screen.module.css'
import { commentsByField, PinnedComments } from './pinned-comments.tsx'
import type { LogRecord } from './use-log-record.ts'

export const LogHistory = ({ record }: { readonly record: LogRecord }) => {
  const { t } = useLingui()
  return (
    <Section title={t`Revisions`}>
      {record.revisions.map((revision) => (
        <OneRevision key={revision.id} revision={revision} record={record} before={record.revisions.find((r) => r.revision === revision.revision - 1) ?? null} />
      ))}
    </Section>
  )
}

interface OneRevisionProps {
  readonly revision: LogRevision
  readonly before: LogRevision | null
  readonly record: LogRecord
}

const OneRevision = ({ revision, before, record }: OneRevisionProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const [isOpen, setOpen] = useState(false)
  const n = revision.revision
  const isCurrent = n === record.log.revision
  const comments = commentsByField(record.comments.filter((c) => c.about.revision === n))
  const changed = before === null ? [] : changedFields(before.content, revision.content).map((field) => t(logFieldWord[field]))
  const pins = (field: keyof PracticeLogContent) => (comments.has(field) ? <PinnedComments comments={comments.get(field) ?? []} photos={revision.content.photos} /> : null)
  return (
    <Disclosure
      isOpen={isOpen}
      onToggle={setOpen}
      title={
        <span className={styles['revision']}>
          <Trans>Revision {n}</Trans> {isCurrent && <span className={styles['quiet']}>{t`as it stands`}</span>}
          <span className={styles['quiet']}>
            {dates.moment(revision.at)}
            {changed.length > 0 && ` · ${changed.join(', ')}`}
          </span>
        </span>
      }
    >
      {isOpen && (
        <>
          <PinnedComments comments={comments.get('') ?? []} />
          <LogDetails log={{ ...record.log, ...revision.content, late: false, otherVersions: [] }} programme={record.programme} before={before?.content ?? null} pins={pins} photoTalk={{ comments: photoComments(comments.get('photos') ?? []) }} />
        </>
      )}
    </Disclosure>
  )
}
