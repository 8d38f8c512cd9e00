import type { RouteObject } from 'react-router'

export const reflectionsRoutes: RouteObject[] = [
  { path: 'reflections', lazy: async () => ({ Component: (await import('./reflections-screen.tsx')).ReflectionsScreen }) },
  { path: 'reflections/new', lazy: async () => ({ Component: (await import('./new-reflection-screen.tsx')).NewReflectionScreen }) },
  { path: 'reflections/profile', lazy: async () => ({ Component: (await import('./profile-screen.tsx')).ProfileScreen }) },
  { path: 'reflections/:reflection', lazy: async () => ({ Component: (await import('./reflection-screen.tsx')).ReflectionScreen }) },
  { path: 'reflections/:reflection/edit', lazy: async () => ({ Component: (await import('./edit-reflection-screen.tsx')).EditReflectionScreen }) },
]
