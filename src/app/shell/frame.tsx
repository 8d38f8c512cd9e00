/** Around every screen: the banner of a demo, the way between screens (tabs below on a phone, a rail on a laptop). */
import { hasRole, type Role } from '#domain/people.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { BookOpen, Building2, CalendarCheck, ClipboardCheck, Feather, FileChartColumn, FileX, GraduationCap, Inbox, LibraryBig, ListChecks, type LucideIcon, MessageSquareWarning, Settings, Stamp, TabletSmartphone, Users } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration } from 'react-router'
import { afterFirstPicture } from '../store/first-picture.ts'
import { useStore } from '../store/store-context.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Banner } from '../ui/banner.tsx'
import { VisuallyHidden } from '../ui/hidden.tsx'
import { Toasts } from '../ui/toast.tsx'
import styles from './frame.module.css'
import { StalledBanner } from './stalled-banner.tsx'
import type { Counted } from './unread-count.tsx'
import { UpdatePrompt } from './update-prompt.tsx'

interface Place {
  readonly to: string
  readonly word: MessageDescriptor
  readonly icon: LucideIcon
  /** Work for a desk: no place among the tabs of a phone. */
  readonly isForDesk?: boolean
}

const places: Readonly<Record<Role, readonly Place[]>> = {
  apprentice: [
    { to: '/logbook', word: msg`Logbook`, icon: BookOpen },
    { to: '/skills', word: msg`Skills`, icon: ListChecks },
    { to: '/reflections', word: msg`Reflections`, icon: Feather },
    { to: '/inbox', word: msg`Inbox`, icon: Inbox },
  ],
  mentor: [
    { to: '/sign-offs', word: msg`Sign-offs`, icon: Stamp },
    { to: '/apprentices', word: msg`Apprentices`, icon: Users },
    { to: '/ledger', word: msg`Ledger`, icon: BookOpen },
  ],
  teacher: [
    { to: '/review', word: msg`Review`, icon: ClipboardCheck },
    { to: '/cohorts', word: msg`Cohorts`, icon: GraduationCap },
    { to: '/concerns', word: msg`Concerns`, icon: MessageSquareWarning },
    { to: '/visits', word: msg`Visits`, icon: CalendarCheck },
    { to: '/programmes', word: msg`Programmes`, icon: LibraryBig },
    { to: '/reports', word: msg`Reports`, icon: FileChartColumn, isForDesk: true },
  ],
  coordinator: [
    { to: '/programmes', word: msg`Programmes`, icon: LibraryBig },
    { to: '/office', word: msg`Office`, icon: Building2 },
    { to: '/cohorts', word: msg`Cohorts`, icon: GraduationCap },
    { to: '/devices', word: msg`Devices`, icon: TabletSmartphone },
    { to: '/overdue-concerns', word: msg`Overdue concerns`, icon: MessageSquareWarning },
    { to: '/reports', word: msg`Reports`, icon: FileChartColumn, isForDesk: true },
    { to: '/dead-letters', word: msg`Refused work`, icon: FileX },
  ],
}

const placesOf = (roles: readonly Role[]): readonly Place[] => {
  const all = roles.flatMap((r) => places[r])
  return all.filter((p, i) => all.findIndex((other) => other.to === p.to) === i)
}

/** Counting reads much of the store: it comes after the first picture. */
const UnreadCount = lazy(async () => {
  await afterFirstPicture()
  return { default: (await import('./unread-count.tsx')).UnreadCount }
})
/** Only mentors share a device under PINs. */
const LockButton = lazy(async () => ({ default: (await import('../record/lock/lock-button.tsx')).LockButton }))
/** Places that say how much in them has not been looked at. */
const COUNTED: readonly string[] = ['/inbox', '/concerns'] satisfies readonly Counted[]

export const Frame = ({ roles }: { readonly roles: readonly Role[] }) => {
  const { t } = useLingui()
  const { profile } = useStore()
  return (
    <div className={styles['frame']}>
      <a href="#content" className={styles['skip']}>
        <Trans>Skip to the content</Trans>
      </a>
      <aside className={styles['banners']} aria-label={t`Notices`}>
        {profile.demo && (
          <Banner tone="warn">
            <Trans>Demo school: others can change what you write.</Trans>
          </Banner>
        )}
        <UpdatePrompt />
        <StalledBanner />
      </aside>
      <nav className={styles['nav']} aria-label={t`Main`}>
        <Link to="/" className={styles['brand']}>
          <img src="/icons/icon.svg" alt="" width={28} height={28} />
          <span>Craftlog</span>
        </Link>
        <ul className={styles['places']}>
          {placesOf(roles).map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
        </ul>
        {hasRole({ roles }, 'mentor') && (
          <Suspense fallback={null}>
            <LockButton className={styles['lock']} />
          </Suspense>
        )}
        <Link to="/settings" className={styles['me']}>
          <VisuallyHidden>
            <Trans>Settings and account</Trans>
          </VisuallyHidden>
          <Avatar name={profile.name} />
          <span className={styles['meName']}>
            <span dir="auto">{profile.name}</span>
            <span className={styles['meSchool']} dir="auto">
              {profile.schoolName}
            </span>
          </span>
          <Settings aria-hidden size={18} className={styles['meIcon']} />
        </Link>
      </nav>
      <div id="content" className={styles['content']}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </div>
      <Toasts closeLabel={t`Close`} />
      <ScrollRestoration />
    </div>
  )
}

const PlaceLink = ({ place: { to, word, icon: Icon, isForDesk = false } }: { readonly place: Place }) => {
  const { t } = useLingui()
  return (
    <li data-desk={isForDesk || undefined}>
      <NavLink to={to} className={styles['place'] ?? ''}>
        <Icon aria-hidden size={22} />
        <span>{t(word)}</span>
        {COUNTED.includes(to) && (
          <Suspense fallback={null}>
            <UnreadCount of={to as Counted} className={styles['count']} />
          </Suspense>
        )}
      </NavLink>
    </li>
  )
}
