import { Navigate, type RouteObject } from 'react-router'

export const officeRoutes: RouteObject[] = [
  { path: 'office', element: <Navigate to="/office/people" replace /> },
  { path: 'office/people', lazy: async () => ({ Component: (await import('./people-screen.tsx')).PeopleScreen }) },
  { path: 'office/people/import', lazy: async () => ({ Component: (await import('./roster/roster-screen.tsx')).RosterScreen }) },
  { path: 'office/people/:id', lazy: async () => ({ Component: (await import('./person-screen.tsx')).PersonScreen }) },
  { path: 'office/enterprises', lazy: async () => ({ Component: (await import('./enterprises-screen.tsx')).EnterprisesScreen }) },
  { path: 'office/enterprises/:id', lazy: async () => ({ Component: (await import('./enterprise-screen.tsx')).EnterpriseScreen }) },
  { path: 'office/cohorts', lazy: async () => ({ Component: (await import('./cohorts-screen.tsx')).CohortsScreen }) },
  { path: 'office/cohorts/:id', lazy: async () => ({ Component: (await import('./cohort-screen.tsx')).CohortScreen }) },
  { path: 'office/cohorts/:id/codes', lazy: async () => ({ Component: (await import('./accounts/join-sheet-screen.tsx')).JoinSheetScreen }) },
  { path: 'office/placements', lazy: async () => ({ Component: (await import('./placements-screen.tsx')).PlacementsScreen }) },
  { path: 'office/placements/:id', lazy: async () => ({ Component: (await import('./placement-screen.tsx')).PlacementScreen }) },
  { path: 'office/log', lazy: async () => ({ Component: (await import('./audit-screen.tsx')).AuditScreen }) },
  { path: 'office/backup', lazy: async () => ({ Component: (await import('./backup-screen.tsx')).BackupScreen }) },
]
