/** What is in the outbox, as the files show it that a person saves: each deed with what became of it. */
import type { Database, OutboxItem } from '../store/database.ts'
import { peekMeta } from '../store/meta.ts'
import { accepted, queued } from '../store/queue.ts'

export const outboxWithStates = (db: Database): Promise<readonly OutboxItem[]> =>
  db.transaction('r', db.outbox, db.meta, async () => {
    const meta = await peekMeta(db)
    const [done, waiting] = [await accepted(db, meta).toArray(), await queued(db, meta).toArray()]
    return [...done.map((item): OutboxItem => ({ ...item, state: 'acked' })), ...waiting.map((item): OutboxItem => ({ ...item, state: 'queued' }))]
  })
