import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Person } from '#domain/people.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DAY, liWei, zhangGang } from '#tests/support/people.ts'
import { jpegOf, photoOf, type Picture } from '#tests/support/pictures.ts'
import { deviceOf, logArgs, maLin, openServerSchool, type ServerSchool, TODAY } from '#tests/support/server-school.ts'
import { addAttachment } from '../store/attachments.ts'
import type { Sql } from '../store/schema.ts'
import { fileOf, keepPhoto, removePhoto, sizeOf, unfinishedIn } from './photo-files.ts'
import { forgetUnnamedPhotos } from './unnamed-photos.ts'

let school: ServerSchool
beforeEach(async () => {
  school = await openServerSchool()
  await mkdir(unfinishedIn(school.photos), { recursive: true })
})
afterEach(() => school.close())

const handIn = async ({ sha256, bytes, type }: Picture, who: Person = liWei, at = TODAY) => {
  const part = join(unfinishedIn(school.photos), 'part')
  await writeFile(part, bytes)
  await keepPhoto(school.photos, part, sha256)
  await school.store.keepBooks((sql) => addAttachment(sql, { school: who.school, sha256, by: who.id, bytes: bytes.length, type, at }))
}
const name = async (id: string, p: Picture) => {
  const phone = deviceOf(school, liWei, `phone-of-${id}`)
  await phone.push(phone.does('practiceLog.submit', logArgs(id, { photos: [photoOf(p)] })))
}
const booked = async () => (await school.store.read((sql: Sql) => sql.selectFrom('attachment').select(['sha256', 'by']).execute())).map((a) => `${a.by} ${a.sha256}`)
const isThere = async (p: Picture) => (await sizeOf(school.photos, p.sha256)) === p.bytes.length
const passes = (days: number) => forgetUnnamedPhotos(school.store, school.photos, TODAY + days * DAY)

it('what no log has named for a week goes, out of the book and off the disk; what one named stays for good', async () => {
  const [named, unnamed, young] = [await jpegOf(1), await jpegOf(2), await jpegOf(3)]
  await handIn(named)
  await handIn(unnamed)
  await handIn(young, liWei, TODAY + 3 * DAY)
  await name('log-1', named)
  await passes(6.9)
  expect(await booked()).toHaveLength(3)
  await passes(7.1)
  expect((await booked()).toSorted()).toEqual([named, young].map((p) => `${liWei.id} ${p.sha256}`).toSorted())
  expect([await isThere(named), await isThere(unnamed), await isThere(young)]).toEqual([true, false, true])
  await passes(1_000)
  expect(await booked()).toEqual([`${liWei.id} ${named.sha256}`])
  expect((await readFile(fileOf(school.photos, named.sha256))).equals(named.bytes)).toBe(true)
  expect(await readdir(unfinishedIn(school.photos))).toEqual([])
})

it('a log that comes within the week keeps it, and so does one that was corrected and shows it no longer', async () => {
  const p = await jpegOf(1)
  await handIn(p)
  await name('log-1', p)
  const phone = deviceOf(school, liWei, 'another-phone')
  await phone.push(phone.does('practiceLog.resubmit', { id: 'log-1', set: { photos: [] }, was: { photos: [photoOf(p)] } }))
  await passes(30)
  expect(await isThere(p)).toBe(true)
})

it('the file of two schools goes with the last of them', async () => {
  const p = await jpegOf(1)
  await handIn(p, zhangGang)
  await handIn(p, maLin, TODAY + 20 * DAY)
  await passes(10)
  expect([await booked(), await isThere(p)]).toEqual([[`${maLin.id} ${p.sha256}`], true])
  await passes(30)
  expect([await booked(), await isThere(p)]).toEqual([[], false])
})

it('bytes that are handed in while they are about to go are there afterwards', async () => {
  const p = await jpegOf(1)
  await handIn(p)
  await removePhoto(school.photos, p.sha256, async () => {
    // Set aside already: nobody is told that the school has them.
    expect(await sizeOf(school.photos, p.sha256)).toBeNull()
    await handIn(p)
    return false
  })
  expect(await isThere(p)).toBe(true)
  await removePhoto(school.photos, p.sha256, async () => true)
  expect(await isThere(p)).toBe(true)
  await removePhoto(school.photos, 'f'.repeat(64), async () => false)
})
