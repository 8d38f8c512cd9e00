/** What an editor stands on: the newest version of the plan, the shared part of a variant, and what is proposed. */
import type { EnterpriseId, ProgrammeId } from '#domain/ids.ts'
import type { Enterprise } from '#domain/people.ts'
import type { PlanProposal } from '#domain/plan-proposal.ts'
import type { PlanContent } from '#domain/programme-edit/plan-edit.ts'
import { planContentOf } from '#domain/programme-edit/plan-edit.ts'
import { type Locked, lockedBy, onShared } from '#domain/programme-edit/variant.ts'
import type { Programme } from '#domain/programme.ts'
import type { Database } from '../../../store/database.ts'
import { useLive } from '../../../store/store-context.tsx'

export interface Ground {
  readonly newest: Programme
  /** Every version of the plan on this device: a draft may stand on an older one. */
  readonly versions: readonly Programme[]
  /** For an enterprise's own part: whose, and the newest version of the shared plan. */
  readonly variant: { readonly enterprise: EnterpriseId; readonly enterpriseName: string; readonly shared: Programme; readonly sharedBefore: readonly Programme[] } | null
  readonly locked: Locked
  readonly proposals: readonly PlanProposal[]
  /** Names the draft on this device. */
  readonly draftKey: string
}

const versionsOf = async (db: Database, plan: Programme['plan']): Promise<readonly Programme[]> =>
  (await db.rows('programme').where('plan').equals(plan).toArray()).toSorted((a, b) => b.version - a.version)

const readGround = async (db: Database, id: ProgrammeId, forEnterprise: string | null): Promise<Ground | null> => {
  const opened = await db.rows('programme').get(id)
  if (opened === undefined) return null
  const enterprises = await db.rows('enterprise').toArray()
  const begun = enterprises.find((e: Enterprise) => e.id === forEnterprise)
  const variantHere = begun && (await db.rows('programme').toArray()).find((p) => p.variant?.of === opened.plan && p.variant.enterprise === begun.id)
  const home = variantHere ?? opened
  const versions = await versionsOf(db, home.plan)
  const newest = versions[0] ?? home
  const proposals = await db.rows('planProposal').where('plan').equals(home.plan).toArray()
  const whose = home.variant ?? (begun === undefined ? null : { enterprise: begun.id, enterpriseName: begun.name, of: home.plan })
  if (whose == null) return { newest, versions, variant: null, locked: lockedBy(undefined), proposals, draftKey: `programme-edit ${home.plan}` }
  const sharedVersions = await versionsOf(db, whose.of)
  const shared = sharedVersions[0] ?? newest
  return {
    newest,
    versions,
    variant: { enterprise: whose.enterprise, enterpriseName: whose.enterpriseName, shared, sharedBefore: sharedVersions },
    locked: lockedBy(shared),
    proposals,
    draftKey: variantHere === undefined && home.variant == null ? `programme-edit ${home.plan} ${whose.enterprise}` : `programme-edit ${home.plan}`,
  }
}

/** @returns null where this device does not have the plan */
export const useGround = (id: ProgrammeId, forEnterprise: string | null): Ground | null | undefined => useLive((db) => readGround(db, id, forEnterprise), [id, forEnterprise])

/** The shared part of a variant has a newer version than the one that stands in it: publishing takes it over. */
export const takesOver = ({ variant, newest }: Ground): boolean => variant !== null && newest.variant != null && newest.variant.shared !== variant.shared.id

/** What a draft begins with on a version. In a variant the shared units are those of today. */
export const startOn = ({ variant }: Ground, base: Programme): PlanContent => {
  if (variant === null) return planContentOf(base)
  const was = variant.sharedBefore.find((p) => p.id === base.variant?.shared)
  return onShared(base, was, variant.shared)
}
