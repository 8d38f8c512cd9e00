/** Brings a photo that is not on this device: asked for when somebody looks at it, one after the other. */
import { sha256 as hashText } from '#domain/photo.ts'
import type { Database } from '../store/database.ts'
import { keepArrived } from '../store/photos.ts'
import { SaveFailed } from '../store/reopen.ts'

/** `absent`: the school does not have it yet. `full`: it came, and there is no room for it here. */
export type Brought = 'here' | 'absent' | 'unreachable' | 'full'

const TIMEOUT_MS = 60_000

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, '0')).join('')

const bring = async (db: Database, sha256: string): Promise<Brought> => {
  try {
    const response = await fetch(`/api/photos/${sha256}`, { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (response.status === 404) return 'absent'
    const type = response.headers.get('content-type') ?? ''
    // A hotel's sign-in page answers 200 to everything.
    if (!response.ok || !type.startsWith('image/')) return 'unreachable'
    const bytes = await response.arrayBuffer()
    if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) return 'unreachable'
    await keepArrived(db, { sha256, type, bytes })
    return 'here'
  } catch (e) {
    return e instanceof SaveFailed ? 'full' : 'unreachable'
  }
}

const underWay = new Map<string, Promise<Brought>>()
let last: Promise<unknown> = Promise.resolve()

/**
 * Asked twice at once it comes once. A page full of photos does not crowd out the logs: they come one by one.
 * @param isWanted asked when its turn has come: nobody may be looking any more
 */
export const bringPhoto = (db: Database, sha256: string, isWanted: () => boolean): Promise<Brought> => {
  const key = `${db.name} ${sha256}`
  const running = underWay.get(key)
  if (running !== undefined) return running
  const coming = last.then(() => (isWanted() && hashText.safeParse(sha256).success ? bring(db, sha256) : 'unreachable'))
  last = coming
  underWay.set(key, coming)
  void coming.finally(() => underWay.delete(key))
  return coming
}
