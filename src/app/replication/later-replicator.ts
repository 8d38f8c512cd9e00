/** The replicator, fetched after the first picture: to open a store and to read it, nobody needs the network's half. */
import type { Actor } from '#domain/people.ts'
import type { Database } from '../store/database.ts'
import { afterFirstPicture } from '../store/first-picture.ts'
import type { Replicator } from './replicator.ts'

/** Its script cannot be had (the network went before the page was whole): asked for again after so long. */
const AGAIN_MS = 5_000

export const laterReplicator = (db: Database, actor: Actor): Replicator => {
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const begun = new Promise<Replicator>((begin) => {
    const fetchIt = (): unknown =>
      isStopped ||
      import('./replicator.ts').then(
        ({ createReplicator }) => isStopped || begin(createReplicator(db, actor)),
        () => {
          if (!isStopped) timer = setTimeout(fetchIt, AGAIN_MS)
        },
      )
    void afterFirstPicture().then(fetchIt)
  })
  return {
    wake: () => void begun.then((r) => r.wake()),
    syncNow: () => begun.then((r) => r.syncNow()),
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      void begun.then((r) => r.stop())
    },
  }
}
