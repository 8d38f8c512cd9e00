/**
 * The device's own store: one IndexedDB database a person, so that two people on one tablet never share a page. A row
 * is kept as the domain knows it, with the scope it lives in beside it (`_scope`); what the server said of a row that
 * a pending mutation touched is kept in `shadow`.
 */
import type { DeviceKeyPurpose } from '#domain/device-key.ts'
import type { DeviceKeyId, PersonId, SchoolId } from '#domain/ids.ts'
import type { CalendarDay, Instant } from '#domain/calendar-day.ts'
import type { Refusal } from '#domain/refusal.ts'
import type { Merged } from '#sync/mutation.ts'
import type { HighWater } from '#sync/protocol.ts'
import { ROW_TYPES, type RowOf, type RowType } from '#sync/rows.ts'
import type { Scope } from '#sync/scope.ts'
import Dexie, { type EntityTable, type Table, type Transaction } from 'dexie'
import type { Deposited } from './vault/vault-keys.ts'

export type Stored<T extends RowType> = RowOf<T> & { readonly _scope: Scope }

/** The server's copy of a row that pending mutations changed here; null where the server has none. */
export interface Shadow {
  readonly key: string
  readonly type: RowType
  readonly id: string
  readonly row: Stored<RowType> | null
}

/** A mutation on its way: queued, or accepted and waiting for its rows. Which of both, `Meta.resolved` says (queue.ts). */
export interface OutboxItem {
  readonly mid: number
  readonly uid: string
  readonly name: string
  readonly args: unknown
  readonly at: Instant
  readonly sv: number
  /**
   * Older builds go by it (release 0.1.0), and may have this store open in another tab; what such a tab sends again is
   * answered from the server's memory. This one writes `queued`, and reads it only where it takes over an older store.
   */
  readonly state: 'queued' | 'acked'
  /** What the server merged when it accepted. */
  readonly merged?: readonly Merged[]
}

/** A mutation that was judged, body included: it can be sent again to a restored server, or shown with its refusal. */
export interface SentItem extends Omit<OutboxItem, 'state' | 'merged'> {
  /** `mid` counts under this name. A `mid` of 0: parked on this device, the server has never heard of it. */
  readonly clientId: string
  readonly judgedAt: Instant
  /** `parked`: refused, and waiting for its author to look; `dismissed`: he has. */
  readonly state: 'done' | 'parked' | 'dismissed'
  readonly refusal: Refusal | null
  readonly merged: readonly Merged[]
}

export interface Draft {
  readonly key: string
  readonly value: unknown
  readonly savedAt: Instant
}

/**
 * Lost and found: what left this device's view though nobody took it away by hand. Kept 30 days, to be read and
 * exported. `history-lost`: the school's server was restored from a backup and no longer has this row. `scope-left`: a
 * draft about something that this person may no longer see. `two-drafts`: a draft out of a backup file, where another text
 * stands under its name.
 */
export interface LostItem {
  readonly key: string
  readonly why: 'history-lost' | 'scope-left' | 'two-drafts'
  readonly at: Instant
  readonly row: { readonly type: RowType; readonly row: unknown } | null
  readonly draft: { readonly key: string; readonly value: unknown } | null
  readonly seen: boolean
}

/**
 * The bytes of a photo, by their hash. `waiting`: the school does not have them yet, and they must not go. `sent`: it has the
 * very same bytes; here they may go when room is needed.
 */
export interface PhotoBytes {
  readonly sha256: string
  readonly type: string
  /** No Blob: WebKit loses those. */
  readonly bytes: ArrayBuffer
  readonly state: 'waiting' | 'sent'
  readonly addedAt: Instant
}

/** A small picture of a photo, kept as long as a log here shows it. */
export interface Thumb {
  readonly sha256: string
  readonly type: string
  readonly bytes: ArrayBuffer
}

/**
 * A key that this device made for its person and that cannot be taken out of it (own-key.ts). Of what it signed it knows the
 * number and the beginning of the digest of the last.
 */
export interface OwnKey {
  readonly purpose: DeviceKeyPurpose
  readonly id: DeviceKeyId
  readonly publicKey: string
  readonly privateKey: CryptoKey
  /** The same, sealed under a person's vault (vault/vault.ts), where he has a PIN: how it outlives the lock. */
  readonly deposit?: Deposited
  /** Until the school's word for it runs out, by the school's clock. */
  readonly expires: Instant
  readonly counter: number
  /** Hex; null before the first token. */
  readonly last: string | null
  /** Of the school's last receipt of the time: the beginning of its digest, hex, and when the device had it. */
  readonly receipt: { readonly link: string; readonly at: Instant } | null
}

/** A row held here when the server's history turned out to be another one, and not brought again since. */
export interface Unseen {
  /** As `shadowKey`. */
  readonly key: string
  readonly type: RowType
  readonly id: string
}

export interface Meta {
  readonly clientId: string
  readonly nextMid: number
  /**
   * Highest mid that the server has resolved for this clientId: what stands in the outbox up to here is accepted and waits
   * for its rows, what stands above is queued. Nothing that is still to be sent may bear a number up to here.
   */
  readonly resolved: number
  /** Counts how often waiting deeds took other numbers, or were queued again: an answer to older numbers is known by it. */
  readonly moves?: number
  readonly cursors: Readonly<Record<Scope, number>>
  readonly hw: HighWater | null
  /** Counts the changes of `cursors` and `hw`: an answer to an older question is known by it. */
  readonly turn: number
  /** After a rewind: the numbers whose deeds the server has yet to be asked about, `from` and `to` included. */
  readonly unsure?: { readonly from: number; readonly to: number } | null
  /** Server clock minus device clock, ms, smoothed. */
  readonly clockOffset: number
  readonly firstSyncDone: boolean
  readonly lastSyncAt: Instant | null
}

