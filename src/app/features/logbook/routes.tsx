import type { RouteObject } from 'react-router'

export const logbookRoutes: RouteObject[] = [
  { path: 'logbook', lazy: async () => ({ Component: (await import('./logbook-screen.tsx')).LogbookScreen }) },
  { path: 'logbook/new', lazy: async () => ({ Component: (await import('./log-form-screens.tsx')).NewLogScreen }) },
  { path: 'logbook/checklists', lazy: async () => ({ Component: (await import('./own-checklists/checklists-screen.tsx')).ChecklistsScreen }) },
  { path: 'logbook/checklists/new', lazy: async () => ({ Component: (await import('./own-checklists/new-checklist-screen.tsx')).NewChecklistScreen }) },
  { path: 'logbook/checklists/:list', lazy: async () => ({ Component: (await import('./own-checklists/edit-checklist-screen.tsx')).EditChecklistScreen }) },
  { path: 'logbook/:id/edit', lazy: async () => ({ Component: (await import('./log-form-screens.tsx')).EditLogScreen }) },
  { path: 'logbook/:id', lazy: async () => ({ Component: (await import('./log-screen.tsx')).LogScreen }) },
]
