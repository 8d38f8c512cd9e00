import type { RouteObject } from 'react-router'

/** For a page on which nobody is signed in. */
export const visitorRoutes: RouteObject[] = [
  { path: 'welcome', lazy: async () => ({ Component: (await import('./welcome-screen.tsx')).WelcomeScreen }) },
  { path: 'set-up', lazy: async () => ({ Component: (await import('./set-up-screen.tsx')).SetUpScreen }) },
  { path: 'unlock', lazy: async () => ({ Component: (await import('./pin/people-screen.tsx')).PeopleScreen }) },
  { path: 'unlock/:person', lazy: async () => ({ Component: (await import('./pin/unlock-screen.tsx')).UnlockScreen }) },
  { path: 'sign-in', lazy: async () => ({ Component: (await import('./sign-in-screen.tsx')).SignInScreen }) },
  { path: 'join', lazy: async () => ({ Component: (await import('./join/join-screen.tsx')).JoinScreen }) },
]

/** For everybody who is signed in. */
export const accountRoutes: RouteObject[] = [
  { path: 'settings', lazy: async () => ({ Component: (await import('./settings-screen.tsx')).SettingsScreen }) },
  { path: 'settings/codes', lazy: async () => ({ Component: (await import('./codes/codes-screen.tsx')).CodesScreen }) },
  { path: 'settings/pin', lazy: async () => ({ Component: (await import('./pin/set-pin-screen.tsx')).SetPinScreen }) },
  { path: 'settings/passkey', lazy: async () => ({ Component: (await import('./pin/passkey-screen.tsx')).PasskeyScreen }) },
  { path: 'sign-in-again', lazy: async () => ({ Component: (await import('./sign-in-again-screen.tsx')).SignInAgainScreen }) },
]
