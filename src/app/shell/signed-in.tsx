/** Opens a person's store and keeps it in step with the server for as long as she is signed in here. */
import type { Profile } from '#sync/account.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { ReplicatorProvider } from '../replication/replication-context.tsx'
import { laterReplicator } from '../replication/later-replicator.ts'
import type { Replicator } from '../replication/replicator.ts'
import { openDatabase, vaultOf } from '../store/device.ts'
import { afterFirstPicture } from '../store/first-picture.ts'
import { createMutate } from '../store/mutate.ts'
import { protectStorage } from '../store/protection.ts'
import { actorOf, type Store, StoreProvider } from '../store/store-context.tsx'

interface Opened {
  readonly store: Store
  readonly replicator: Replicator
}

const open = (profile: Profile): Opened => {
  const db = openDatabase(profile)
  const actor = actorOf(profile)
  const replicator = laterReplicator(db, actor)
  let asked = false
  const onQueued = () => {
    replicator.wake()
    // At the first real save the browser is asked to keep this device's data; before it there is nothing to keep.
    if (!asked) void protectStorage()
    asked = true
  }
  return { store: { db, actor, profile, mutate: createMutate(db, actor, onQueued) }, replicator }
}

/** The device of a person with a PIN locks by itself when he has gone. */
const watchOver = (profile: Profile, store: string): (() => void) => {
  let end: (() => void) | null = null
  let isOver = false
  const begin = async () => {
    if ((await vaultOf(profile.person)) === null) return
    const { watch } = await import('../store/vault/lock.ts')
    if (!isOver) end = watch(profile.person, store)
  }
  begin().catch(() => undefined)
  return () => {
    isOver = true
    end?.()
  }
}

export const SignedIn = ({ profile, children }: { readonly profile: Profile; readonly children: ReactNode }) => {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    const now = open(profile)
    setOpened(now)
    // A device that cannot do it now does it at the next visit.
    void afterFirstPicture()
      .then(() => import('../store/photos.ts'))
      .then(({ sweepPhotos }) => sweepPhotos(now.store.db))
      .catch(() => undefined)
    const unwatch = watchOver(profile, now.store.db.name)
    return () => {
      unwatch()
      now.replicator.stop()
      now.store.db.close()
    }
  }, [profile])
  if (opened === null) return null
  return (
    <ReplicatorProvider value={opened.replicator}>
      <StoreProvider store={opened.store}>{children}</StoreProvider>
    </ReplicatorProvider>
  )
}
