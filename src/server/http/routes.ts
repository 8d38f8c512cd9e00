/** Every route of this server, each with whom it is for. A test makes the matrix route × role out of this list. */
import { cohortProgressRoutes } from '../office/cohort-progress.ts'
import { deadLetterRoutes } from '../office/dead-letters.ts'
import { overdueConcernRoutes } from '../office/overdue-concerns.ts'
import { keysRoutes } from '../office/keys.ts'
import { officeRoutes } from '../office/routes.ts'
import { highWaterOf } from '../store/history.ts'
import { deviceKeyRoutes } from './device-key-routes.ts'
import { deviceSessionRoutes } from './device-session.ts'
import { eventRoutes } from './events-route.ts'
import { firstVisitRoutes } from './first-visit.ts'
import { joinRoutes } from './join.ts'
import { oneTimeCodeRoutes } from './one-time-code-routes.ts'
import { photoRoutes } from './photo-routes.ts'
import { programmeChangeRoutes } from './programme-change-routes.ts'
import { programmeRoutes } from './programme-route.ts'
import { reportRoutes } from './report-routes.ts'
import { sessionRoutes } from './sign-in.ts'
import { syncRoutes } from './sync-routes.ts'
import type { Route } from './visit.ts'

export const routes: readonly Route[] = [
  {
    method: 'GET',
    url: '/healthz',
    access: 'anyone',
    answer: async ({ store }) => {
      await store.read(highWaterOf)
      return { status: 'ok' }
    },
  },
  ...firstVisitRoutes,
  ...sessionRoutes,
  ...deviceSessionRoutes,
  ...joinRoutes,
  ...programmeRoutes,
  ...programmeChangeRoutes,
  ...photoRoutes,
  ...deviceKeyRoutes,
  ...oneTimeCodeRoutes,
  ...syncRoutes,
  ...eventRoutes,
  ...deadLetterRoutes,
  ...cohortProgressRoutes,
  ...overdueConcernRoutes,
  ...keysRoutes,
  ...officeRoutes,
  ...reportRoutes,
]
