/** The school's side of one-time codes: makes a list, says how it stands, and finds the one that was typed. */
import { randomBytes } from 'node:crypto'
import type { Instant } from '#domain/calendar-day.ts'
import type { Actor } from '#domain/people.ts'
import { revisionIdOf } from '#domain/practice-log.ts'
import type { CodedClaim } from '#domain/provisional.ts'
import { refuse, type Refusal } from '#domain/refusal.ts'
import { toHex } from '#signing/bytes.ts'
import { CODE, codeCheck, isProvenBy, newCode } from '#signing/one-time-code.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import type { CodeListState, NewCodeList } from '#sync/one-time-codes.ts'
import type { Transaction } from '#sync/transaction.ts'
import { codesOf, crossOut, replaceCodes } from '../store/one-time-codes.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'

/** The codes are told here and never again: what is kept does not give them back. */
export const makeCodes = async (store: Store, { person: mentor, school }: Actor, now: Instant): Promise<NewCodeList> => {
  const codes = Array.from({ length: CODE.aList }, () => newCode(randomBytes))
  const checks = await Promise.all(codes.map((code) => codeCheck(code, { school, mentor })))
  await store.write({ school, author: mentor, now }, ({ sql }) => replaceCodes(sql, school, mentor, checks, now))
  return { codes, madeAt: now }
}

export const codeListOf = (store: Store, { person, school }: Actor): Promise<CodeListState> =>
  store.readSchool(school, async (sql) => {
    const all = await codesOf(sql, school, person)
    return { madeAt: all[0]?.made ?? null, left: all.filter((c) => c.used === null).length }
  })

/** Did the revisions say here what they said on the phone? */
const sawOther = async (tx: Transaction, { lines }: CodedClaim): Promise<boolean> => {
  for (const { logs, digests } of lines)
    for (const [n, { log, revision }] of logs.entries()) {
      const seen = await tx.get('logRevision', revisionIdOf(log, revision))
      if (seen === undefined || toHex(revisionDigest(seen)) !== digests[n]) return true
    }
  return false
}

/** @returns null when the code is right, and crossed out from now on */
export const spendCode = async (tx: Transaction, { sql, school }: Pick<ServerTransaction, 'sql' | 'school'>, claim: CodedClaim, now: Instant): Promise<Refusal | null> => {
  const meant = (await codesOf(sql, school, claim.mentor)).find((c) => isProvenBy(c.code_check, school, claim))
  if (meant === undefined) return refuse('code-wrong')
  if (meant.used !== null) return refuse('code-used')
  if (await sawOther(tx, claim)) return refuse('revision-changed')
  await crossOut(sql, meant, now, claim.id)
  return null
}
