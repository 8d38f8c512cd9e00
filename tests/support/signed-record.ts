/**
 * A record with every kind of signature in it, made as it is made: by a phone and a tablet that are certified, a real
 * school that takes in what they signed, and the page's own lines that gather it.
 */
import type { Person } from '#domain/people.ts'
import type { RecordChoice, RecordFile } from '#domain/record-file.ts'
import { signOffIdOf } from '#domain/sign-off-token.ts'
import type { MeasurementId, TokenId } from '#domain/ids.ts'
import { type Bytes, fromBase64url, sha256, toBase64url, toHex } from '#signing/bytes.ts'
import { sealKeyProof } from '#signing/receipt.ts'
import { referenceTo } from '#signing/reference.ts'
import { sealRequest } from '#signing/request.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import { linkTo, sealToken, type SignOffToken } from '#signing/token.ts'
import { certifyResponse, proofsResponse } from '#sync/device-keys.ts'
import { PROTOCOL_VERSION, type PullResponse, SCHEMA_VERSION } from '#sync/protocol.ts'
import { pull } from '#server/replication/pull.ts'
import { askProofs } from '../../src/app/replication/ask-proofs.ts'
import type { Ask } from '../../src/app/replication/http.ts'
import { gatherDocuments, gatherRecord, provable } from '../../src/app/features/record/my-record.ts'
import { recordBlob } from '../../src/app/features/record/record-blob.ts'
import { Database } from '../../src/app/store/database.ts'
import { applyPage } from '../../src/app/store/inbound.ts'
import { readMeta } from '../../src/app/store/meta.ts'
import { keepPhoto } from '../../src/app/store/photos.ts'
import { actorOf, HOUR, liWei, MEASURE, SCHOOL, wangFang, zhangGang } from './people.ts'
import { jpegOf, photoOf } from './pictures.ts'
import { deviceOf, logArgs } from './server-school.ts'
import { aKey, type TestKey } from './signing.ts'
import { openWebSchool, type WebSchool, withCookie } from './web-school.ts'

const EVERYTHING: RecordChoice = { reflections: 'all', concerns: true, photos: true }
const seconds = (at: number): number => Math.floor(at / 1_000)

const certify = async (school: WebSchool, person: Person, key: TestKey): Promise<Uint8Array> => {
  const proof = await sealKeyProof({ person: referenceTo('person', person.id), school: referenceTo('school', person.school), at: seconds(school.clock.now) }, key.keyId, key.sign)
  const { publicKey, purpose } = key.known
  const payload = { purpose, label: `Device of ${person.name}`, publicKey, proof: toBase64url(proof) }
  const { receipt } = certifyResponse.parse((await school.ask('POST', '/api/device-keys', withCookie(await school.signIn(person), { payload }))).json())
  return linkTo(fromBase64url(receipt) ?? new Uint8Array())
}

export interface SignedSchool extends WebSchool {
  readonly phone: TestKey
  readonly tablet: TestKey
  /** What the apprentice asks for, on revisions that are named by their digests. */
  readonly request: (digests?: readonly Uint8Array[]) => Promise<Bytes>
  /** The tablet's answer, brought to the school. */
  readonly answer: (request: Bytes, change?: Partial<SignOffToken>) => Promise<Bytes>
  /** The record as the apprentice's phone saves it. @param near with the school's proofs */
  readonly record: (near?: boolean) => Promise<RecordFile>
  readonly schoolKey: () => Promise<string>
}

export const FIRST = new Uint8Array(16).fill(1)
export const SECOND = new Uint8Array(16).fill(2)
export const firstSignOff = signOffIdOf(toHex(FIRST) as TokenId, 0)
export const secondSignOff = signOffIdOf(toHex(SECOND) as TokenId, 0)

/**
 * Li Wei handed in log-1 with a measurement and a photo. Zhang Gang signed on it twice with his tablet, took the second
 * back, and once signed in his session; Wang Fang endorsed the first.
 */
