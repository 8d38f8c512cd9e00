import type { RouteObject } from 'react-router'

/** The apprentice's side. */
export const showCodeRoutes: RouteObject[] = [
  { path: 'skills/show-code', lazy: async () => ({ Component: (await import('./choose-screen.tsx')).ChooseScreen }) },
  { path: 'skills/show-code/:code', lazy: async () => ({ Component: (await import('./request-screen.tsx')).RequestScreen }) },
  { path: 'skills/by-code', lazy: async () => ({ Component: (await import('./by-code/by-code-screen.tsx')).ByCodeScreen }) },
  { path: 'skills/signed/:token', lazy: async () => ({ Component: (await import('./taken-screen.tsx')).TakenScreen }) },
]

/** The mentor's side. */
export const scanCodeRoutes: RouteObject[] = [
  { path: 'sign-offs/scan', lazy: async () => ({ Component: (await import('./scan-screen.tsx')).ScanScreen }) },
  { path: 'sign-offs/scan/:apprentice/:code', lazy: async () => ({ Component: (await import('./judge-screen.tsx')).JudgeScreen }) },
  { path: 'sign-offs/answer/:token', lazy: async () => ({ Component: (await import('./answer-screen.tsx')).AnswerScreen }) },
]
