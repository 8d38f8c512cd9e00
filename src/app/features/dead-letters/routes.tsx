import type { RouteObject } from 'react-router'

export const deadLettersRoutes: RouteObject[] = [
  { path: 'dead-letters', lazy: async () => ({ Component: (await import('./dead-letters-screen.tsx')).DeadLettersScreen }) },
]
