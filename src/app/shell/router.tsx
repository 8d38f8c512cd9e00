/** Which screens there are, and for whom. The only place that knows all features. */
import { hasRole, type Role } from '#domain/people.ts'
import { createBrowserRouter, matchRoutes, Navigate, type RouteObject } from 'react-router'
import { accountRoutes, visitorRoutes } from '../features/account/routes.tsx'
import { apprenticesRoutes } from '../features/apprentices/routes.tsx'
import { checklistRoutes } from '../features/checklist/routes.tsx'
import { cohortRoutes } from '../features/cohort/routes.tsx'
import { concernRoutes, concernsRoutes, overdueConcernsRoutes, raiseConcernRoutes } from '../features/concerns/routes.tsx'
import { deadLettersRoutes } from '../features/dead-letters/routes.tsx'
import { devicesRoutes } from '../features/devices/routes.tsx'
import { scanCodeRoutes, showCodeRoutes } from '../features/hand-over/routes.tsx'
import { hoursRoutes } from '../features/hours/routes.tsx'
import { inboxRoutes } from '../features/inbox/routes.tsx'
import { ledgerRoutes } from '../features/ledger/routes.tsx'
import { logbookRoutes } from '../features/logbook/routes.tsx'
import { officeRoutes } from '../features/office/routes.tsx'
import { outboxRoutes } from '../features/outbox/routes.tsx'
import { programmeRoutes } from '../features/programme/routes.tsx'
import { proposalsRoutes } from '../features/proposals/routes.tsx'
import { recordRoutes } from '../features/record/routes.tsx'
import { reflectionsRoutes } from '../features/reflections/routes.tsx'
import { reportsRoutes } from '../features/reports/routes.tsx'
import { reviewRoutes } from '../features/review/routes.tsx'
import { signOffRoutes } from '../features/sign-off/routes.tsx'
import { visitRoutes, visitsRoutes } from '../features/visits/routes.tsx'
import { Frame } from './frame.tsx'
import { Lost, ScreenFailed } from './lost.tsx'

/** Routes by role, the role's home first. */
const byRole: Readonly<Record<Role, { readonly home: string; readonly routes: readonly RouteObject[] }>> = {
  apprentice: { home: '/logbook', routes: [...logbookRoutes, ...hoursRoutes, ...checklistRoutes, ...showCodeRoutes, ...reflectionsRoutes, ...inboxRoutes, ...raiseConcernRoutes, ...concernsRoutes, ...concernRoutes, ...recordRoutes, ...visitsRoutes] },
  mentor: { home: '/sign-offs', routes: [...signOffRoutes, ...scanCodeRoutes, ...apprenticesRoutes, ...ledgerRoutes, ...concernRoutes, ...proposalsRoutes] },
  teacher: { home: '/review', routes: [...reviewRoutes, ...cohortRoutes, ...concernsRoutes, ...concernRoutes, ...programmeRoutes, ...reportsRoutes, ...visitsRoutes, ...visitRoutes] },
  coordinator: { home: '/programmes', routes: [...programmeRoutes, ...officeRoutes, ...cohortRoutes, ...devicesRoutes, ...overdueConcernsRoutes, ...deadLettersRoutes, ...reportsRoutes, ...proposalsRoutes] },
}

const routesFor = (roles: readonly Role[]): RouteObject[] => {
  const mine = (Object.keys(byRole) as Role[]).filter((r) => hasRole({ roles }, r))
  const home = byRole[mine[0] ?? 'apprentice'].home
  const routes = [...new Set(mine.flatMap((r) => byRole[r].routes))]
  return [
    {
      element: <Frame roles={mine} />,
      errorElement: <ScreenFailed />,
      hydrateFallbackElement: <></>,
      children: [
        { index: true, element: <Navigate to={home} replace /> },
        ...routes,
        ...outboxRoutes,
        ...accountRoutes,
        ...['sign-in', 'welcome', 'set-up', 'join', 'unlock', 'unlock/:person'].map((path) => ({ path, element: <Navigate to={home} replace /> })),
        { path: '*', element: <Lost home={home} /> },
      ],
    },
  ]
}

const routesForVisitors = (): RouteObject[] => [
  {
    errorElement: <ScreenFailed />,
    hydrateFallbackElement: <></>,
    children: [...visitorRoutes, { path: '*', element: <Navigate to="/welcome" replace /> }],
  },
]

export const openRouter = (roles: readonly Role[]) => createBrowserRouter(routesFor(roles))

export const visitorRouter = () => createBrowserRouter(routesForVisitors())

/** Fetches the screen that the address leads to, while the words are still on their way. @param roles null for a visitor */
export const fetchFirstScreen = (roles: readonly Role[] | null): void => {
  for (const { route } of matchRoutes(roles === null ? routesForVisitors() : routesFor(roles), location) ?? [])
    // Where it cannot be had, the router finds out, and says so.
    if (typeof route.lazy === 'function') void route.lazy().catch(() => undefined)
}
