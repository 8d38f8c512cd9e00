/** Gathers an apprentice's record out of this device's store: all that is about him, and the plans needed to read it. */
import type { PersonId } from '#domain/ids.ts'
import { photosShown, type RecordChoice, type RecordKey, type RecordRows, type RecordSignatures, type RecordType } from '#domain/record-file.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import type { Database, Stored } from '../../store/database.ts'

/** As the school knows it, without the place that it has in this store. */
const bare = <T extends RowType>(stored: Stored<T>): RowOf<T> => {
  const { _scope: _, ...row } = stored
  return row as unknown as RowOf<T>
}

const allOf = async <T extends RecordType | 'signOffToken' | 'deviceKey'>(db: Database, type: T, isWanted: (row: RowOf<T>) => boolean): Promise<RowOf<T>[]> =>
  (await db.table<Stored<T>, string>(type).toArray()).map((row) => bare<T>(row)).filter(isWanted)

const inOrder = <T extends { readonly at: number }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => a.at - b.at)

/** Reads in one moment, so that no log stands there without its revisions. */
export const gatherRecord = (db: Database, apprentice: PersonId, chosen: RecordChoice): Promise<RecordRows> =>
  db.transaction('r', db.tables, async () => {
    const his = (row: { readonly apprentice: PersonId }) => row.apprentice === apprentice
    const person = await allOf(db, 'person', (p) => p.id === apprentice)
    const cohort = await allOf(db, 'cohort', (c) => person.some((p) => p.cohort === c.id))
    const placement = (await allOf(db, 'placement', his)).toSorted((a, b) => (a.start < b.start ? -1 : 1))
    const practiceLog = (await allOf(db, 'practiceLog', his)).toSorted((a, b) => (a.practisedOn === b.practisedOn ? a.writtenAt - b.writtenAt : a.practisedOn < b.practisedOn ? -1 : 1))
    const signOff = inOrder(await allOf(db, 'signOff', his))
    const plans = new Set([...cohort, ...placement, ...practiceLog, ...signOff].map((r) => r.programme))
    const reflection = (await allOf(db, 'reflection', his)).filter((r) => chosen.reflections === 'all' || (chosen.reflections === 'shared' && r.shared))
    const told = new Set<string>(reflection.map((r) => r.id))
    return {
      person,
      programme: await allOf(db, 'programme', (p) => plans.has(p.id)),
      cohort,
      placement,
      practiceLog,
      logRevision: inOrder(await allOf(db, 'logRevision', his)),
      signOffRequest: await allOf(db, 'signOffRequest', his),
      signOff,
      withdrawal: inOrder(await allOf(db, 'withdrawal', his)),
      endorsement: inOrder(await allOf(db, 'endorsement', his)),
      dispute: inOrder(await allOf(db, 'dispute', his)),
      provisionalSignOff: inOrder(await allOf(db, 'provisionalSignOff', his)),
      // What was said on a reflection that is left out would tell of it.
      feedback: inOrder(await allOf(db, 'feedback', his)).filter((f) => f.about.kind !== 'reflection' || told.has(f.about.id)),
      reflection: reflection.toSorted((a, b) => a.writtenAt - b.writtenAt),
      ownChecklist: await allOf(db, 'ownChecklist', his),
      concern: chosen.concerns ? (await allOf(db, 'concern', his)).toSorted((a, b) => a.raisedAt - b.raisedAt) : [],
      concernEvent: chosen.concerns ? inOrder(await allOf(db, 'concernEvent', his)) : [],
      observation: inOrder(await allOf(db, 'observation', his)),
      guidanceNote: inOrder(await allOf(db, 'guidanceNote', his)),
      // A visit for the sake of a concern tells of it.
      visit: inOrder(await allOf(db, 'visit', his)).filter((v) => chosen.concerns || v.concerns.length === 0),
    }
  })

/** What the certificate speaks for, and no more: what somebody calls his device is nobody else's affair. */
const keyOf = ({ id, person, name, purpose, publicKey, certificate }: RowOf<'deviceKey'>): RecordKey => ({ id, person, name, purpose, publicKey, certificate })

/** The signed documents about an apprentice, the keys under which they stand, and his own, which say who he is. */
export const gatherDocuments = (db: Database, apprentice: PersonId): Promise<Omit<RecordSignatures, 'school'>> =>
  db.transaction('r', db.tables, async () => {
    const tokens = inOrder(await allOf(db, 'signOffToken', (t) => t.apprentice === apprentice))
    const signedWith = new Set(tokens.map((t) => t.key))
    const keys = await allOf(db, 'deviceKey', (k) => k.person === apprentice || signedWith.has(k.id))
    return { tokens, keys: keys.map(keyOf) }
  })

/** Of what the school can be asked for a proof. */
export const provable = ({ signOff, withdrawal, endorsement }: RecordRows, { tokens }: Pick<RecordSignatures, 'tokens'>): readonly string[] =>
  [...signOff, ...withdrawal, ...endorsement, ...tokens].map((r) => r.id)

/** Photos of the record that are not on this device; they come with the network when they are asked for. */
export const absentPhotos = async (db: Database, rows: RecordRows): Promise<readonly string[]> => {
  const shown = photosShown(rows)
  const here = new Set(await db.photoBytes.where('sha256').anyOf(shown).primaryKeys())
  return shown.filter((hash) => !here.has(hash))
}
