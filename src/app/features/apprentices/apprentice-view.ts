/** Which part of an apprentice's page is open; not worth saving, but there again on the way back from a log. */
import { create } from 'zustand'

export const VIEWS = ['logs', 'week', 'skills', 'reflections', 'signed', 'concerns'] as const
export type View = (typeof VIEWS)[number]

interface ApprenticeView {
  readonly view: View
  readonly show: (view: View) => void
}

export const useApprenticeView = create<ApprenticeView>((set) => ({ view: 'logs', show: (view) => set({ view }) }))
