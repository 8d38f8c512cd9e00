/** Does the school speak for the keys in a record? Each is held against its certificate, field by field. */
import { CLOCK_SLACK } from '#domain/device-key.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { RecordFile, RecordKey } from '#domain/record-file.ts'
import { type Bytes, fromBase64url, sameBytes, toHex } from '../bytes.ts'
import { type Certificate, openCertificate } from '../certificate.ts'
import { isSignedBy, keyIdOf, PUBLIC_KEY_BYTES } from '../keys.ts'
import { referenceTo } from '../reference.ts'
import type { Finding, KeyFault } from './findings.ts'

export interface CheckedKey {
  readonly key: RecordKey
  /** Null: nobody speaks for it, or somebody else. */
  readonly certificate: Certificate | null
  readonly finding: Finding
}

const holdsAt = ({ notBefore, expires }: Certificate, at: Instant): boolean => at >= notBefore * 1_000 - CLOCK_SLACK && at <= expires * 1_000 + 1_000

/** Was this key the school's word's at that moment? */
export const isInForce = ({ certificate }: CheckedKey, at: Instant): boolean => certificate !== null && holdsAt(certificate, at)

const isOf = (c: Certificate, key: RecordKey, publicKey: Uint8Array, school: string): boolean =>
  sameBytes(c.publicKey, publicKey) &&
  c.purpose === key.purpose &&
  c.name === key.name &&
  sameBytes(c.person, referenceTo('person', key.person)) &&
  sameBytes(c.school, referenceTo('school', school))

const certificateOf = async (key: RecordKey, school: string, schoolKey: Bytes | null): Promise<Certificate | KeyFault> => {
  const publicKey = fromBase64url(key.publicKey)
  if (publicKey?.length !== PUBLIC_KEY_BYTES || toHex(keyIdOf(publicKey)) !== key.id) return 'misnamed'
  const document = fromBase64url(key.certificate)
  const opened = document === null ? 'unreadable' : openCertificate(document)
  if (typeof opened === 'string') return 'unreadable'
  if (!isOf(opened, key, publicKey, school)) return 'differs'
  if (schoolKey === null) return opened
  return sameBytes(opened.sealed.keyId, keyIdOf(schoolKey)) && (await isSignedBy(schoolKey, opened.sealed)) ? opened : 'forged'
}

/** @param schoolKey null: not known, so that nothing can be said for the keys */
export const checkKeys = (file: RecordFile, schoolKey: Bytes | null): Promise<readonly CheckedKey[]> =>
  Promise.all(
    (file.signatures?.keys ?? []).map(async (key): Promise<CheckedKey> => {
      const certificate = await certificateOf(key, file.school.id, schoolKey)
      const { name, purpose } = key
      if (typeof certificate === 'string') return { key, certificate: null, finding: { says: 'key-false', name, because: certificate } }
      const finding: Finding = schoolKey === null ? { says: 'key-open', name, purpose } : { says: 'key-certified', name, purpose, until: certificate.expires * 1_000 }
      return { key, certificate, finding }
    }),
  )

/** Is the record of whom it says? A name is worth what the school's certificate for one of his own keys says. */
export const checkName = ({ rows, apprentice }: RecordFile, keys: readonly CheckedKey[]): Finding => {
  const name = rows.person[0]?.name ?? apprentice
  const own = keys.filter(({ key, finding }) => key.person === apprentice && finding.says === 'key-certified')
  const [first] = own
  if (first === undefined) return { says: 'name-open', name }
  return own.some(({ key }) => key.name === name) ? { says: 'name-certified', name } : { says: 'name-differs', name, certified: first.key.name }
}
