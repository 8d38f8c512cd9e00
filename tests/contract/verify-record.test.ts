/** What an apprentice takes along can be examined far from the school, and no bit of what was signed can be changed unseen. */
import 'fake-indexeddb/auto'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordFile } from '#domain/record-file.ts'
import { fromBase64url, toBase64url } from '#signing/bytes.ts'
import { type Finding, verdictOf } from '#signing/record/findings.ts'
import { schoolKeyFrom, verifyRecord } from '#signing/record/verify-record.ts'
import { commentDigest, linkTo } from '#signing/token.ts'
import { readRecord } from '#server/records/read-record-file.ts'
import { verifyFile } from '#server/records/verify-file.ts'
import { liWei, moment, provisionalOf, signOffOf, TIDINESS, wangFang, zhangGang } from '../support/people.ts'
import { deviceOf } from '../support/server-school.ts'
import { aKey } from '../support/signing.ts'
import { firstSignOff, openSignedSchool, secondSignOff, type SignedSchool } from '../support/signed-record.ts'

const CLI = fileURLToPath(new URL('../../src/server/verify.ts', import.meta.url))

let school: SignedSchool
let sound: RecordFile
let far: RecordFile
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftlog-verify-'))
  school = await openSignedSchool()
  sound = await school.record()
  far = await school.record(false)
})
afterAll(async () => {
  await school.close()
  await rm(folder, { recursive: true, force: true })
})

const changed = (change: (r: RecordFile) => void, file = sound): RecordFile => {
  const copy = structuredClone(file)
  change(copy)
  return copy
}
/** Everything said of a file, in its order. */
const said = async (file: RecordFile, given: string | null = null): Promise<readonly Finding[]> => {
  const read = readRecord(JSON.stringify(file))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  const { record, signOffs } = await verifyRecord(read.record, given === null ? null : schoolKeyFrom(given))
  return [...record, ...signOffs.flatMap((s) => s.findings)]
}
const falseIn = async (file: RecordFile, given: string | null = null) => (await said(file, given)).filter((f) => verdictOf(f) === 'false').map((f) => f.says)
const isNoticed = async (file: RecordFile): Promise<boolean> => !readRecord(JSON.stringify(file)).ok || (await falseIn(file)).length > 0

describe('a sound record', () => {
  it('holds in every statement, with the school’s key from elsewhere', async () => {
    const findings = await said(sound, await school.schoolKey())
    expect(findings.filter((f) => verdictOf(f) !== 'holds')).toEqual([])
    const onTheWhole = ['school-key-given', 'tree-holds', 'name-certified', 'key-certified', 'key-certified', 'photos-hold']
    const onEach = ['device-signed', 'log-holds', 'came-between', 'row-holds']
    expect(findings.map((f) => f.says)).toEqual([...onTheWhole, ...onEach, 'endorsed', ...onEach, 'withdrawn', 'session-signed'])
    expect(findings).toContainEqual({ says: 'tree-holds', at: expect.any(Number), size: 7 })
    expect(findings).toContainEqual({ says: 'name-certified', name: 'Li Wei' })
  })

  it('says so where the school’s key is only the file’s own', async () => {
    expect((await said(sound)).filter((f) => verdictOf(f) !== 'holds').map((f) => f.says)).toEqual(['school-key-in-file'])
  })

  it('made without a network: what the devices signed holds, the rest is open, and nothing is false', async () => {
    const codes = (await said(far, await school.schoolKey())).map((f) => f.says)
    expect(codes).toEqual(expect.arrayContaining(['tree-missing', 'device-signed', 'log-holds', 'row-open', 'not-come', 'endorsed-open', 'withdrawn-open', 'session-open']))
    expect(await falseIn(far, await school.schoolKey())).toEqual([])
    expect((await said(far)).map((f) => f.says)).toEqual(expect.arrayContaining(['school-key-missing', 'key-open', 'device-open', 'name-open']))
    expect(await falseIn(far)).toEqual([])
  })

  it('of an older version carries no documents, and nothing of it is false', async () => {
    const { signatures: _, ...older } = sound
    const codes = (await said(older as RecordFile)).map((f) => f.says)
    expect(codes).toEqual(expect.arrayContaining(['documents-missing', 'token-open', 'session-open']))
    expect(await falseIn(older as RecordFile)).toEqual([])
  })
})

