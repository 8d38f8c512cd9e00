/** The school's plans, each with its versions. */
import type { PlanId, ProgrammeId } from '#domain/ids.ts'
import type { Programme } from '#domain/programme.ts'
import { useLive } from '../../store/store-context.tsx'

export interface Plan {
  readonly id: PlanId
  /** Newest first. */
  readonly versions: readonly Programme[]
}

const plansOf = (programmes: readonly Programme[]): readonly Plan[] => {
  const plans = new Map<PlanId, Programme[]>()
  for (const p of programmes) (plans.get(p.plan) ?? plans.set(p.plan, []).get(p.plan))?.push(p)
  return [...plans].map(([id, versions]) => ({ id, versions: versions.toSorted((a, b) => b.version - a.version) }))
}

export const usePlans = (): readonly Plan[] | undefined => useLive(async (db) => plansOf(await db.rows('programme').toArray()), [])

interface Edition {
  readonly programme: Programme
  /** All versions of its plan, newest first. */
  readonly versions: readonly Pick<Programme, 'id' | 'version'>[]
}

/** @returns undefined until the device has answered; null if it does not have this version */
export const useEdition = (id: ProgrammeId): Edition | null | undefined =>
  useLive(
    async (db): Promise<Edition | null> => {
      const programme = await db.rows('programme').get(id)
      if (programme === undefined) return null
      const versions = await db.rows('programme').where('plan').equals(programme.plan).toArray()
      return { programme, versions: versions.toSorted((a, b) => b.version - a.version).map((v) => ({ id: v.id, version: v.version })) }
    },
    [id],
  )