export const openSignedSchool = async (): Promise<SignedSchool> => {
  const school = await openWebSchool()
  const [phone, tablet] = [await aKey(liWei.id, 'request'), await aKey(zhangGang.id, 'sign-off')]
  await certify(school, liWei, phone)
  const receipt = await certify(school, zhangGang, tablet)
  school.clock.now += HOUR
  const [hisPhone, hisTablet, laptop] = [deviceOf(school, liWei), deviceOf(school, zhangGang), deviceOf(school, wangFang)]
  const picture = await jpegOf(1)
  const args = logArgs('log-1', {
    task: 'Axle seat',
    photos: [photoOf(picture)],
    measurements: [{ id: 'm1' as MeasurementId, quantity: 'Diameter', unit: 'mm', value: 130.02, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: 'micrometer' }],
  })
  await hisPhone.push(hisPhone.does('practiceLog.submit', args))
  const digest = revisionDigest({ log: 'log-1', apprentice: liWei.id, revision: 1, content: args.content } as never)

  const request: SignedSchool['request'] = (digests = [digest]) =>
    sealRequest(
      {
        id: crypto.getRandomValues(new Uint8Array(16)),
        apprentice: referenceTo('person', liWei.id),
        school: referenceTo('school', SCHOOL),
        at: seconds(school.clock.now),
        digests,
        lines: [{ competency: referenceTo('competency', MEASURE), selfLevel: 3, rests: digests.map((_, n) => n) }],
        note: '',
      },
      phone.keyId,
      phone.sign,
    )
  const answer: SignedSchool['answer'] = async (to, change = {}) => {
    const token = await sealToken(
      {
        id: FIRST,
        apprentice: referenceTo('person', liWei.id),
        school: referenceTo('school', SCHOOL),
        at: seconds(school.clock.now),
        request: sha256(to),
        lines: [{ level: 3, takeovers: 1, prompts: 0, defects: 0, comment: { words: 'Clean work.' } }],
        counter: 1,
        previous: new Uint8Array(),
        unlock: 'pin',
        receipt,
        ...change,
      },
      tablet.keyId,
      tablet.sign,
    )
    // The school reads for itself; what the device claims to have read is not looked at.
    const line = { competency: MEASURE, selfLevel: 3, level: 3, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: '', commentDigest: null, logs: [], unknown: [] }
    const reading = { token: '00', key: 'ff', apprentice: liWei.id, at: 0, counter: 1, previous: null, unlock: 'pin', lines: [line] }
    const answered = await hisTablet.push(hisTablet.does('competency.deliver', { apprentice: liWei.id, token: toBase64url(token), request: toBase64url(to), reading, comments: [] }))
    if (answered?.results[0]?.status !== 'ok') throw new Error(`not taken in: ${JSON.stringify(answered)}`)
    return token
  }
  const first = await answer(await request())
  school.clock.now += HOUR
  await answer(await request(), { id: SECOND, counter: 2, previous: linkTo(first), lines: [{ level: 4, takeovers: 0, prompts: 1, defects: 0, comment: null }] })
  const inSession = { id: 'in-session', apprentice: liWei.id, competency: MEASURE, level: 2, facts: { takeovers: 2, prompts: 2, defects: 0 }, comment: 'At the desk.', logs: [{ log: 'log-1', revision: 1 }] }
  await hisTablet.push(
    hisTablet.does('competency.sign', inSession),
    hisTablet.does('competency.withdraw', { id: 'w-1', signOff: secondSignOff, because: 'The wrong skill.' }),
  )
  await laptop.push(laptop.does('competency.endorse', { signOff: firstSignOff }))
  school.clock.now += HOUR

  const ask: Ask = async (path, schema, { json }) => {
    const answered = await school.ask('POST', path, withCookie(await school.signIn(liWei), { payload: json as object }))
    return { ok: true, value: schema.parse(answered.json()) }
  }
  const record: SignedSchool['record'] = async (near = true) => {
    const db = new Database(`record-${crypto.randomUUID()}`)
    try {
      const { clientId } = await db.transaction('rw', db.meta, async () => readMeta(db))
      const page = await pull(school.store, { school: SCHOOL, person: liWei.id }, { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId, person: liWei.id, cursors: {}, hw: null, resolved: 0 }, school.clock.now)
      if (page.status !== 200) throw new Error(`pull answered ${page.status}`)
      await applyPage(db, actorOf(liWei), clientId, JSON.parse(page.json) as PullResponse)
      const bytes = new Uint8Array(picture.bytes).buffer
      await keepPhoto(db, { sha256: picture.sha256, type: picture.type, bytes, thumb: bytes })
      const [rows, documents] = [await gatherRecord(db, liWei.id, EVERYTHING), await gatherDocuments(db, liWei.id)]
      const proofs = near ? await askProofs(provable(rows, documents), ask) : null
      const { file } = await recordBlob(db, { school: SCHOOL, schoolName: 'Rail School', person: liWei.id }, { rows, signatures: { ...documents, school: proofs } }, EVERYTHING)
      return JSON.parse(await file.text()) as RecordFile
    } finally {
      await db.delete()
    }
  }
  const schoolKey = async () => proofsResponse.parse((await school.ask('POST', '/api/signature-proofs', withCookie(await school.signIn(zhangGang), { payload: { ids: [] } }))).json()).schoolKey
  return { ...school, phone, tablet, request, answer, record, schoolKey }
}