describe('what a teacher put down from paper', () => {
  it('is told apart from what a device signed, names the photo of the sheet, and cannot be altered unseen', async () => {
    const other = await openSignedSchool()
    try {
      const photo = sound.photos[0]?.sha256 ?? ''
      const laptop = deviceOf(other, wangFang, 'her-other-laptop')
      const line = { id: 'on-paper', competency: TIDINESS, level: 4, facts: { takeovers: 0, prompts: 1, defects: 0 }, comment: '' }
      const args = { apprentice: liWei.id, mentor: zhangGang.id, signedOn: '2026-03-05', sheet: { log: 'log-1', revision: 1, photo }, lines: [line] }
      expect((await laptop.push(laptop.does('competency.recordPaper', args)))?.results).toMatchObject([{ status: 'ok' }])
      const [record, key] = [await other.record(), await other.schoolKey()]
      const onIt = async (file: RecordFile) => (await said(file, key)).filter((f) => ['on-paper', 'sheet-missing', 'session-signed', 'session-open'].includes(f.says))
      expect((await onIt(record)).filter((f) => f.says === 'on-paper')).toEqual([{ says: 'on-paper', name: 'Zhang Gang', teacher: 'Wang Fang', day: '2026-03-05', recordedAt: expect.any(Number), photo }])
      expect(await falseIn(record, key)).toEqual([])
      const paperOf = (r: RecordFile) => r.rows.signOff.find((s) => s.id === line.id) ?? ({} as never)
      expect(await falseIn(changed((r) => Object.assign(paperOf(r).paper ?? {}, { by: { person: 'li-yan', name: 'Li Yan', role: 'teacher' } }), record), key)).toEqual(['row-false'])
      // Without its sheet it would pass for a sign-off in a session.
      expect(await falseIn(changed((r) => void Object.assign(paperOf(r), { paper: undefined }), record), key)).toEqual(['field-differs', 'row-false'])
      expect(await falseIn(changed((r) => Object.assign(paperOf(r).paper ?? {}, { photo: 'b'.repeat(64) }), record), key)).toEqual(['sheet-missing', 'row-false'])
      const endorsed = changed((r) => void r.rows.endorsement.push({ id: 'on-paper:endorsed' as never, signOff: 'on-paper' as never, apprentice: liWei.id, by: { person: wangFang.id, name: wangFang.name, role: 'teacher' }, at: 0 }), record)
      expect(await falseIn(endorsed, key)).toEqual(['own-signature'])
      const text = async (language: 'en' | 'zh') => {
        const done = await verifyFile('FILE', JSON.stringify(record), null, language)
        return done.isRead ? done.lines.join('\n') : done.sentence
      }
      expect(await text('en')).toMatch(/open {3}No device of Zhang Gang signed it: Wang Fang put it down at .* from a sheet of paper of 2026-03-05\./)
      expect(await text('zh')).toMatch(/待查 {2}没有Zhang Gang的设备签名：由Wang Fang于 .* 根据 2026-03-05 的纸质签认单录入/)
      await laptop.push(laptop.does('competency.endorse', { signOff: line.id }))
      expect((await other.get('endorsement', 'on-paper:endorsed'))).toBeUndefined()
    } finally {
      await other.close()
    }
  })
})

describe('what was typed with a code from paper', () => {
  const typed = [
    provisionalOf('c:0', { heardAt: null }),
    provisionalOf('c:1'),
    provisionalOf('c:2', { heardAt: moment('2026-01-10T08:00Z') }),
    provisionalOf('c:3', { answer: { confirmed: false, by: { person: zhangGang.id, name: zhangGang.name, role: 'mentor' }, at: moment('2026-03-11T09:00Z'), because: 'Not me.\n  holds  Fine.' } }),
  ]
  const told = async (language: 'en' | 'zh') => {
    const file = changed((r) => void Object.assign(r, { madeAt: moment('2026-03-12T09:00Z') }).rows.provisionalSignOff.push(...typed))
    const done = await verifyFile('FILE', JSON.stringify(file), null, language)
    if (!done.isRead) throw new Error(done.sentence)
    return { ...done, text: done.lines.join('\n') }
  }

  it('is said to be no signature, in both languages, with what became of it', async () => {
    const { text, isAnyFalse } = await told('en')
    expect(isAnyFalse).toBe(false)
    expect(text).toContain("\nNot signatures: typed with a mentor's one-time code on the apprentice's phone. They count towards nothing, and only the file says so.\n")
    expect(text).toContain('level 3, with a code of Zhang Gang, 2026-03-10 08:00 UTC')
    expect(text).toContain('The school had not seen the code when the file was made.')
    expect(text).toContain('it waited for Zhang Gang to confirm it by 2026-03-24 08:01 UTC.')
    expect(text).toContain('did not confirm it in time; it lapsed 2026-01-24 08:00 UTC.')
    expect(text).toContain('declined it, because: Not me.   holds  Fine.')
    expect(text.match(/^ {2}holds {2}Fine/m)).toBeNull()
    const chinese = (await told('zh')).text
    for (const words of ['以下不是签名', '等待Zhang Gang在 2026-03-24 08:01 UTC 之前确认', '不予确认，原因：Not me.']) expect(chinese).toContain(words)
  })

  it('and is said to be confirmed, has its sign-off in the file', async () => {
    const confirmed = provisionalOf('c:4', { answer: { confirmed: true, by: { person: zhangGang.id, name: zhangGang.name, role: 'mentor' }, at: moment('2026-03-11T09:00Z'), because: '' } })
    expect(await falseIn(changed((r) => void r.rows.provisionalSignOff.push(confirmed)))).toEqual(['confirmation-missing'])
    const whole = changed((r) => {
      r.rows.provisionalSignOff.push(confirmed)
      r.rows.signOff.push(signOffOf('c:4:confirmed', { assurance: 'B' }))
    })
    expect(await falseIn(whole)).toEqual([])
  })
})

