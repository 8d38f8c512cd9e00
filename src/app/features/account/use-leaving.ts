/** Leaving this device: nothing unsent is thrown away without a plain yes. */
import { useCallback } from 'react'
import { signOut } from '../../replication/account.ts'
import { retireDevice } from '../../record/signing-device/retire.ts'
import { photosSettled } from '../../replication/photo-sender.ts'
import { useReplicator } from '../../replication/replication-context.tsx'
import { vaultOf, wipe } from '../../store/device.ts'
import { countDrafts } from '../../store/drafts.ts'
import { waitingPhotos } from '../../store/photo-queue.ts'
import { countQueued } from '../../store/queue.ts'
import { useSession } from '../../store/session.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { LOCKED } from '../../store/vault/vault.ts'

export interface Unsent {
  readonly mutations: number
  readonly drafts: number
  readonly photos: number
}

/** So long a sign-out waits for photos that are on their way; then it asks. */
const PATIENCE_MS = 10_000

export const useLeaving = () => {
  const { db, mutate, profile } = useStore()
  const replicator = useReplicator()
  const leave = useSession((s) => s.leave)

  /** Tries to send what waits, and says what is left. A device that nobody is signed in on signs for nobody. */
  const settle = useCallback(async (): Promise<Unsent> => {
    // One that cannot write it down can still leave: its key goes with the rest, and runs out at the school.
    await retireDevice({ db, mutate }).catch((e: unknown) => {
      if (!(e instanceof SaveFailed)) throw e
    })
    await replicator.syncNow()
    const mutations = (await countQueued(db)) + (await db.sent.where('state').equals('parked').count())
    await photosSettled(PATIENCE_MS)
    return { mutations, drafts: await countDrafts(db), photos: (await waitingPhotos(db, profile.person)).length }
  }, [db, mutate, profile, replicator])

  /** @param keep leaves this person's data here, for the next sign-in on this device */
  const go = useCallback(
    async (keep: boolean): Promise<void> => {
      replicator.stop()
      db.close()
      if (!keep) await wipe(profile)
      const isLocked = keep && (await vaultOf(profile.person)) !== null
      await signOut()
      // What he keeps here is sealed at the start of the next page.
      if (isLocked) location.replace(LOCKED)
      else leave()
    },
    [db, leave, profile, replicator],
  )

  return { settle, go }
}
