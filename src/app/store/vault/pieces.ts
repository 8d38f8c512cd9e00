/**
 * A whole store in pieces, to be sealed one by one, and back. Unlike a backup file this holds everything, the rows of the
 * school too: who unlocks without a network finds what he left.
 */
import { type Bytes, utf8 } from '#signing/bytes.ts'
import type { Database } from '../database.ts'

/** In one piece. Photos are large, and a tablet has little memory. */
const ROWS = 500
const PICTURES = 4
const HEAVY: readonly string[] = ['photoBytes', 'thumbs']

interface Piece {
  readonly table: string
  readonly rows: readonly unknown[]
}

/** In place of bytes: where they lie behind the text. No form of the app has a field of this name. */
const BYTES = '\u0000bytes'
type Place = readonly [from: number, length: number, kind: 'buffer' | 'array']

/** @throws for what could not come back as it was: nothing is sealed then, and nothing lost */
export const encodePiece = ({ table, rows }: Piece): Bytes => {
  const parts: Uint8Array[] = []
  let length = 0
  const put = (bytes: Uint8Array, kind: Place[2]) => {
    const place: Place = [length, bytes.length, kind]
    parts.push(bytes)
    length += bytes.length
    return { [BYTES]: place }
  }
  const plain = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    if (value instanceof ArrayBuffer) return put(new Uint8Array(value), 'buffer')
    if (value instanceof Uint8Array) return put(value, 'array')
    const made: unknown = Object.getPrototypeOf(value)
    if (made !== Object.prototype && made !== null) throw new TypeError(`${table} holds what cannot be put away: ${value.constructor.name}`)
    return value
  }
  const text = utf8(JSON.stringify({ table, rows }, plain))
  const piece = new Uint8Array(4 + text.length + length)
  new DataView(piece.buffer).setUint32(0, text.length)
  piece.set(text, 4)
  let at = 4 + text.length
  for (const part of parts) {
    piece.set(part, at)
    at += part.length
  }
  return piece
}

export const decodePiece = (bytes: Bytes): Piece => {
  const from = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const text = new TextDecoder().decode(bytes.subarray(4, from))
  // Nearly all of them: asking at each value takes its time.
  if (from === bytes.length) return JSON.parse(text) as Piece
  return JSON.parse(text, (_key, value: unknown) => {
    const place = (value as { readonly [BYTES]?: Place } | null)?.[BYTES]
    if (place === undefined) return value
    const part = bytes.slice(from + place[0], from + place[0] + place[1])
    return place[2] === 'buffer' ? part.buffer : part
  }) as Piece
}

/**
 * A key that was made before there was a vault cannot be taken along, nor may it stay where the next person is: this device
 * signs no longer under it, and is enrolled anew.
 */
const portable = (table: string, rows: readonly unknown[]): readonly unknown[] =>
  table !== 'ownKey' ? rows : rows.flatMap((row) => (hasDeposit(row) ? [{ ...row, privateKey: null }] : []))

const hasDeposit = (row: unknown): row is { readonly deposit: object } => (row as { readonly deposit?: object }).deposit !== undefined

/** All that the store holds, table by table. Nobody may be writing to it. */
export async function* piecesOf(db: Database): AsyncGenerator<Bytes> {
  for (const table of db.tables) {
    const most = HEAVY.includes(table.name) ? PICTURES : ROWS
    let page = await table.orderBy(':id').limit(most).toArray()
    while (page.length > 0) {
      const rows = portable(table.name, page)
      if (rows.length > 0) yield encodePiece({ table: table.name, rows })
      const last: unknown = page.at(-1)
      page = page.length < most ? [] : await table.where(':id').above((last as Record<string, never>)[table.schema.primKey.keyPath as string]).limit(most).toArray()
    }
  }
}

/** Into an empty store. A table that this build does not know cannot be there: a store is put away and brought back by one device. */
export const bringPiece = async (db: Database, piece: Bytes): Promise<void> => {
  const { table, rows } = decodePiece(piece)
  await db.table(table).bulkPut([...rows])
}
