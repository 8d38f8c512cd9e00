/** Makes a coordinator's draft the next version of a plan, after the same checks as the page made, and nobody else's work lost. */
import { judgeSchoolDeed } from '#domain/access.ts'
import type { EnterpriseId, PlanId, ProgrammeId } from '#domain/ids.ts'
import { planId } from '#domain/ids.ts'
import { proposalState } from '#domain/plan-proposal.ts'
import { newestVersion, versionAfter } from '#domain/programme-import/next-version.ts'
import { checkPlan } from '#domain/programme-edit/check-plan.ts'
import { withSignersKept } from '#domain/programme-edit/kept-signers.ts'
import { keepsShared } from '#domain/programme-edit/variant.ts'
import type { Programme, Variant } from '#domain/programme.ts'
import type { PublishRequest } from '#sync/programme-changes.ts'
import { planScope } from '#sync/scope.ts'
import { actorFrom } from '../replication/signed-in.ts'
import type { ServerTransaction, Writer } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'
import { stableId } from './stable-id.ts'

/** What keeps a draft from being published beside the findings of `checkPlan`. */
export type PublishProblem = 'shared-part-changed' | 'proposal-not-agreed'

export type Published =
  | { readonly is: 'published'; readonly programme: Programme; readonly unchanged: boolean }
  | { readonly is: 'newer'; readonly newest: ProgrammeId }
  | { readonly is: 'unsound'; readonly code: string; readonly detail: string }
  | { readonly is: 'missing' }
  | { readonly is: 'not-allowed' }

const unsound = (code: PublishProblem, detail: string): Published => ({ is: 'unsound', code, detail })

/** An enterprise has one part of its own to a plan, whoever begins it. */
const variantPlan = (of: PlanId, enterprise: EnterpriseId): PlanId => planId.parse(stableId('variant', of, enterprise))

interface Place {
  readonly plan: PlanId
  readonly variant?: Variant
}

/** Where the version belongs: to the plan that was worked on, or to an enterprise's own part of it. */
const placeFor = async (tx: ServerTransaction, base: Programme, asked: PublishRequest['variant']): Promise<{ readonly place: Place; readonly shared?: Programme } | null> => {
  if (asked === null) return base.variant == null ? { place: { plan: base.plan } } : null
  const of = base.variant?.of ?? base.plan
  const shared = await tx.get('programme', asked.shared)
  const enterprise = await tx.get('enterprise', asked.enterprise)
  const isOther = base.variant != null && base.variant.enterprise !== asked.enterprise
  if (shared === undefined || shared.plan !== of || enterprise === undefined || isOther) return null
  const variant = { enterprise: enterprise.id, enterpriseName: enterprise.name, of, shared: shared.id }
  return { place: { plan: variantPlan(of, enterprise.id), variant }, shared }
}

const agreedProposals = async (tx: ServerTransaction, ids: PublishRequest['proposals'], programme: Programme) => {
  const rows = await Promise.all(ids.map((id) => tx.get('planProposal', id)))
  return rows.flatMap((p) => (p !== undefined && [programme.plan, programme.variant?.of].includes(p.plan) && proposalState(p) === 'agreed' ? [p] : []))
}

const publish = async (tx: ServerTransaction, request: PublishRequest): Promise<Published> => {
  const base = await tx.get('programme', request.base)
  const found = base && (await placeFor(tx, base, request.variant))
  if (base === undefined || found == null) return { is: 'missing' }
  const { place, shared } = found
  const content = withSignersKept(request.content, base, ...(shared === undefined ? [] : [shared]))
  const newest = newestVersion(await tx.inScope('programme', planScope(place.plan)), base.school, place.plan)
  const { programme, unchanged } = versionAfter(newest, { ...place, school: base.school }, content, stableId)
  // The answer to the first try was lost on the way: the version is there, and it is his.
  if (unchanged) return { is: 'published', programme, unchanged }
  if (newest !== undefined && newest.id !== base.id) return { is: 'newer', newest: newest.id }
  const [finding] = checkPlan(content, base).filter((f) => f.stops)
  if (finding !== undefined) return { is: 'unsound', code: finding.code, detail: finding.detail }
  if (shared !== undefined && !keepsShared(content, shared)) return unsound('shared-part-changed', '')
  const proposals = await agreedProposals(tx, request.proposals, programme)
  if (proposals.length < request.proposals.length) return unsound('proposal-not-agreed', '')
  await tx.put('programme', programme)
  for (const p of proposals) await tx.put('planProposal', { ...p, takenInto: programme.id })
  return { is: 'published', programme, unchanged }
}

/** @returns the version, or who was faster, or what is wrong; nothing is written then */
export const publishVersion = (store: Store, writer: Writer, request: PublishRequest): Promise<Published> =>
  store.write(writer, async (tx) => {
    const author = writer.author === null ? null : actorFrom(await tx.get('person', writer.author))
    return author === null || judgeSchoolDeed(author, 'change-programme') !== null ? { is: 'not-allowed' } : publish(tx, request)
  })
