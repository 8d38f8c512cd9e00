/**
 * What a technician needs to see why something does not arrive: counts, states, reasons, times. No text that a person
 * wrote, no name, no id of a person: arguments and rows stay on the device.
 */
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#sync/protocol.ts'
import { ROW_TYPES } from '#sync/rows.ts'
import { outboxWithStates } from '../../record/outbox-states.ts'
import type { SyncPhase } from '../../replication/sync-status.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { peekMeta } from '../../store/meta.ts'

declare const __APP_VERSION__: string

interface Talk {
  readonly phase: SyncPhase
  readonly stalled: boolean
}

const countBy = (words: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const w of words) counts[w] = (counts[w] ?? 0) + 1
  return counts
}

/** What the service worker is doing, where there is one: an old page often explains the rest. */
const workerState = async () => {
  const r = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  return { active: r?.active?.state ?? null, waiting: r?.waiting?.state ?? null, installing: r?.installing?.state ?? null }
}

/** @param talk how the conversation with the server goes, as the page shows it */
export const diagnostics = async (db: Database, talk: Talk): Promise<unknown> => {
  const [outbox, parked, sentStates, drafts, lost, photos, meta, rows, storage] = await Promise.all([
    outboxWithStates(db),
    db.sent.where('state').equals('parked').toArray(),
    Promise.all((['done', 'parked', 'dismissed'] as const).map(async (state) => [state, await db.sent.where('state').equals(state).count()] as const)),
    db.drafts.count(),
    db.lost.toArray(),
    Promise.all((['waiting', 'sent'] as const).map(async (state) => [state, await db.photoBytes.where('[state+addedAt]').between([state, -Infinity], [state, Infinity]).count()] as const)),
    peekMeta(db),
    Promise.all(ROW_TYPES.map(async (type) => [type, await db.rows(type).count()] as const)),
    navigator.storage.estimate().catch((): StorageEstimate => ({})),
  ])
  return {
    app: __APP_VERSION__,
    protocol: PROTOCOL_VERSION,
    schema: SCHEMA_VERSION,
    at: new Date(now()).toISOString(),
    ...talk,
    visible: document.visibilityState,
    worker: await workerState(),
    online: navigator.onLine,
    browser: navigator.userAgent,
    persisted: await navigator.storage.persisted().catch(() => null),
    storage: { usage: storage.usage ?? null, quota: storage.quota ?? null },
    device: meta && {
      clientId: meta.clientId,
      nextMid: meta.nextMid,
      resolved: meta.resolved,
      highWater: meta.hw?.seq ?? null,
      clockOffset: meta.clockOffset,
      firstSyncDone: meta.firstSyncDone,
      lastSyncAt: meta.lastSyncAt,
      cursors: Object.keys(meta.cursors).length,
    },
    counts: { outbox: countBy(outbox.map((i) => i.state)), sent: Object.fromEntries(sentStates), drafts, lost: countBy(lost.map((l) => l.why)), photos: Object.fromEntries(photos) },
    rows: Object.fromEntries(rows),
    outbox: outbox.map(({ mid, name, at, sv, state }) => ({ mid, name, at, sv, state })),
    refused: parked.map(({ mid, name, at, judgedAt, refusal }) => ({ mid, name, at, judgedAt, because: refusal?.because ?? null, fields: refusal?.fields ?? [] })),
  }
}
