/** What others did since the apprentice looked last: returned work first to be seen, because it waits for him. */
import { Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck, Inbox, MessageSquareWarning } from 'lucide-react'
import { useState } from 'react'
import { Screen } from '../../record/screen.tsx'
import { markRead, type News } from '../../record/unread.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './inbox.module.css'
import { MissingDays } from './missing-days.tsx'
import { NewsCard } from './news-card.tsx'
import { ObservationsLink } from './observations-link.tsx'
import { OwnConcernsLink } from './own-concerns-link.tsx'
import { useInbox } from './use-inbox.ts'
import { VisitsLink } from './visits-link.tsx'

const PAGE = 40

export const InboxScreen = () => {
  const { t } = useLingui()
  const { db } = useStore()
  const inbox = useInbox()
  const [shown, setShown] = useState(PAGE)
  if (inbox === undefined) return <Screen title={t`Inbox`}>{null}</Screen>
  const { news, unread } = inbox
  // A failed mark shows by staying; nobody loses anything by it.
  const look = (seen: readonly News[]) => void markRead(db, seen).catch(() => undefined)
  return (
    <Screen
      title={t`Inbox`}
      action={
        <ButtonLink to="/concerns/new" size="floor" full icon={<MessageSquareWarning aria-hidden />}>
          {t`Raise a concern`}
        </ButtonLink>
      }
    >
      <OwnConcernsLink concerns={inbox.concerns} />
      <ObservationsLink observations={inbox.observations} />
      <VisitsLink visits={inbox.visits} />
      <MissingDays />
      {news.length === 0 && (
        <EmptyState icon={<Inbox aria-hidden />} title={t`Nothing has come in yet`}>
          <Trans>Returned logs, comments and signatures of your mentor and teacher will stand here.</Trans>
        </EmptyState>
      )}
      {unread.size > 0 && (
        <div className={styles['tools']}>
          <Button variant="plain" icon={<CheckCheck aria-hidden size={18} />} onPress={() => look(news.filter((n) => unread.has(n.id)))}>
            {t`Mark all as read`}
          </Button>
        </div>
      )}
      <ul className={styles['list']}>
        {news.slice(0, shown).map((n) => (
          <li key={n.id}>
            <NewsCard news={n} inbox={inbox} onLook={() => look([n])} />
          </li>
        ))}
      </ul>
      {news.length > shown && (
        <Button onPress={() => setShown(shown + PAGE)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </Screen>
  )
}
