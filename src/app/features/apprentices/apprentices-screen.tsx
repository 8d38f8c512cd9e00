/** The apprentices whom this mentor guides today, with facts and no marks. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CalendarClock, ChevronRight, CircleHelp, Hand, MessageSquareWarning, Users } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { ProposalsWaiting } from '../../record/proposals/proposals-waiting.tsx'
import { Screen } from '../../record/screen.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './apprentices-screen.module.css'
import { ObservationsDue } from './observations-due.tsx'
import { ShowMore } from './show-more.tsx'
import { type MyApprentice, useMyApprentices } from './use-my-apprentices.ts'

const PAGE = 50
/** Below this a search is more in the way than it helps. */
const SEARCH_FROM = 6

const matches = (a: MyApprentice, words: string) => [a.name, a.placement.post, a.placement.enterpriseName].some((s) => s.toLowerCase().includes(words))

export const ApprenticesScreen = () => {
  const { t } = useLingui()
  const all = useMyApprentices()
  const [text, setText] = useState('')
  const [most, setMost] = useState(PAGE)
  const words = text.trim().toLowerCase()
  const found = (all ?? []).filter((a) => words === '' || matches(a, words))
  return (
    <Screen title={t`Apprentices`} {...(all === undefined || all.length === 0 ? {} : { subtitle: <Plural value={all.length} one="You guide # apprentice" other="You guide # apprentices" /> })}>
      {all?.length === 0 && (
        <EmptyState icon={<Users size={32} />} title={t`No apprentices yet`}>
          <Trans>The school names you as mentor on a placement. Your apprentices appear here by themselves after the next sync.</Trans>
        </EmptyState>
      )}
      {all !== undefined && <ProposalsWaiting />}
      {all !== undefined && <ObservationsDue all={all} />}
      {all !== undefined && all.length >= SEARCH_FROM && <SearchField label={t`Search by name or post`} value={text} onChange={setText} clearLabel={t`Clear`} />}
      {all !== undefined && all.length > 0 && found.length === 0 && (
        <p role="status">
          <Trans>Nobody of that name or post.</Trans>
        </p>
      )}
      <ul className={styles['list']}>
        {found.slice(0, most).map((a) => (
          <li key={a.apprentice}>
            <ApprenticeLink of={a} />
          </li>
        ))}
      </ul>
      {found.length > most && <ShowMore onPress={() => setMost(most + PAGE)} />}
    </Screen>
  )
}

const ApprenticeLink = ({ of: a }: { readonly of: MyApprentice }) => {
  const dates = useDates()
  return (
    <Link to={`/apprentices/${a.apprentice}`} className={styles['one']}>
      <Avatar name={a.name} />
      <span className={styles['words']}>
        <b dir="auto">{a.name}</b>
        <span className={styles['post']} dir="auto">
          {a.placement.post}
        </span>
        <span className={styles['facts']}>
          <span>{a.lastLog === null ? <Trans>no log yet</Trans> : <Trans>last log {dates.day(a.lastLog)}</Trans>}</span>
          <span>
            <Trans>{hoursAndMinutes(a.minutesThisWeek)} h this week</Trans>
          </span>
        </span>
        {(a.openRequests > 0 || a.disputed > 0 || a.openConcerns > 0 || a.endsOn !== null) && (
          <span className={styles['facts']}>
            {a.openRequests > 0 && (
              <Chip tone="wait" icon={<Hand aria-hidden size={16} />}>
                <Plural value={a.openRequests} one="# request open" other="# requests open" />
              </Chip>
            )}
            {a.disputed > 0 && (
              <Chip tone="bad" icon={<CircleHelp aria-hidden size={16} />}>
                <Plural value={a.disputed} one="# sign-off disputed" other="# sign-offs disputed" />
              </Chip>
            )}
            {a.openConcerns > 0 && (
              <Chip tone="wait" icon={<MessageSquareWarning aria-hidden size={16} />}>
                <Plural value={a.openConcerns} one="# concern open" other="# concerns open" />
              </Chip>
            )}
            {a.endsOn !== null && (
              <Chip icon={<CalendarClock aria-hidden size={16} />}>
                <Trans>with you until {dates.day(a.endsOn)}</Trans>
              </Chip>
            )}
          </span>
        )}
      </span>
      <ChevronRight aria-hidden className={styles['arrow']} />
    </Link>
  )
}