type Path = readonly (string | number)[]
const leaves = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, v]) => leaves(v, [...path, key])) : [path]
const at = (file: unknown, path: Path): unknown => path.reduce<unknown>((v, key) => (v as Record<string | number, unknown>)[key], file)
const put = (file: RecordFile, path: Path, value: unknown): RecordFile =>
  changed((copy) => {
    ;(at(copy, path.slice(0, -1)) as Record<string | number, unknown>)[path.at(-1) ?? ''] = value
  }, file)

/** The value with one bit changed, in a few places. */
const flips = (value: unknown): readonly unknown[] => {
  if (typeof value === 'number') return Number.isInteger(value) ? [value ^ 1, value + 4_096] : [value + 0.000_1]
  if (typeof value === 'boolean') return [!value]
  if (typeof value !== 'string') return [0]
  if (value === '') return ['a']
  return [0, value.length >> 1, value.length - 1].map((n) => value.slice(0, n) + String.fromCharCode(value.charCodeAt(n) ^ 1) + value.slice(n + 1))
}
/** The same in the bytes that a text stands for. */
const byteFlips = (text: string): readonly string[] => {
  const bytes = fromBase64url(text)
  if (bytes === null) return []
  const places = bytes.length > 40 ? 9 : 2
  return Array.from({ length: places }, (_, n) => Math.floor(((bytes.length - 1) * n) / (places - 1))).map((n) => toBase64url(bytes.map((b, m) => (m === n ? b ^ (1 << (n & 7)) : b))))
}

describe('[SG16] not a bit can be changed unseen', () => {
  /** What a signature of a device or of the school covers. */
  const signed = (): readonly (readonly [string, Path])[] => [
    ['a sign-off', ['rows', 'signOff']],
    ['a withdrawal', ['rows', 'withdrawal']],
    ['an endorsement', ['rows', 'endorsement']],
    ['a log revision', ['rows', 'logRevision', 0, 'content']],
    ['a token', ['signatures', 'tokens']],
    ['a key', ['signatures', 'keys']],
    ['the school’s word', ['signatures', 'school']],
    ['a photo', ['photos']],
  ]
  it.each(signed())('of %s', async (_, part) => {
    const paths = leaves(at(sound, part), part)
    expect(paths.length).toBeGreaterThan(2)
    // The digest of a photo takes its time, and has its own turn.
    const file = part[0] === 'photos' ? sound : { ...sound, photos: [] }
    for (const path of paths) {
      const value = at(file, path)
      const isDocument = typeof value === 'string' && part[0] === 'signatures' && value.length > 30
      // A photo’s type is a hint for the reader; its bytes are what is signed.
      if (path.at(-1) === 'type' && part[0] === 'photos') continue
      for (const other of [...flips(value), ...(isDocument ? byteFlips(value) : [])]) expect(await isNoticed(put(file, path, other)), `${path.join('.')}: ${JSON.stringify(other).slice(0, 60)}`).toBe(true)
    }
  })

  it.each([
    ['whose log it is', ['rows', 'logRevision', 0, 'log']],
    ['its number', ['rows', 'logRevision', 0, 'revision']],
    ['its name', ['rows', 'logRevision', 0, 'id']],
    ['the log as it stands', ['rows', 'practiceLog', 0, 'minutes']],
    ['a measurement as it stands', ['rows', 'practiceLog', 0, 'measurements', 0, 'value']],
    ['the apprentice’s name', ['rows', 'person', 0, 'name']],
    ['the school', ['school', 'id']],
    ['the apprentice', ['apprentice']],
  ] as const)('nor %s', async (_, path) => {
    for (const other of flips(at(sound, path))) expect(await isNoticed(put(sound, path, other)), JSON.stringify(other)).toBe(true)
  })
})

