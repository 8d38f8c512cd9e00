import type { RouteObject } from 'react-router'

export const hoursRoutes: RouteObject[] = [{ path: 'hours', lazy: async () => ({ Component: (await import('./hours-screen.tsx')).HoursScreen }) }]
