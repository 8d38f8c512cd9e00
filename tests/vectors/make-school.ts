/**
 * Writes `school.json` anew: `node tests/vectors/make-school.ts`. Signatures of ECDSA differ each time, so the file is made
 * when the format changes and never otherwise: other implementations check themselves by it.
 */
import { writeFileSync } from 'node:fs'
import { fromBase64url, toHex } from '#signing/bytes.ts'
import { type Certificate, sealCertificate } from '#signing/certificate.ts'
import { toCbor } from '#signing/cbor.ts'
import { sealCheckpoint, signatureLeaf } from '#signing/checkpoint.ts'
import { proofOf, rootOf } from '#signing/merkle.ts'
import { sealReceipt } from '#signing/receipt.ts'
import { referenceTo } from '#signing/reference.ts'
import { seal } from '#signing/sealed.ts'
import { aKey, APPRENTICE, SCHOOL } from '../support/signing.ts'
import { judgeDocument, judgeProof, type SchoolDocument } from './school-documents.ts'

const flip = (bytes: Uint8Array, at: number) => bytes.map((b, n) => (n === at ? b ^ 1 : b))
// The school signs like any holder of a key; what it signs, no device may.
const [school, stranger, tablet] = [await aKey('school', 'sign-off'), await aKey('stranger', 'sign-off'), await aKey('wang', 'sign-off')]
const publicKey = fromBase64url(tablet.known.publicKey) ?? new Uint8Array()
const schoolKey = fromBase64url(school.known.publicKey) ?? new Uint8Array()

const ofTablet: Certificate = {
  person: referenceTo('person', 'wang'),
  school: referenceTo('school', SCHOOL),
  publicKey,
  purpose: 'sign-off',
  name: '王师傅',
  notBefore: 1_772_000_000,
  expires: 1_774_592_000,
}
const certify = (change: Partial<Certificate> = {}, by = school) => sealCertificate({ ...ofTablet, ...change }, by.keyId, by.sign)
const certificate = await certify()
const receipt = await sealReceipt({ to: tablet.keyId, at: 1_772_400_000 }, school.keyId, school.sign)

const rows = [
  { type: 'signOff', rev: 1, row: { id: 's-1', apprentice: APPRENTICE, level: 3, comment: '很好' } },
  { type: 'withdrawal', rev: 1, row: { id: 'w-1', signOff: 's-1', because: 'The wrong skill.' } },
  { type: 'signOff', rev: 2, row: { id: 's-1', apprentice: APPRENTICE, level: 3, comment: '很好', logs: [{ log: 'log-1', revision: 1 }] } },
  { type: 'endorsement', rev: 1, row: { id: 's-1:endorsed', signOff: 's-1' } },
  { type: 'signOffToken', rev: 1, row: { id: '02', bracket: null } },
] as const
const leaves = rows.map(({ type, rev, row }) => signatureLeaf(type, rev, row))
const word = { school: referenceTo('school', SCHOOL), at: 1_772_600_000, size: leaves.length, root: rootOf(leaves) }
const checkpoint = await sealCheckpoint(word, school.keyId, school.sign)

const documents: readonly (readonly [string, SchoolDocument, Uint8Array])[] = [
  ['a certificate of a mentor’s device', 'certificate', certificate],
  ['a certificate of an apprentice’s device', 'certificate', await certify({ purpose: 'request', person: referenceTo('person', APPRENTICE), name: 'Li Wei' })],
  ['a certificate signed by a stranger', 'certificate', await certify({}, stranger)],
  ['a certificate under the school’s name, signed by a stranger', 'certificate', await sealCertificate(ofTablet, school.keyId, stranger.sign)],
  ['a certificate with a bit of its payload flipped', 'certificate', flip(certificate, 60)],
  ['a certificate with a byte more', 'certificate', new Uint8Array([...certificate, 0])],
  ['a certificate of a key that is too short', 'certificate', await certify({ publicKey: publicKey.slice(1) })],
  ['a certificate with no claims', 'certificate', await seal('certificate', toCbor(new Map()), school.keyId, school.sign)],
  ['a receipt in the place of a certificate', 'certificate', receipt],
  ['a receipt of the time', 'receipt', receipt],
  ['a receipt signed by a stranger', 'receipt', await sealReceipt({ to: tablet.keyId, at: 1_772_400_000 }, stranger.keyId, stranger.sign)],
  ['a receipt with a bit of its signature flipped', 'receipt', flip(receipt, receipt.length - 1)],
  ['a receipt after the last second', 'receipt', await sealReceipt({ to: tablet.keyId, at: 0x1_0000_0000 }, school.keyId, school.sign)],
  ['a receipt sealed as a checkpoint', 'checkpoint', await seal('receipt', toCbor(new Map<number, never>([[3, word.school], [6, word.at], [-65_537, [word.size, word.root]]] as never)), school.keyId, school.sign)],
  ['a checkpoint over five versions', 'checkpoint', checkpoint],
  ['a checkpoint signed by a stranger', 'checkpoint', await sealCheckpoint(word, stranger.keyId, stranger.sign)],
  ['a checkpoint with a bit of its root flipped', 'checkpoint', flip(checkpoint, checkpoint.length - 70)],
  ['a checkpoint with a root that is too short', 'checkpoint', await sealCheckpoint({ ...word, root: word.root.slice(1) }, school.keyId, school.sign)],
]

const proof = (place: number) => {
  const { type, rev, row } = rows[place] ?? rows[0]
  return { checkpoint: toHex(checkpoint), type, rev, row: row as unknown, place, beside: proofOf(leaves, place).map(toHex) }
}
const proofs = [
  ...rows.map(({ type, rev }, place) => ({ what: `${type}, version ${rev}, in its place`, ...proof(place) })),
  { what: 'a level altered', ...proof(0), row: { ...rows[0].row, level: 5 } },
  { what: 'an older version in the place of the newer', ...proof(2), rev: 1, row: rows[0].row },
  { what: 'another kind of row', ...proof(1), type: 'endorsement' },
  { what: 'another place', ...proof(0), place: 1 },
  { what: 'a place beyond the tree', ...proof(0), place: 5 },
  { what: 'a digest too few', ...proof(0), beside: proof(0).beside.slice(1) },
  { what: 'a digest too many', ...proof(4), beside: [...proof(4).beside, toHex(word.root)] },
  { what: 'a field more, that says nothing', ...proof(1), row: { ...rows[1].row, note: '' } },
]

const file = {
  about: 'What a school signs (src/signing/SPEC.md), with the verdict that a reader comes to who knows its key, and proofs that a version of a row stands under a checkpoint (SG15). Bytes in hex.',
  school: SCHOOL,
  schoolKey: toHex(schoolKey),
  documents: await Promise.all(documents.map(async ([what, kind, bytes]) => ({ what, kind, document: toHex(bytes), ...(await judgeDocument(kind, toHex(bytes), schoolKey)) }))),
  proofs: proofs.map((p) => ({ ...p, verdict: judgeProof(p) })),
}
writeFileSync(new URL('school.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`)
