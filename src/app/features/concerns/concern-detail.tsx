/** One concern: how it stands, who reads it, all that was said on it, and the words of the person here. */
import type { ConcernId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarPlus, Lock, SearchX, Users } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { ConcernStandingChip } from '../../record/concern-standing.tsx'
import { type ConcernRecord, standingOf } from '../../record/concerns.ts'
import { markRead } from '../../record/unread.ts'
import { useNow } from '../../record/use-now.ts'
import { concernCategoryWord } from '../../record/words.ts'
import { useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Care } from './care.tsx'
import { AnswerForm } from './answer-form.tsx'
import { audienceSentence } from './category-words.ts'
import { ConcernHistory } from './concern-history.tsx'
import styles from './concerns.module.css'
import { OwnWordsForm } from './own-words-form.tsx'
import { STANDING } from './standing.ts'
import { type OpenedConcern, useConcern } from './use-concerns.ts'

interface ConcernDetailProps {
  readonly id: ConcernId
  /** The screen around it says what it is. */
  readonly isPage?: boolean
}

export const ConcernDetail = ({ id, isPage = false }: ConcernDetailProps) => {
  const { t } = useLingui()
  const opened = useConcern(id)
  useLooked(opened)
  if (opened === undefined) return null
  if (opened === null)
    return (
      <EmptyState icon={<SearchX aria-hidden />} title={t`This concern is not on this device`}>
        <Trans>It may come with the next network.</Trans>
      </EmptyState>
    )
  const { record } = opened
  return (
    <div className={styles['detail']}>
      {!isPage && <OpenedHeading record={record} />}
      <Standing record={record} />
      {record.voice === 'teacher' && <Care record={record} teachers={opened.teachers} />}
      <p className={styles['audience']}>
        {record.concern.audience === 'school' ? <Lock aria-hidden size={18} /> : <Users aria-hidden size={18} />}
        <span>{t(audienceSentence[record.voice][record.concern.audience])}</span>
      </p>
      <Section title={t`What was said`}>
        <ConcernHistory record={record} visits={opened.visits} />
      </Section>
      {record.voice === 'teacher' && record.concern.state !== 'closed' && (
        <div>
          <ButtonLink to={`/visits/new?apprentice=${encodeURIComponent(record.concern.apprentice)}&concern=${encodeURIComponent(id)}`} icon={<CalendarPlus aria-hidden size={18} />}>
            {t`Plan a visit about it`}
          </ButtonLink>
        </div>
      )}
      {record.voice === 'apprentice' ? <OwnWordsForm record={record} /> : <AnswerForm record={record} />}
    </div>
  )
}

/** Who opens it has seen what is new on it. A failed mark shows by staying; nobody loses anything by it. */
const useLooked = (opened: OpenedConcern | null | undefined) => {
  const { db } = useStore()
  useEffect(() => {
    if (opened != null && opened.unheard.length > 0) void markRead(db, opened.unheard).catch(() => undefined)
  }, [db, opened])
}

/** Takes the focus when another one is opened, so that a reader hears what it is. */
const OpenedHeading = ({ record: { apprentice, concern, placement } }: { readonly record: ConcernRecord }) => {
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div>
      <h2 ref={heading} tabIndex={-1} className={styles['heading']} dir="auto">
        {t(concernCategoryWord[concern.category])} · {apprentice}
      </h2>
      {placement !== null && (
        <p className={styles['quiet']} dir="auto">
          {placement.enterpriseName} · {placement.post}
        </p>
      )}
    </div>
  )
}

const Standing = ({ record }: { readonly record: ConcernRecord }) => (
  <div id={STANDING} tabIndex={-1} className={styles['standing']}>
    <ConcernStandingChip record={record} />
    <StandingSentence record={record} />
  </div>
)

/** What follows from it for the one who reads it. */
const StandingSentence = ({ record }: { readonly record: ConcernRecord }): ReactNode => {
  const { kind } = standingOf(record, useNow())
  const isOwn = record.voice === 'apprentice'
  switch (kind) {
    case 'unsent':
      return (
        <p>
          <Trans>The clock starts when the school has it.</Trans>
        </p>
      )
    case 'overdue':
      return isOwn ? (
        <p>
          <Trans>The school is late, and sees this as you do. Its coordinator is told that an answer is missing, not what you wrote.</Trans>
        </p>
      ) : record.voice === 'teacher' ? (
        <p>
          <Trans>The coordinator is told that this answer is missing, not what was written.</Trans>
        </p>
      ) : null
    case 'answered':
      return <p>{isOwn ? <Trans>Is it solved? Then close it. If not, say more: the school owes an answer again.</Trans> : <Trans>The apprentice closes it when it is solved.</Trans>}</p>
    case 'owed':
    case 'closed':
      return null
  }
}
