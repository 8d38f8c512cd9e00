/** Programmes: the school's plans, one version to read, to edit, to move placements to, and the import of a plan. */
import type { RouteObject } from 'react-router'

export const programmeRoutes: RouteObject[] = [
  { path: 'programmes', lazy: async () => ({ Component: (await import('./programmes-screen.tsx')).ProgrammesScreen }) },
  { path: 'programmes/import', lazy: async () => ({ Component: (await import('./import-screen.tsx')).ImportScreen }) },
  { path: 'programmes/:id/:work', lazy: async () => ({ Component: (await import('./office-screen.tsx')).OfficeScreen }) },
  { path: 'programmes/:id', lazy: async () => ({ Component: (await import('./programme-screen.tsx')).ProgrammeScreen }) },
]
