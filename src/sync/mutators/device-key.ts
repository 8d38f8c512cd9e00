/** Ending a key: its owner gives it up or reports it lost, the office does either. Making one takes a network (account.ts). */
import { hasRole, signAs } from '#domain/people.ts'
import { deviceKeyId } from '#domain/ids.ts'
import { KEY_ENDINGS } from '#domain/device-key.ts'
import { refuse } from '#domain/refusal.ts'
import * as z from 'zod/mini'
import { applied, mutator } from '../mutation.ts'

const end = mutator(z.object({ key: deviceKeyId, why: z.enum(KEY_ENDINGS) }), async (tx, args, call) => {
  const key = await tx.get('deviceKey', args.key)
  if (key === undefined) return refuse('key-missing')
  const isOffice = hasRole(call.actor, 'coordinator')
  if (!isOffice && key.person !== call.actor.person) return refuse('not-yours')
  // A key given up may still turn out to be lost; what is lost stays lost.
  if (key.ended?.why === 'lost' || key.ended?.why === args.why) return applied
  const own = key.purpose === 'sign-off' ? 'mentor' : 'apprentice'
  await tx.put('deviceKey', { ...key, ended: { why: args.why, at: call.at, by: signAs(call.actor, isOffice ? 'coordinator' : own) } })
  return applied
})

export const deviceKeyMutators = { end } as const
