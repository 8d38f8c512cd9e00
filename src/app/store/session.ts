/** Who is signed in on this page. `undefined` until the device has been asked (a few milliseconds after start). */
import type { Profile } from '#sync/account.ts'
import { create } from 'zustand'

interface Session {
  readonly profile: Profile | null | undefined
  /** After a sign-in (the device has been told already). */
  readonly enter: (profile: Profile) => void
  readonly leave: () => void
}

export const useSession = create<Session>((set) => ({
  profile: undefined,
  enter: (profile) => set({ profile }),
  leave: () => set({ profile: null }),
}))