type RowTables = { readonly [T in RowType]: Table<Stored<T>, string> }

const INDEXES: { readonly [T in RowType]: string } = {
  school: '',
  enterprise: '',
  person: 'cohort',
  programme: 'plan',
  cohort: '',
  placement: 'apprentice',
  practiceLog: 'state, [apprentice+practisedOn], *competencies',
  logRevision: 'log',
  signOffRequest: 'state, apprentice',
  signOff: 'apprentice, [apprentice+competency]',
  withdrawal: 'signOff, apprentice',
  endorsement: 'signOff, apprentice',
  feedback: 'about.id, apprentice',
  reflection: 'apprentice, writtenAt',
  concern: 'state, apprentice',
  concernEvent: 'concern, apprentice',
  ownChecklist: 'apprentice',
  deviceKey: 'person',
  signOffToken: 'apprentice',
  keyUse: 'key',
  observation: 'apprentice',
  guidanceNote: 'apprentice',
  provisionalSignOff: 'apprentice',
  planProposal: 'plan',
  visit: 'apprentice',
  dispute: 'signOff, apprentice',
}

/**
 * Brings the queue of an older build to what this one goes by. There each deed said by itself whether it was queued, and
 * `resolved` could lie above some that were: a restored server had asked for them once more. They must go out again.
 */
const takeOverQueue = async (tx: Transaction): Promise<void> => {
  const meta = tx.table<{ key: string; value: Meta }, string>('meta')
  const sync = (await meta.get('sync'))?.value
  if (sync === undefined) return
  const first = await tx.table<OutboxItem, number>('outbox').where('state').equals('queued').first()
  const resolved = Math.min(sync.resolved, (first?.mid ?? sync.nextMid) - 1)
  // A place in nobody's history makes the next pull a rewind: the lower number alone could hide from the server that it has
  // forgotten something.
  if (resolved < sync.resolved) await meta.put({ key: 'sync', value: { ...sync, resolved, hw: sync.hw && { ...sync.hw, nonce: '' } } })
}

/**
 * A build that knows new kinds of row opens the store of one that skipped them (PL7): the cursors have passed them by.
 * All scopes are asked for from their beginning, once; what is there already comes again and changes nothing.
 */
export const askAnew = async (tx: Transaction): Promise<void> => {
  const meta = tx.table<{ key: string; value: Meta }, string>('meta')
  const sync = (await meta.get('sync'))?.value
  if (sync === undefined) return
  const cursors = Object.fromEntries(Object.keys(sync.cursors).map((scope) => [scope, 0]))
  await meta.put({ key: 'sync', value: { ...sync, cursors, turn: (sync.turn ?? 0) + 1 } })
}

export class Database extends Dexie {
  declare readonly shadow: EntityTable<Shadow, 'key'>
  declare readonly outbox: EntityTable<OutboxItem, 'mid'>
  declare readonly sent: EntityTable<SentItem, 'uid'>
  declare readonly drafts: EntityTable<Draft, 'key'>
  declare readonly lost: EntityTable<LostItem, 'key'>
  declare readonly unseen: EntityTable<Unseen, 'key'>
  declare readonly photoBytes: EntityTable<PhotoBytes, 'sha256'>
  declare readonly thumbs: EntityTable<Thumb, 'sha256'>
  declare readonly ownKey: EntityTable<OwnKey, 'purpose'>
  declare readonly meta: Table<{ key: string; value: unknown }, string>

  constructor(name: string) {
    // Saved means on the disk: the default ("relaxed") may lose the last second to a power cut.
    super(name, { chromeTransactionDurability: 'strict' })
    // What each version added is not said version by version: Dexie compares with what is there. A new kind of row goes into
    // the list, and the newest version, a number higher then, asks anew for all that came since. At every start Dexie reads
    // the list once for each version that is named here, and for all again after the list: so they are few, and it is last.
    this.version(6).upgrade(askAnew)
    this.version(3).upgrade(takeOverQueue).stores({
      ...Object.fromEntries(ROW_TYPES.map((t) => [t, ['id', '_scope', INDEXES[t]].filter((s) => s !== '').join(', ')])),
      shadow: 'key',
      outbox: 'mid, state',
      sent: 'uid, mid, state, judgedAt',
      drafts: 'key',
      meta: 'key',
      lost: 'key, at',
      unseen: 'key',
      photoBytes: 'sha256, [state+addedAt]',
      thumbs: 'sha256',
      ownKey: 'purpose',
    })
  }

  /** The table of a row type. */
  rows<T extends RowType>(type: T): RowTables[T] {
    return this.table(type) as unknown as RowTables[T]
  }
}

/** Bounds of an index over calendar days: all of them. */
export const EVERY_DAY = { first: '0000-01-01' as CalendarDay, last: '9999-12-31' as CalendarDay } as const

export const databaseName = (school: SchoolId, person: PersonId): string => `craftlog-${school}-${person}`

export const shadowKey = (type: RowType, id: string): string => `${type} ${id}`
