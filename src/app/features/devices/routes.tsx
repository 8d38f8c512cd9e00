import type { RouteObject } from 'react-router'

export const devicesRoutes: RouteObject[] = [
  { path: 'devices', lazy: async () => ({ Component: (await import('./devices-screen.tsx')).DevicesScreen }) },
  { path: 'devices/keys', lazy: async () => ({ Component: (await import('./keys/keys-screen.tsx')).KeysScreen }) },
]
