import type { RouteObject } from 'react-router'

export const inboxRoutes: RouteObject[] = [
  { path: 'inbox', lazy: async () => ({ Component: (await import('./inbox-screen.tsx')).InboxScreen }) },
  { path: 'inbox/observations', lazy: async () => ({ Component: (await import('./observations-screen.tsx')).ObservationsScreen }) },
]
