/**
 * A placement may have moved to another version while a device was in a cellar: what was practised or signed there under
 * the version before is still about a line of the plan.
 */
import type { CompetencyId } from '#domain/ids.ts'
import { competenciesOf, type Programme } from '#domain/programme.ts'
import { planScope } from '../scope.ts'
import type { Transaction } from '../transaction.ts'

/** The version that holds this line: the one followed now; failing that, the newest other one of the plan, or of the plan that it was made from. */
export const versionWith = async (tx: Transaction, now: Programme, line: CompetencyId): Promise<Programme | undefined> => {
  const holds = (p: Programme) => competenciesOf(p).some((c) => c.id === line)
  if (holds(now)) return now
  const plans = [now.plan, ...(now.variant == null ? [] : [now.variant.of])]
  for (const plan of plans) {
    const versions = await tx.inScope('programme', planScope(plan))
    const found = versions.toSorted((a, b) => b.version - a.version).find(holds)
    if (found !== undefined) return found
  }
  return undefined
}
