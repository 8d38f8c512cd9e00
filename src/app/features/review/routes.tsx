/** Review: what waits for the teacher, and one thing of it opened. */
import type { RouteObject } from 'react-router'

const lazy = async () => ({ Component: (await import('./review-screen.tsx')).ReviewScreen })

export const reviewRoutes: RouteObject[] = [
  { path: 'review', lazy },
  { path: 'review/:kind/:id', lazy },
]
