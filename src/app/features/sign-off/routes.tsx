import type { RouteObject } from 'react-router'

export const signOffRoutes: RouteObject[] = [
  { path: 'sign-offs/for/:apprentice', lazy: async () => ({ Component: (await import('./choose-competency-screen.tsx')).ChooseCompetencyScreen }) },
  { path: 'sign-offs/for/:apprentice/:competency', lazy: async () => ({ Component: (await import('./sign-another-screen.tsx')).SignAnotherScreen }) },
  // One route for the list and a claim: on a tablet both stand side by side, and the list stays where it was.
  { path: 'sign-offs/:request?', lazy: async () => ({ Component: (await import('./sign-offs-screen.tsx')).SignOffsScreen }) },
]
