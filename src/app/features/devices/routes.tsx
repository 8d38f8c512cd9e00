import type { RouteObject } from 'react-router'

export const devicesRoutes: RouteObject[] = [
  { path: 'devices', lazy: async () => ({ Component: (await import('./devices-screen.tsx')).DevicesScreen }) },
]
