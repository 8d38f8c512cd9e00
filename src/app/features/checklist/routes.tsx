import type { RouteObject } from 'react-router'

export const checklistRoutes: RouteObject[] = [
  { path: 'skills', lazy: async () => ({ Component: (await import('./skills-screen.tsx')).SkillsScreen }) },
  { path: 'skills/:competency', lazy: async () => ({ Component: (await import('./competency-screen.tsx')).CompetencyScreen }) },
  { path: 'skills/:competency/ask', lazy: async () => ({ Component: (await import('./ask-screen.tsx')).AskScreen }) },
]
