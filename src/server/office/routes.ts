/** The office's own routes; docs/decisions/0023 says why it works online. */
import { approvalDeed, cohortDeed, enterpriseDeed, mentorDeed, moveDeed, personDeed, placementDeed } from '#sync/office-deeds.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { auditRoutes } from './audit-page.ts'
import { backupRoutes } from './backup-route.ts'
import { saveCohort } from './cohort-deeds.ts'
import { answerDeed } from './deed.ts'
import { saveEnterprise } from './enterprise-deeds.ts'
import { entryRoutes } from './entries.ts'
import { joinCodeRoutes } from './join-codes.ts'
import { rosterRoutes } from './roster-routes.ts'
import { savePerson } from './person-deeds.ts'
import { approvePlacement, movePlacement, replacePlacementMentor, savePlacement } from './placement-deeds.ts'

/** An enterprise of sixty posts, each with two thousand characters of what is done there. */
const LARGEST_DEED = 512 * 1024

const deed = (url: string, answer: (visit: PersonalVisit) => Promise<unknown>): Route => ({ method: 'POST', url: `/api/office/${url}`, access: 'run-office', bodyLimit: LARGEST_DEED, answer })

export const officeRoutes: readonly Route[] = [
  ...entryRoutes,
  deed('enterprises', (visit) => answerDeed(visit, enterpriseDeed, 'enterprise', saveEnterprise)),
  deed('cohorts', (visit) => answerDeed(visit, cohortDeed, 'cohort', saveCohort)),
  deed('people', (visit) => answerDeed(visit, personDeed, 'person', savePerson)),
  deed('placements', (visit) => answerDeed(visit, placementDeed, 'placement', savePlacement)),
  deed('placements/approval', (visit) => answerDeed(visit, approvalDeed, 'placement', approvePlacement)),
  deed('placements/mentor', (visit) => answerDeed(visit, mentorDeed, 'placement', replacePlacementMentor)),
  deed('placements/move', (visit) => answerDeed(visit, moveDeed, 'placement', movePlacement)),
  ...joinCodeRoutes,
  ...rosterRoutes,
  ...auditRoutes,
  ...backupRoutes,
]
