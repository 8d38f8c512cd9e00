/**
 * The tree of all signatures, and the school's word for it. A version stands where it was taken in; what the database says
 * of it later is compared with the leaf, so that a row altered behind the server's back finds no proof.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { SchoolId } from '#domain/ids.ts'
import { fromHex, toBase64url, toHex } from '#signing/bytes.ts'
import { sealCheckpoint, signatureLeaf } from '#signing/checkpoint.ts'
import { createTree, type GrowingTree } from '#signing/growing-tree.ts'
import { referenceTo } from '#signing/reference.ts'
import type { ProofsResponse } from '#sync/device-keys.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import { addLeaves, keepCheckpoint, lastCheckpoint, lastLeaf, leavesFrom, leavesOfRows, signaturesAfter } from '../store/signature-tree.ts'
import type { Store } from '../store/store.ts'
import { schoolKey } from './school-key.ts'

/**
 * The inner nodes, by school, as far as this process has seen the list. A hundred thousand signatures are some six
 * megabytes here, and a second of work for every question without them.
 */
const trees = new WeakMap<Store, Map<SchoolId, GrowingTree>>()

const treesOf = (store: Store): Map<SchoolId, GrowingTree> => {
  const known = trees.get(store) ?? new Map<SchoolId, GrowingTree>()
  trees.set(store, known)
  return known
}

/** Takes in what was signed since, and has the tree reach over all of it, whichever process took it in. */
const grow = async ({ sql, school }: ServerTransaction, kept: Map<SchoolId, GrowingTree>): Promise<GrowingTree> => {
  const last = await lastLeaf(sql, school)
  const size = last === undefined ? 0 : last.place + 1
  const fresh = (await signaturesAfter(sql, school, last?.seq ?? 0)).map(({ type, id, rev, seq, data }, n) => ({
    school,
    place: size + n,
    type,
    id,
    rev,
    seq,
    leaf: toHex(signatureLeaf(type, rev, JSON.parse(data))),
  }))
  await addLeaves(sql, fresh)
  const known = kept.get(school)
  const tree = known !== undefined && known.size() <= size ? known : createTree()
  kept.set(school, tree)
  for (const { leaf } of await leavesFrom(sql, school, tree.size())) tree.append(fromHex(leaf))
  return tree
}

const checkpointOver = async ({ sql, school }: ServerTransaction, tree: GrowingTree, now: Instant): Promise<string> => {
  const last = await lastCheckpoint(sql, school)
  if (last?.size === tree.size()) return last.document
  const { keyId, sign } = await schoolKey(sql, school, now)
  const checkpoint = { school: referenceTo('school', school), at: Math.floor(now / 1_000), size: tree.size(), root: tree.root() }
  const document = toBase64url(await sealCheckpoint(checkpoint, keyId, sign))
  await keepCheckpoint(sql, school, tree.size(), document, now)
  return document
}

/** @param ids of rows of signatures; of those that this school does not have, nothing is said */
export const proofsFor = async (store: Store, school: SchoolId, ids: readonly string[], now: Instant): Promise<ProofsResponse> => {
  const kept = treesOf(store)
  try {
    return await store.write({ school, author: null, now }, async (tx) => {
      const tree = await grow(tx, kept)
      const leaves = await leavesOfRows(tx.sql, school, [...new Set(ids)])
      const newest = new Map(leaves.map((l) => [`${l.type} ${l.id}`, l]))
      const { publicKey } = await schoolKey(tx.sql, school, now)
      return {
        checkpoint: await checkpointOver(tx, tree, now),
        schoolKey: toBase64url(publicKey),
        proofs: [...newest.values()].map(({ type, id, rev, place }) => ({ type, id, rev, place, beside: tree.proof(place).map(toBase64url) })),
      }
    })
  } catch (error) {
    // Leaves that the database did not keep may stand in it.
    kept.delete(school)
    throw error
  }
}
