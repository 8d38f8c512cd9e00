/** Visits: an apprentice reads his own; a teacher plans, holds and notes hers. */
import type { RouteObject } from 'react-router'

const list = async () => ({ Component: (await import('./visits-screen.tsx')).VisitsScreen })

export const visitsRoutes: RouteObject[] = [{ path: 'visits', lazy: list }]
export const visitRoutes: RouteObject[] = [
  { path: 'visits/new', lazy: async () => ({ Component: (await import('./plan-screen.tsx')).PlanScreen }) },
  { path: 'visits/:visit', lazy: list },
  { path: 'visits/:visit/log', lazy: async () => ({ Component: (await import('./edit-screen.tsx')).LogVisitScreen }) },
  { path: 'visits/:visit/edit', lazy: async () => ({ Component: (await import('./edit-screen.tsx')).EditVisitScreen }) },
]
