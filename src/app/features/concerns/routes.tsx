/** Concerns: the list, raising one, and one of them; who may see which list is the shell's to say. */
import type { RouteObject } from 'react-router'

const list = async () => ({ Component: (await import('./concerns-screen.tsx')).ConcernsScreen })

export const concernsRoutes: RouteObject[] = [{ path: 'concerns', lazy: list }]
/** The coordinator's: that answers are missing, without the words. */
export const overdueConcernsRoutes: RouteObject[] = [{ path: 'overdue-concerns', lazy: async () => ({ Component: (await import('./overdue-screen.tsx')).OverdueScreen }) }]
export const raiseConcernRoutes: RouteObject[] = [{ path: 'concerns/new', lazy: async () => ({ Component: (await import('./raise-screen.tsx')).RaiseScreen }) }]
export const concernRoutes: RouteObject[] = [{ path: 'concerns/:concern', lazy: async () => ({ Component: (await import('./concern-screen.tsx')).ConcernScreen }) }]
