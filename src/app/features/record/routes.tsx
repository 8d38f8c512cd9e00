import type { RouteObject } from 'react-router'

export const recordRoutes: RouteObject[] = [
  { path: 'record', lazy: async () => ({ Component: (await import('./record-screen.tsx')).RecordScreen }) },
  { path: 'record/print', lazy: async () => ({ Component: (await import('./print-screen.tsx')).PrintScreen }) },
]
