/** Gives up signing on this device, in good order: the school is told, and the key is gone from here. */
import type { Refusal } from '#domain/refusal.ts'
import { forgetOwnKey, ownKey } from '../../store/own-key.ts'
import type { Store } from '../../store/store-context.tsx'

/** @throws SaveFailed (store/reopen.ts); the key is still here then */
export const retireDevice = async ({ db, mutate }: Pick<Store, 'db' | 'mutate'>): Promise<Refusal | null> => {
  const own = await ownKey(db, 'sign-off')
  if (own === undefined) return null
  const known = await db.rows('deviceKey').get(own.id)
  if (known?.ended === null) {
    const no = await mutate.deviceKey.end({ key: own.id, why: 'retired' })
    if (no !== null) return no
  }
  await forgetOwnKey(db, 'sign-off')
  return null
}
