/**
 * What the school allows at a placement against the guard's rules: its teacher lifts a rule for a time with a reason, and
 * may end that early. Each exemption stands by itself, so two that are given at the same time are both kept.
 */
import { judgeExemption } from '#domain/access.ts'
import { calendarDay } from '#domain/calendar-day.ts'
import { exemptionId, placementId, type PlacementId } from '#domain/ids.ts'
import { signAs } from '#domain/people.ts'
import { endedOn, exemption, faultsOfTerm, hasRoomForExemption, type Placement } from '#domain/placement.ts'
import { GUARD_RULE_IDS } from '#domain/placement-guard.ts'
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import * as z from 'zod/mini'
import { applied, type Call, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'

/** The placement, for its teacher. To anybody else one that is there and one that is not are the same. */
const taughtPlacement = async (tx: Transaction, id: PlacementId, { actor }: Call): Promise<Placement | Refusal> => {
  const row = await tx.get('placement', id)
  return row === undefined ? refuse('not-their-teacher') : (judgeExemption(actor, row) ?? row)
}

const { because, from, until } = exemption.shape
const exempt = mutator(
  z.object({ id: exemptionId, placement: placementId, rule: z.enum(GUARD_RULE_IDS), because, from, until }),
  async (tx, { id, placement, rule, ...given }, call) => {
    const row = await taughtPlacement(tx, placement, call)
    if (isRefusal(row)) return row
    const all = row.exemptions ?? []
    if (all.some((e) => e.id === id)) return refuse('id-taken')
    const faults = faultsOfTerm(row, given)
    if (faults.length > 0) return refuse('fields-invalid', faults)
    if (!hasRoomForExemption(row)) return refuse('fields-invalid', [{ path: 'rule', error: 'too-many' }])
    await tx.put('placement', { ...row, exemptions: [...all, { id, rule, ...given, by: signAs(call.actor, 'teacher'), at: call.at }] })
    return applied
  },
)

/** `until`: the last day on which it holds; the day before it begins takes it back. */
const endExemption = mutator(z.object({ placement: placementId, exemption: exemptionId, until: calendarDay }), async (tx, args, call) => {
  const row = await taughtPlacement(tx, args.placement, call)
  if (isRefusal(row)) return row
  const all = row.exemptions ?? []
  if (!all.some((e) => e.id === args.exemption)) return refuse('subject-missing')
  await tx.put('placement', { ...row, exemptions: all.map((e) => (e.id === args.exemption ? endedOn(e, args.until) : e)) })
  return applied
})

export const placementMutators = { exempt, endExemption } as const
