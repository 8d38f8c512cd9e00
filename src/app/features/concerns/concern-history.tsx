/** All that happened to a concern, earliest first: who, when, and the words. Nothing of it ever goes away. */
import type { ConcernEvent } from '#domain/concern.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, HardDriveDownload, MessageSquareReply, MessageSquareText, MessageSquareWarning, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConcernRecord } from '../../record/concerns.ts'
import { useDates } from '../../record/dates.ts'
import { roleWord } from '../../record/words.ts'
import { useStore } from '../../store/store-context.tsx'
import { Chip } from '../../ui/chip.tsx'
import styles from './concerns.module.css'

const ICON = { said: MessageSquareText, answered: MessageSquareReply, closed: Check, reopened: RotateCcw } as const

/** Between writing and arriving: a shorter while is not worth a word. */
const WORTH_SAYING_MS = 60_000

export const ConcernHistory = ({ record: { concern, events, apprentice, voice, isUnsent, unsentEvents } }: { readonly record: ConcernRecord }) => {
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
      {events.map((e) => (
        <EventEntry key={e.id} event={e} isUnsent={unsentEvents.has(e.id)} />
      ))}
    </ol>
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