describe('a record that was tampered with', () => {
  it.each<readonly [string, (r: RecordFile) => void, string]>([
    ['a log changed after it was signed', (r) => Object.assign(r.rows.logRevision[0]?.content ?? {}, { minutes: 1 }), 'log-changed'],
    ['a second revision of the same name', (r) => r.rows.logRevision.push({ ...(r.rows.logRevision[0] as RecordFile['rows']['logRevision'][number]) }), 'twice'],
    ['a log taken out', (r) => r.rows.logRevision.splice(0), 'log-missing'],
    ['the log as it stands', (r) => Object.assign(r.rows.practiceLog[0] ?? {}, { whatIDid: 'Everything.' }), 'log-otherwise'],
    ['a sign-off taken out', (r) => r.rows.signOff.splice(0, 1), 'line-missing'],
    ['a signed document taken out', (r) => r.signatures?.tokens.splice(0, 1), 'token-missing'],
    ['a key taken out', (r) => r.signatures?.keys.splice(0), 'document-false'],
    ['a higher level', (r) => Object.assign(r.rows.signOff[0] ?? {}, { level: 5 }), 'field-differs'],
    ['another’s name', (r) => Object.assign(r.rows.person[0] ?? {}, { name: 'He Lan' }), 'name-differs'],
    ['a withdrawal by somebody else', (r) => Object.assign(r.rows.withdrawal[0]?.by ?? {}, { person: 'he-lan' }), 'by-somebody-else'],
    ['an endorsement by the signer', (r) => Object.assign(r.rows.endorsement[0]?.by ?? {}, { person: 'zhang-gang' }), 'own-signature'],
    ['an endorsement of nothing', (r) => Object.assign(r.rows.endorsement[0] ?? {}, { signOff: 'none' }), 'of-nothing'],
    ['a proof of something else', (r) => Object.assign(r.signatures?.school?.proofs[0] ?? {}, { id: 'none' }), 'proof-of-nothing'],
    ['a photo exchanged', (r) => Object.assign(r.photos[0] ?? {}, { base64: btoa('another') }), 'photo-false'],
    ['an invented endorsement', (r) => Object.assign(r.rows.signOff.find((s) => s.id === secondSignOff) ?? {}, { needsReview: true, review: 'late' }), 'row-false'],
  ])('%s', async (_, change, code) => {
    expect(await falseIn(changed(change))).toContain(code)
  })

  it('is known with another school’s key: nothing under it holds', async () => {
    const stranger = (await aKey('school', 'sign-off')).known.publicKey
    const codes = await falseIn(sound, stranger)
    expect(codes).toEqual(expect.arrayContaining(['school-key-differs', 'tree-false', 'key-false', 'document-false']))
  })

  it('by a mentor’s copied tablet: two documents under one number, or a broken chain', async () => {
    const other = await openSignedSchool()
    try {
      await other.answer(await other.request(), { id: new Uint8Array(16).fill(3), counter: 3, previous: linkTo(new Uint8Array([1])) })
      expect(await falseIn(await other.record())).toEqual(['chain-broken'])
    } finally {
      await other.close()
    }
  })

  it('words that only their digest was signed of are waited for, and known when they come', async () => {
    const other = await openSignedSchool()
    try {
      const words = '很好。'.repeat(100)
      const [request, lines] = [await other.request(), [{ level: 3, takeovers: 0, prompts: 0, defects: 0, comment: { digest: commentDigest(words) } }]]
      const id = new Uint8Array(16).fill(4)
      await other.answer(request, { id, counter: 4, previous: linkTo(new Uint8Array([1])), lines })
      const record = await other.record()
      expect((await said(record)).map((f) => f.says)).toContain('words-waiting')
      expect(await falseIn(record)).toEqual([])
      const told = (comment: string) => changed((r) => Object.assign(r.rows.signOff.at(-1) ?? {}, { comment }), { ...record, signatures: { ...(record.signatures as never as object), school: null } as never })
      const last = record.rows.signOff.at(-1)?.token?.id
      expect(last).toBe('04'.repeat(16))
      expect(await falseIn(told(words), await other.schoolKey())).toEqual([])
      expect(await falseIn(told('Marvellous.'), await other.schoolKey())).toEqual(['field-differs'])
    } finally {
      await other.close()
    }
  })
})

