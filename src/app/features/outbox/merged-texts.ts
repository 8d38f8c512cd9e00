/** Where two devices changed the same field: what stands there now, and beside it every text that does not. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import type { Merged } from '#sync/mutation.ts'
import type { Deed } from '../../record/deed.ts'
import type { Database, SentItem } from '../../store/database.ts'

export interface MergedField extends Merged {
  /** Null where the row is not on this device any more, and this mutation did not write it. */
  readonly stands: string | null
  readonly others: readonly { readonly text: string; readonly at: Instant }[]
}

const words = (value: unknown): string | null => (value === undefined || value === null || typeof value === 'object' ? null : String(value))

/** The value that a later edit replaced: in the youngest handed-in version that says something else. */
const replacedIn = async (db: Database, log: string, field: keyof PracticeLogContent, stands: unknown): Promise<MergedField['others']> => {
  const revisions = (await db.rows('logRevision').where('log').equals(log).toArray()).toSorted((a, b) => b.revision - a.revision)
  const before = revisions.find((r) => words(r.content[field]) !== words(stands))
  const text = words(before?.content[field])
  return before === undefined || text === null ? [] : [{ text, at: before.at }]
}

/** @returns one a merged field, in the order of the server's answer */
export const mergedTexts = async (db: Database, item: SentItem, deed: Deed | null): Promise<readonly MergedField[]> => {
  if (deed?.name !== 'practiceLog.resubmit' && deed?.name !== 'reflection.revise' && deed?.name !== 'visit.log' && deed?.name !== 'visit.revise')
    return item.merged.map((m) => ({ ...m, stands: null, others: [] }))
  const isLog = deed.name === 'practiceLog.resubmit'
  const row = await (isLog ? db.rows('practiceLog') : deed.name === 'reflection.revise' ? db.rows('reflection') : db.rows('visit')).get(deed.args.id)
  const own: Readonly<Record<string, unknown>> = deed.args.set
  return Promise.all(
    item.merged.map(async (m): Promise<MergedField> => {
      if (row === undefined) return { ...m, stands: words(own[m.field]), others: [] }
      const stands = (row as unknown as Readonly<Record<string, unknown>>)[m.field]
      const kept = row.otherVersions.filter((v) => v.field === m.field).map(({ text, at }) => ({ text, at }))
      const others = kept.length === 0 && m.how === 'replaced' && isLog ? await replacedIn(db, deed.args.id, m.field as keyof PracticeLogContent, stands) : kept
      return { ...m, stands: words(stands), others }
    }),
  )
}
