/**
 * The client and the server, each broken in one place: a simulation that still finds nothing is worth nothing. The
 * sources are changed while they are loaded; a snippet that is not there (any more) is an error.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

interface Patch {
  /** Below src/. */
  readonly file: string
  readonly find: string
  readonly put: string
}

interface Variant {
  /** What is wrong then. */
  readonly without: string
  readonly patches: readonly [Patch, ...Patch[]]
}

const one = (without: string, file: string, find: string, put: string): Variant => ({ without, patches: [{ file, find, put }] })

export const VARIANTS: Readonly<Record<string, Variant>> = {
  'no-dedupe': {
    without: 'the server judges a number that it knows once more',
    patches: [
      { file: 'server/replication/push.ts', find: 'm.mid <= lastMid', put: 'false' },
      { file: 'server/replication/resolve-mutation.ts', find: 'const repeat = before !== undefined && before.body_hash === hash', put: 'const repeat = false' },
      { file: 'server/replication/resolve-mutation.ts', find: ': before !== undefined\n', put: ': false\n' },
      // The tables themselves would bar the way; so the promises have to.
      { file: 'server/store/clients.ts', find: "insertInto('mutation').values(mutations)", put: "insertInto('mutation').values(mutations).onConflict((c) => c.doNothing())" },
      { file: 'server/store/clients.ts', find: "insertInto('dead_letter').values(letters)", put: "insertInto('dead_letter').values(letters).onConflict((c) => c.doNothing())" },
    ],
  },
  'no-nonce': one(
    'the server does not check whose history it is',
    'server/replication/client-view.ts',
    'if (await isAnotherHistory(sql, request, hw, lastMid))',
    'if (false)',
  ),
  'no-sent-ring': one(
    'the device keeps nothing of what was accepted',
    'app/store/outbox.ts',
    'await db.sent.bulkPut(done.map((i) => toSent(i, clientId, judgedAt, null)))',
    '',
  ),
  'ring-without-refused': one(
    'the device keeps nothing of what was refused',
    'app/store/outbox.ts',
    'await db.sent.bulkPut(parked)',
    '',
  ),
  'no-rebase': one(
    'rows of the server are written without doing the pending work again',
    'app/store/rebase.ts',
    "const pending = await db.outbox.orderBy('mid').toArray()",
    'const pending: never[] = []',
  ),
  'no-shadow': one(
    'what the server said of a row is not kept beneath a pending change',
    'app/store/local-transaction.ts',
    'db.shadow.bulkPut(fresh)',
    'db.shadow.bulkPut([])',
  ),
  'drop-keeps-rows': one(
    'rows of a scope that was lost stay on the device',
    'app/store/inbound.ts',
    'const left = await dropScopes(db, page.drop)',
    'const left = new Set<string>()',
  ),
  'no-gap-check': one(
    'the server takes numbers beyond the next one',
    'server/replication/push.ts',
    'm.mid > lastMid + 1',
    'false',
  ),
  'no-uid-check': one(
    'the server does not know a deed again under another number',
    'server/replication/resolve-mutation.ts',
    'const repeat = before !== undefined && before.body_hash === hash',
    'const repeat = false',
  ),
  'no-body-hash': one(
    'the server takes a number that it knows for a repeat, whatever it says',
    'server/replication/resolve-mutation.ts',
    'before !== undefined && before.body_hash === hashOf(m)',
    'before !== undefined',
  ),
  'no-turn': one(
    'a late answer to an old question is taken',
    'app/store/inbound.ts',
    'meta.clientId !== clientId || (turn !== undefined && meta.turn !== turn)',
    'meta.clientId !== clientId',
  ),
  'no-lost': one(
    'what a restored server no longer has stays as it was',
    'app/store/inbound.ts',
    'missing = await takeUnseen(db)',
    '',
  ),
  'lost-in-silence': one(
    'what a restored server no longer has vanishes without a word',
    'app/store/inbound.ts',
    'await keepLostRows(db, lost, now())',
    '',
  ),
  'no-undo': one(
    'a refused or failed deed leaves on the server what it wrote before it failed',
    'server/store/server-transaction.ts',
    'if (!kept) unwritten.cutTo(before)',
    '',
  ),
  'again-and-forgotten': one(
    'refused work that is sent again leaves no trace of its first time',
    'app/store/outbox.ts',
    "await db.sent.put({ ...item, state: 'dismissed' })",
    'await db.sent.delete(uid)',
  ),
  'again-twice': one(
    'refused work can be sent again as often as somebody taps',
    'app/store/outbox.ts',
    "await db.sent.put({ ...item, state: 'dismissed' })",
    '',
  ),
  'again-without-number': one(
    'refused work that is sent again takes a number that the next deed takes, too',
    'app/store/outbox.ts',
    'await writeMeta(db, { nextMid: nextMid + 1 })',
    '',
  ),
  'confirm-too-early': one(
    'accepted work leaves the queue with the first page of a pull instead of the last',
    'app/store/inbound.ts',
    'if (page.more) return',
    'if (page.more) return confirmUpTo(db, page.lastMid, now())',
  ),
}

/** The sources as the variant has them, by their addresses. @throws if there is none of this name, or no such snippet */
export const brokenSources = (name: string): ReadonlyMap<string, string> => {
  const variant = VARIANTS[name]
  if (variant === undefined) throw new Error(`no variant ${name}; there are ${Object.keys(VARIANTS).join(', ')}`)
  const sources = new Map<string, string>()
  for (const { file, find, put } of variant.patches) {
    const url = new URL(`../../src/${file}`, import.meta.url).href
    const source = sources.get(url) ?? readFileSync(fileURLToPath(url), 'utf8')
    if (source.split(find).length !== 2) throw new Error(`${name}: ${file} has not exactly one "${find}"`)
    sources.set(url, source.replace(find, () => put))
  }
  return sources
}

/** Everything that is imported from now on comes with this fault. @throws as brokenSources does */
export const breakWith = (name: string): void => {
  const sources = brokenSources(name)
  registerHooks({
    load: (url, context, next) => {
      const source = sources.get(url)
      return source === undefined ? next(url, context) : { ...next(url, context), source, shortCircuit: true }
    },
  })
}
