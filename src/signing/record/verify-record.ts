/**
 * Examines an apprentice's record far from the school: every signature in it, against the keys, certificates and proofs
 * that the file carries. Asks nobody and believes nothing that a signature could say (docs/record-format.md).
 */
import { confirmedIdOf } from '#domain/provisional.ts'
import { photosShown, RECORD_TYPES, type RecordFile } from '#domain/record-file.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { type Bytes, fromBase64url, fromHex, sameBytes, sha256, toHex } from '../bytes.ts'
import { keyIdOf, PUBLIC_KEY_BYTES } from '../keys.ts'
import { checkKeys, checkName } from './check-keys.ts'
import { checkSignOff } from './check-sign-off.ts'
import { checkTokens, documentFindings } from './check-tokens.ts'
import { checkTree } from './check-tree.ts'
import { type Finding, verdictOf } from './findings.ts'

export interface Examined {
  /** On the record as a whole. */
  readonly record: readonly Finding[]
  readonly signOffs: readonly { readonly signOff: SignOff; readonly findings: readonly Finding[] }[]
}

/** As a person may have copied it from a screen or a wall: hex in groups. */
const fromGroups = (text: string): Bytes | null => {
  const hex = text.replace(/\s/g, '').toLowerCase()
  return /^[0-9a-f]{130}$/.test(hex) ? fromHex(hex) : null
}

/** @param text base64url, or hex with or without blanks @returns null for anything but a public key */
export const schoolKeyFrom = (text: string): Bytes | null => {
  const bytes = fromGroups(text) ?? fromBase64url(text)
  return bytes?.length === PUBLIC_KEY_BYTES && bytes[0] === 4 ? bytes : null
}

const whoseKey = (given: Bytes | null, { signatures }: RecordFile): { readonly schoolKey: Bytes | null; readonly findings: readonly Finding[] } => {
  const inFile = signatures?.school == null ? null : schoolKeyFrom(signatures.school.schoolKey)
  const named = (key: Bytes) => toHex(keyIdOf(key))
  if (given === null) return { schoolKey: inFile, findings: [inFile === null ? { says: 'school-key-missing' } : { says: 'school-key-in-file', key: named(inFile) }] }
  const differs = signatures?.school != null && (inFile === null || !sameBytes(given, inFile))
  return { schoolKey: given, findings: [{ says: 'school-key-given', key: named(given) }, ...(differs ? [{ says: 'school-key-differs', key: inFile === null ? '?' : named(inFile) } as const] : [])] }
}

/** A second row of the same name could say anything beside the one that was signed. */
const doubles = ({ rows, signatures }: RecordFile): readonly Finding[] => {
  const names = [
    ...RECORD_TYPES.flatMap((type) => rows[type].map(({ id }) => `${type} ${id}`)),
    ...(signatures?.tokens ?? []).map(({ id }) => `signOffToken ${id}`),
    ...(signatures?.keys ?? []).map(({ id }) => `deviceKey ${id}`),
    ...(signatures?.school?.proofs ?? []).map(({ type, id }) => `proof ${type} ${id}`),
  ]
  const seen = new Set<string>()
  return names.filter((name) => seen.has(name) || !seen.add(name)).map((row) => ({ says: 'twice', row }))
}

/** Withdrawals and endorsements of what the record does not hold. */
const strays = ({ rows }: RecordFile): readonly Finding[] => {
  const signed = new Set(rows.signOff.map((s) => s.id))
  return (['withdrawal', 'endorsement'] as const).flatMap((type) => rows[type].filter((r) => !signed.has(r.signOff)).map((r): Finding => ({ says: 'of-nothing', row: `${type} ${r.id}` })))
}

/** Nobody can check what was typed with a code from paper, but a confirmation is a sign-off. */
const unconfirmed = ({ rows }: RecordFile): readonly Finding[] => {
  const signed = new Set(rows.signOff.map((s) => s.id))
  return rows.provisionalSignOff
    .filter((p) => p.answer?.confirmed === true && !signed.has(confirmedIdOf(p.id)))
    .map((p): Finding => ({ says: 'confirmation-missing', row: `provisionalSignOff ${p.id}`, name: p.mentor.name }))
}

/** @returns null for what is no base64 */
const plainBytes = (base64: string): Bytes | null => {
  try {
    return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  } catch {
    return null
  }
}

/** Logs name photos by the digest of their bytes. */
const photoFindings = ({ photos, rows }: RecordFile): readonly Finding[] => {
  const shown = new Set(photosShown(rows))
  const wrong = photos.filter(({ sha256: name, base64 }) => {
    const bytes = plainBytes(base64)
    return !shown.has(name) || bytes === null || toHex(sha256(bytes)) !== name
  })
  const count = photos.length - wrong.length
  return [...wrong.map((p): Finding => ({ says: 'photo-false', photo: p.sha256 })), ...(count > 0 ? [{ says: 'photos-hold', count } as const] : [])]
}

/** @param given the school's public key from elsewhere; without it the file's own word for it is taken, and that is said */
export const verifyRecord = async (file: RecordFile, given: Bytes | null): Promise<Examined> => {
  const { schoolKey, findings } = whoseKey(given, file)
  const [keys, tree] = [await checkKeys(file, schoolKey), await checkTree(file, schoolKey)]
  const tokens = await checkTokens(file, keys)
  return {
    record: [
      ...findings,
      ...(file.signatures === undefined ? [{ says: 'documents-missing' } as const] : tree.findings),
      checkName(file, keys),
      ...keys.map((k) => k.finding),
      ...doubles(file),
      ...strays(file),
      ...unconfirmed(file),
      ...documentFindings(tokens, file),
      ...photoFindings(file),
    ],
    signOffs: file.rows.signOff.map((signOff) => ({ signOff, findings: checkSignOff(signOff, { file, tokens, tree }) })),
  }
}

/** How many statements came out how. */
export const tally = ({ record, signOffs }: Examined): { readonly holds: number; readonly false: number; readonly open: number } => {
  const verdicts = [...record, ...signOffs.flatMap((s) => s.findings)].map(verdictOf)
  const count = (v: (typeof verdicts)[number]) => verdicts.filter((x) => x === v).length
  return { holds: count('holds'), false: count('false'), open: count('open') }
}
