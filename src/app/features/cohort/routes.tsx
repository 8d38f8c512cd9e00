/** Cohorts: the list, the matrix of one, and what stands behind a row or a cell of it. */
import type { RouteObject } from 'react-router'

export const cohortRoutes: RouteObject[] = [
  { path: 'cohorts', lazy: async () => ({ Component: (await import('./cohorts-screen.tsx')).CohortsScreen }) },
  { path: 'cohorts/:cohort', lazy: async () => ({ Component: (await import('./cohort-screen.tsx')).CohortScreen }) },
  { path: 'cohorts/:cohort/figures', lazy: async () => ({ Component: (await import('./figures/figures-screen.tsx')).FiguresScreen }) },
  { path: 'cohorts/:cohort/search', lazy: async () => ({ Component: (await import('./search/search-screen.tsx')).SearchScreen }) },
  { path: 'cohorts/:cohort/apprentices/:person', lazy: async () => ({ Component: (await import('./apprentice-screen.tsx')).ApprenticeScreen }) },
  { path: 'cohorts/:cohort/apprentices/:person/logs/:log', lazy: async () => ({ Component: (await import('./log-screen.tsx')).LogScreen }) },
  { path: 'cohorts/:cohort/apprentices/:person/logs/:log/paper', lazy: async () => ({ Component: (await import('./paper/paper-screen.tsx')).PaperScreen }) },
  {
    path: 'cohorts/:cohort/apprentices/:person/competencies/:competency',
    lazy: async () => ({ Component: (await import('./competency-screen.tsx')).CompetencyScreen }),
  },
]
