import type { RouteObject } from 'react-router'

export const apprenticesRoutes: RouteObject[] = [
  { path: 'apprentices', lazy: async () => ({ Component: (await import('./apprentices-screen.tsx')).ApprenticesScreen }) },
  { path: 'apprentices/:apprentice', lazy: async () => ({ Component: (await import('./apprentice-screen.tsx')).ApprenticeScreen }) },
  { path: 'apprentices/:apprentice/logs/:log', lazy: async () => ({ Component: (await import('./log-screen.tsx')).LogScreen }) },
]
