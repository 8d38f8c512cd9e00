/** Reports of a class or an apprentice, made by the server. */
import type { RouteObject } from 'react-router'

export const reportsRoutes: RouteObject[] = [{ path: 'reports', lazy: async () => ({ Component: (await import('./reports-screen.tsx')).ReportsScreen }) }]
