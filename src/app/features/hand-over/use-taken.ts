/** A signed answer that this phone holds, read anew from its bytes. */
import type { TokenId } from '#domain/ids.ts'
import type { TokenReading } from '#domain/sign-off-token.ts'
import { fromBase64url } from '#signing/bytes.ts'
import { readToken, type TokenFault } from '#signing/read-token.ts'
import { useEffect, useState } from 'react'
import { knowledgeOf } from '../../store/signing-knowledge.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface Taken extends Pick<TokenReading, 'at' | 'lines'> {
  readonly signer: string
  /** The school has not seen it yet, as far as this phone knows. */
  readonly isWaiting: boolean
}

/** Null where it is not here; a fault where it does not hold; undefined until it was read. */
export const useTaken = (id: TokenId): Taken | TokenFault | null | undefined => {
  const { db, profile } = useStore()
  const row = useLive(async (store) => (await store.rows('signOffToken').get(id)) ?? null, [id])
  const [read, setRead] = useState<(Pick<Taken, 'at' | 'lines' | 'signer'> | TokenFault) | undefined>()
  // The bytes of a token never change; only what the school says of it does.
  const { token, request, apprentice } = row ?? {}
  useEffect(() => {
    if (token === undefined || request === undefined || apprentice === undefined) return undefined
    let gone = false
    const open = async () => {
      const signed = await db.rows('signOff').where('apprentice').equals(apprentice).toArray()
      const comments = signed.filter((s) => s.token?.id === id).map((s) => s.comment)
      const found = await readToken(fromBase64url(token) ?? new Uint8Array(), fromBase64url(request) ?? new Uint8Array(), await knowledgeOf(db, profile.school, apprentice, comments))
      if (typeof found === 'string') return found
      const key = await db.rows('deviceKey').get(found.key.id)
      return { at: found.reading.at, lines: found.reading.lines, signer: key?.name ?? '' }
    }
    void open().then((found) => {
      if (!gone) setRead(found)
    })
    return () => {
      gone = true
    }
  }, [db, profile.school, id, token, request, apprentice])
  if (row === null) return null
  if (row === undefined || read === undefined) return undefined
  return typeof read === 'string' ? read : { ...read, isWaiting: row.bracket === null }
}
