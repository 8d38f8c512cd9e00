/**
 * What one transaction has read from the database, so that a hundred deeds of one device ask once for the same
 * placement, people and class. Nothing is written before the end, so a reading stays true; the rows are shared by those
 * who ask: they are read, never changed.
 */
import type { RowType } from '#sync/rows.ts'

/** The first answer to a question about rows of a type, kept. @param key the row's id, or a scope */
export type Once<T> = (type: RowType, key: string, ask: () => Promise<T>) => Promise<T>

export const createOnce = <T>(): Once<T> => {
  const known = new Map<RowType, Map<string, Promise<T>>>()
  return (type, key, ask) => {
    const answers = known.get(type) ?? new Map<string, Promise<T>>()
    known.set(type, answers)
    const answer = answers.get(key) ?? ask()
    answers.set(key, answer)
    return answer
  }
}
