/**
 * The tree of all signatures, and the school's word for it. A version stands where it was taken in; what the database says
 * of it later is compared with the leaf, so that a row altered behind the server's back finds no proof.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { SchoolId } from '#domain/ids.ts'
import { type Bytes, fromHex, toBase64url, toHex } from '#signing/bytes.ts'
import { sealCheckpoint, signatureLeaf } from '#signing/checkpoint.ts'
import { proofOf, rootOf } from '#signing/merkle.ts'
import { referenceTo } from '#signing/reference.ts'
import type { ProofsResponse } from '#sync/device-keys.ts'
import type { SignatureLeafTable } from '../store/schema.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import { addLeaves, keepCheckpoint, lastCheckpoint, leavesOf, signaturesAfter } from '../store/signature-tree.ts'
import type { Store } from '../store/store.ts'
import { schoolKey } from './school-key.ts'

/** Takes in what was signed since; @returns all leaves, the first first */
const grow = async ({ sql, school }: ServerTransaction): Promise<readonly SignatureLeafTable[]> => {
  const known = await leavesOf(sql, school)
  const fresh = (await signaturesAfter(sql, school, known.at(-1)?.seq ?? 0)).map(({ type, id, rev, seq, data }, n) => ({
    school,
    place: known.length + n,
    type,
    id,
    rev,
    seq,
    leaf: toHex(signatureLeaf(type, rev, JSON.parse(data))),
  }))
  await addLeaves(sql, fresh)
  return [...known, ...fresh]
}

const checkpointOver = async ({ sql, school }: ServerTransaction, leaves: readonly Bytes[], now: Instant): Promise<string> => {
  const last = await lastCheckpoint(sql, school)
  if (last?.size === leaves.length) return last.document
  const { keyId, sign } = await schoolKey(sql, school, now)
  const checkpoint = { school: referenceTo('school', school), at: Math.floor(now / 1_000), size: leaves.length, root: rootOf(leaves) }
  const document = toBase64url(await sealCheckpoint(checkpoint, keyId, sign))
  await keepCheckpoint(sql, school, leaves.length, document, now)
  return document
}

/** @param ids of rows of signatures; of those that this school does not have, nothing is said */
export const proofsFor = (store: Store, school: SchoolId, ids: readonly string[], now: Instant): Promise<ProofsResponse> =>
  store.write({ school, author: null, now }, async (tx) => {
    const leaves = await grow(tx)
    const digests = leaves.map(({ leaf }) => fromHex(leaf))
    const wanted = new Set(ids)
    const newest = new Map(leaves.filter((l) => wanted.has(l.id)).map((l) => [`${l.type} ${l.id}`, l]))
    const { publicKey } = await schoolKey(tx.sql, school, now)
    return {
      checkpoint: await checkpointOver(tx, digests, now),
      schoolKey: toBase64url(publicKey),
      proofs: [...newest.values()].map(({ type, id, rev, place }) => ({ type, id, rev, place, beside: proofOf(digests, place).map(toBase64url) })),
    }
  })
