/** The page: languages around it, and one of two worlds inside it: signed in, with a store of one's own, or not. */
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useMemo } from 'react'
import { RouterProvider } from 'react-router'
import { useSession } from '../store/session.ts'
import { openRouter, visitorRouter } from './router.tsx'
import { SignedIn } from './signed-in.tsx'

export const App = () => {
  const profile = useSession((s) => s.profile)
  const person = profile?.person
  // A new person gets a new router: no screen of the former one survives in memory.
  const router = useMemo(
    () => (profile == null ? visitorRouter() : openRouter(profile.roles)),
    // eslint-disable-next-line react/exhaustive-deps -- the roles of one person do not change while he is in
    [person],
  )
  return (
    <I18nProvider i18n={i18n}>
      {profile == null ? (
        <RouterProvider router={router} />
      ) : (
        <SignedIn key={profile.person} profile={profile}>
          <RouterProvider router={router} />
        </SignedIn>
      )}
    </I18nProvider>
  )
}
