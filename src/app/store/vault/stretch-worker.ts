/** Argon2id in a thread of its own. */
import { argon2id } from 'hash-wasm'
import type { StretchQuestion } from './stretch.ts'

const stretched = async ({ pin, salt, cost }: StretchQuestion): Promise<Uint8Array> =>
  argon2id({ password: pin, salt, parallelism: 1, iterations: cost.passes, memorySize: cost.memory, hashLength: 32, outputType: 'binary' })

self.addEventListener('message', (e: MessageEvent<StretchQuestion>) => {
  stretched(e.data).then(
    (bytes) => self.postMessage(bytes),
    // Told to the page as an error of this thread.
    (error: unknown) => setTimeout(() => reportError(error)),
  )
})
