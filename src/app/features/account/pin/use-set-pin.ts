/** Sets a PIN, and makes the device one that signs under it: a key from before could not be locked away with the rest. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useState } from 'react'
import { retireDevice } from '../../../record/signing-device/retire.ts'
import { setPin } from '../../../replication/vault-word.ts'
import { enrolDevice } from '../../../replication/certify.ts'
import { useReplicator } from '../../../replication/replication-context.tsx'
import { deviceName } from '../../../store/device-name.ts'
import { ownKey } from '../../../store/own-key.ts'
import { type Store, useStore } from '../../../store/store-context.tsx'
import { watch } from '../../../store/vault/lock.ts'
import { VaultDamaged, VaultNotKept } from '../../../store/vault/vault.ts'
import { sentenceFor } from '../answer-sentence.ts'

const notKept = msg`This browser does not keep what a PIN needs. Install Craftlog on the home screen, or use another browser. Nothing was changed.`
const notChanged = msg`The PIN could not be changed. The old one is still in force.`

/** @returns whether this device signs under the PIN now; if not, the settings lead on when there is a network */
const signUnderPin = async (store: Store): Promise<boolean> => {
  const { db, actor } = store
  const own = await ownKey(db, 'sign-off')
  if (own?.deposit !== undefined) return true
  const label = own === undefined ? undefined : (await db.rows('deviceKey').get(own.id))?.label
  await retireDevice(store)
  return (await enrolDevice(db, actor, 'sign-off', label ?? deviceName())).ok
}

export interface SettingPin {
  readonly isPending: boolean
  readonly problem: MessageDescriptor | null
  /** @returns whether it is set, and the device signs under it; null where it was not set */
  readonly set: (password: string, pin: string) => Promise<{ readonly signs: boolean } | null>
}

export const useSetPin = (): SettingPin => {
  const store = useStore()
  const replicator = useReplicator()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  return {
    isPending,
    problem,
    set: async (password, pin) => {
      setPending(true)
      setProblem(null)
      try {
        const answer = await setPin(store.profile, password, pin)
        if (!answer.ok) return setProblem(sentenceFor(answer)), null
        watch(store.profile.person, store.db.name)
        const signs = await signUnderPin(store).catch(() => false)
        void replicator.syncNow()
        return { signs }
      } catch (e) {
        if (e instanceof VaultNotKept) setProblem(notKept)
        else if (e instanceof VaultDamaged) setProblem(notChanged)
        else throw e
        return null
      } finally {
        setPending(false)
      }
    },
  }
}
