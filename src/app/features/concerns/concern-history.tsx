/** All that happened to a concern, earliest first: who, when, and the words. Nothing of it ever goes away. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Concern, ConcernEvent } from '#domain/concern.ts'
import { dayOfVisit } from '#domain/visit.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarCheck, Check, Hand, HardDriveDownload, MessageSquareReply, MessageSquareText, MessageSquareWarning, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ConcernRecord } from '../../record/concerns.ts'
import { useDates } from '../../record/dates.ts'
import type { VisitRecord } from '../../record/visits.ts'
import { roleWord } from '../../record/words.ts'
import { useStore } from '../../store/store-context.tsx'
import { Chip } from '../../ui/chip.tsx'
import styles from './concerns.module.css'

const ICON = { said: MessageSquareText, answered: MessageSquareReply, closed: Check, reopened: RotateCcw } as const

/** Between writing and arriving: a shorter while is not worth a word. */
const WORTH_SAYING_MS = 60_000

interface ConcernHistoryProps {
  readonly record: ConcernRecord
  readonly visits: readonly VisitRecord[]
}

export const ConcernHistory = ({ record: { concern, events, apprentice, voice, isUnsent, unsentEvents }, visits }: ConcernHistoryProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const arrived = dates.moment(concern.receivedAt)
  const isOwn = voice === 'apprentice'
  return (
    <ol className={styles['history']}>
      <Entry
        icon={<MessageSquareWarning aria-hidden size={18} />}
        what={isOwn ? t`You raised this` : t`${apprentice} raised this`}
        when={dates.moment(concern.raisedAt)}
        isUnsent={isUnsent}
        text={concern.text}
      >
        {!isUnsent && concern.receivedAt - concern.raisedAt > WORTH_SAYING_MS && (
          <p className={styles['quiet']}>
            <Trans>The school had it {arrived}.</Trans>
          </p>
        )}
      </Entry>
      {inTime([
        ...events.map((e): Step => ({ at: e.at, entry: <EventEntry key={e.id} event={e} isUnsent={unsentEvents.has(e.id)} /> })),
        // What the teachers agree among themselves is not a mentor's to read.
        ...(voice === 'mentor' ? [] : (concern.assigned ?? [])).map((a): Step => ({ at: a.at, entry: <AssignedEntry key={`assigned ${a.at}`} of={a} /> })),
        ...visits.map((v): Step => ({ at: v.visit.changedAt, entry: <VisitEntry key={v.visit.id} of={v} /> })),
      ])}
    </ol>
  )
}

interface Step {
  readonly at: Instant
  readonly entry: ReactNode
}

const inTime = (steps: readonly Step[]): readonly ReactNode[] => steps.toSorted((a, b) => a.at - b.at).map((s) => s.entry)

const AssignedEntry = ({ of: { to, name, by, at } }: { readonly of: NonNullable<Concern['assigned']>[number] }) => {
  const { t } = useLingui()
  const dates = useDates()
  const giver = by.name
  return <Entry icon={<Hand aria-hidden size={18} />} what={to === by.person ? t`${name} takes care of it` : t`${giver} gave it to ${name}`} when={dates.moment(at)} isUnsent={false} text={null} />
}

/** What was agreed on a visit about it, for the apprentice and his teachers. */
const VisitEntry = ({ of: { visit: v, isTaught, isUnsent } }: { readonly of: VisitRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  const name = (v.wentBy ?? v.by).name
  const day = dates.day(dayOfVisit(v))
  const what = { planned: t`${name} plans a visit about it on ${day}`, done: t`${name} visited on ${day}`, cancelled: t`The visit on ${day} was called off` }[v.state]
  const words = [v.notes, v.agreed].filter((s) => s !== '').join('\n\n')
  return (
    <Entry icon={<CalendarCheck aria-hidden size={18} />} what={what} when={dates.moment(v.changedAt)} isUnsent={isUnsent} text={v.state === 'done' && words !== '' ? words : null}>
      <Link to={isTaught ? `/visits/${v.id}` : '/visits'} className={styles['toVisit']}>
        <Trans>Open the visit</Trans>
      </Link>
    </Entry>
  )
}

const EventEntry = ({ event: e, isUnsent }: { readonly event: ConcernEvent; readonly isUnsent: boolean }) => {
  const { t } = useLingui()
  const { actor } = useStore()
  const dates = useDates()
  const Icon = ICON[e.kind]
  const role = t(roleWord[e.by.role])
  const signed = e.by.name
  const name = e.by.role === 'apprentice' ? signed : t`${signed} (${role})`
  const isOwn = e.by.person === actor.person
  const what = {
    said: isOwn ? t`You said more` : t`${name} said more`,
    answered: isOwn ? t`You answered` : t`${name} answered`,
    closed: isOwn ? t`You closed it` : t`${name} closed it`,
    reopened: isOwn ? t`You opened it again` : t`${name} opened it again`,
  }[e.kind]
  return <Entry icon={<Icon aria-hidden size={18} />} tone={e.kind} what={what} when={dates.moment(e.at)} isUnsent={isUnsent} text={e.text} />
}

interface EntryProps {
  readonly icon: ReactNode
  readonly tone?: ConcernEvent['kind']
  readonly what: string
  readonly when: string
  readonly isUnsent: boolean
  readonly text: string | null
  readonly children?: ReactNode
}

const Entry = ({ icon, tone, what, when, isUnsent, text, children }: EntryProps) => (
  <li className={styles['entry']} data-tone={tone}>
    <span className={styles['entryMark']}>{icon}</span>
    <div className={styles['entryWords']}>
      <p className={styles['entryHead']}>
        <b dir="auto">{what}</b>
        <span className={styles['quiet']}>{when}</span>
        {isUnsent && (
          <Chip tone="wait" icon={<HardDriveDownload aria-hidden size={14} />}>
            <Trans>Not sent yet</Trans>
          </Chip>
        )}
      </p>
      {text !== null && (
        <p className={styles['text']} dir="auto">
          {text}
        </p>
      )}
      {children}
    </div>
  </li>
)
