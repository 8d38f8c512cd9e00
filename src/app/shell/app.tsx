/** The page: languages around it, and one of two worlds inside it: signed in, with a store of one's own, or not. */
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useEffect, useMemo, useState } from 'react'
import { RouterProvider } from 'react-router'
import { afterFirstPicture } from '../store/first-picture.ts'
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
  // The router draws in slices between which a touch may come. Before the first picture there is nothing to touch, and a slow
  // phone pays for each slice.
  const [isDrawn, setDrawn] = useState(false)
  // Of a visitor nothing is read: his sign-in begins the first picture, and its time.
  useEffect(() => {
    if (person !== undefined) void afterFirstPicture().then(() => setDrawn(true))
  }, [person])
  const keepsStill = profile?.roles.includes('apprentice') === true
  useEffect(() => {
    if (!keepsStill) return undefined
    let end: (() => void) | null = null
    let isOver = false
    const begin = async () => {
      await afterFirstPicture()
      const { takeStills } = await import('./still/take.ts')
      if (!isOver) end = takeStills((moved) => router.subscribe(moved))
    }
    // Without one a start shows nothing first.
    begin().catch(() => undefined)
    return () => {
      isOver = true
      end?.()
    }
  }, [keepsStill, router])
  return (
    <I18nProvider i18n={i18n}>
      {profile == null ? (
        <RouterProvider router={router} />
      ) : (
        <SignedIn key={profile.person} profile={profile}>
          <RouterProvider router={router} useTransitions={isDrawn} />
        </SignedIn>
      )}
    </I18nProvider>
  )
}
