/** Makes guessing a PIN dear: Argon2id, in a thread of its own, so that the keys on the screen stay quick. */
import type { Bytes } from '#signing/bytes.ts'

/** What one try costs; kept with every vault, so that it can be raised for new ones. `memory` in KiB. */
export interface Cost {
  readonly memory: number
  readonly passes: number
}

/** A quarter of a second on a laptop at rest, about one on a tablet. */
export const COST: Cost = { memory: 65_536, passes: 4 }

export interface StretchQuestion {
  readonly pin: string
  readonly salt: Bytes
  readonly cost: Cost
}

/** @returns 32 bytes · @throws where the device has no room for the work */
export const stretch = (question: StretchQuestion): Promise<Bytes> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('stretch-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', (e: MessageEvent<Bytes>) => {
      worker.terminate()
      resolve(new Uint8Array(e.data))
    })
    worker.addEventListener('error', (e) => {
      worker.terminate()
      reject(new Error(e.message))
    })
    worker.postMessage(question)
  })
