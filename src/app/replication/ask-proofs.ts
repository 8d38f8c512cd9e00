/** Asks the school where signatures stand in its tree (sync/device-keys.ts): for a record that is to be believed elsewhere. */
import { MOST_PROOFS, proofsResponse, type ProofsResponse } from '#sync/device-keys.ts'
import { type Ask, ask as askServer } from './http.ts'

/** Whoever saves a file waits for it. */
const PATIENCE_MS = 15_000

/** @returns null where the school did not answer, or took in new signatures between two pages of them */
export const askProofs = async (ids: readonly string[], ask: Ask = askServer): Promise<ProofsResponse | null> => {
  const parts: ProofsResponse[] = []
  for (let n = 0; n === 0 || n < ids.length; n += MOST_PROOFS) {
    const answer = await ask('/api/signature-proofs', proofsResponse, { method: 'POST', json: { ids: ids.slice(n, n + MOST_PROOFS) }, timeoutMs: PATIENCE_MS })
    if (!answer.ok) return null
    parts.push(answer.value)
  }
  const [first] = parts
  if (first === undefined || parts.some((p) => p.checkpoint !== first.checkpoint)) return null
  return { ...first, proofs: parts.flatMap((p) => p.proofs) }
}
