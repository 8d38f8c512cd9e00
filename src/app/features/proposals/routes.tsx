/** Proposals to change a plan, for those who speak for the school or for an enterprise. */
import type { RouteObject } from 'react-router'

export const proposalsRoutes: RouteObject[] = [{ path: 'proposals', lazy: async () => ({ Component: (await import('./proposals-screen.tsx')).ProposalsScreen }) }]
