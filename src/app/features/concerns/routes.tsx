/** Concerns: the list, raising one, and one of them; who may see which list is the shell's to say. */
import type { RouteObject } from 'react-router'

const list = async () => ({ Component: (await import('./concerns-screen.tsx')).ConcernsScreen })

export const concernsRoutes: RouteObject[] = [{ path: 'concerns', lazy: list }]
export const raiseConcernRoutes: RouteObject[] = [{ path: 'concerns/new', lazy: async () => ({ Component: (await import('./raise-screen.tsx')).RaiseScreen }) }]
export const concernRoutes: RouteObject[] = [{ path: 'concerns/:concern', lazy: async () => ({ Component: (await import('./concern-screen.tsx')).ConcernScreen }) }]