describe('the command', () => {
  const verify = async (text: string | Uint8Array, ...more: readonly string[]) => {
    const file = join(folder, 'record.json')
    await writeFile(file, text)
    const { PATH = '' } = process.env
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, file, ...more], { encoding: 'utf8', env: { PATH } })
    return { status, stdout, stderr: stderr.replaceAll(file, 'FILE') }
  }

  it('tells line by line what holds, in both languages, and ends with 0', async () => {
    const key = await school.schoolKey()
    const { status, stdout, stderr } = await verify(JSON.stringify(sound), '--school-key', key)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Record of Li Wei, Rail School, made ')
    expect(stdout).toMatch(/ {2}holds {2}Signed on the certified device of Zhang Gang, 2026-03-06 11:00 UTC, with his PIN\.\n/)
    expect(stdout).toMatch(/TAKEN BACK by Zhang Gang, .* The wrong skill\./)
    expect(stdout).toMatch(/\n\d+ statements hold, 0 are false, 0 cannot be checked with this file alone\.\n$/)
    const chinese = await verify(JSON.stringify(sound), '--lang', 'zh')
    expect([chinese.status, chinese.stderr]).toEqual([0, ''])
    expect(chinese.stdout).toContain('在Zhang Gang经认证的设备上签署')
    expect(chinese.stdout).toMatch(/\d+项属实，0项不符，1项仅凭此文件无法核对。\n$/)
  })

  it('ends with 1 where something is false, and says what', async () => {
    const { status, stdout } = await verify(JSON.stringify(changed((r) => Object.assign(r.rows.signOff.find((s) => s.id === firstSignOff) ?? {}, { level: 5 }))))
    expect(status).toBe(1)
    expect(stdout).toContain('FALSE  The record says something else than what was signed: the level.')
  })

  it('lets no words of the file look like its own', async () => {
    const { stdout } = await verify(JSON.stringify(changed((r) => Object.assign(r.rows.withdrawal[0] ?? {}, { because: 'No.\n  holds  Everything is fine.' }), far)))
    expect(stdout).toContain('No.   holds  Everything is fine.')
    expect(stdout).not.toMatch(/^ {2}holds {2}Everything/m)
  })

  const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`
  it.each<readonly [string, () => string | Uint8Array]>([
    ['nothing', () => ''],
    ['half of it', () => JSON.stringify(sound).slice(0, 9_000)],
    ['a picture', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1])],
    ['null', () => 'null'],
    ['a number', () => '17'],
    ['another file', () => '{"craftlog":"programme/1"}'],
    ['a newer one', () => '{"craftlog":"record/2"}'],
    ['no rows', () => JSON.stringify({ ...sound, rows: {} })],
    ['rows that are none', () => JSON.stringify({ ...sound, rows: { ...sound.rows, signOff: [null] } })],
    ['signatures that are none', () => JSON.stringify({ ...sound, signatures: [] })],
    ['proofs of nonsense', () => JSON.stringify(changed((r) => Object.assign(r.signatures?.school ?? {}, { checkpoint: 'AAAA', schoolKey: 'AAAA' })))],
    ['a key that is no point', () => JSON.stringify(changed((r) => Object.assign(r.signatures?.school ?? {}, { schoolKey: toBase64url(new Uint8Array(65).fill(4)) })))],
    ['a nesting without end', () => JSON.stringify(sound).replace('"signOff":[{', `"signOff":[{"deep":${deep(100_000)},`)],
    ['a prototype', () => JSON.stringify(sound).replace('"signOff":[{', '"signOff":[{"__proto__":{"level":5},')],
    ['a photo that is no base64', () => JSON.stringify(changed((r) => Object.assign(r.photos[0] ?? {}, { base64: '%%%' })))],
  ])('says in a sentence what is wrong with %s', async (_, text) => {
    const verified = await verifyFile('FILE', Buffer.from(text()).toString('utf8'), null, 'en')
    if (verified.isRead) expect(verified).toMatchObject({ isAnyFalse: true, lines: expect.arrayContaining([expect.stringMatching(/FALSE/)]) })
    else expect(verified.sentence).toMatch(/^FILE .*\.$/)
  })

  it('says in one line what is wrong with a file or its own arguments', async () => {
    expect(await verify(JSON.stringify(sound).slice(0, 9_000), '--lang', 'zh')).toEqual({ status: 1, stdout: '', stderr: 'craftlog: FILE 不是匠心日志的档案。\n' })
    expect((await verify('{}', '--school-key', 'abc')).stderr).toBe('craftlog: --school-key is not a public key: 87 letters, digits, - and _, or 130 figures in groups.\n')
    expect((await verify('{}', '--lang', 'fr')).stderr).toBe('craftlog: --lang is en or zh.\n')
  })
})
