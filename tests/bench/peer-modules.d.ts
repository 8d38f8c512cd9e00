/** As much of the peers and of Lighthouse as the benches use: the project is type-checked where they are not installed. */
declare module 'rxdb' {
  import type { Line } from '#tests/bench/pages/peer.ts'
  interface RxCollection {
    count(): { exec(): Promise<number> }
    insert(row: object): Promise<unknown>
    find(query: object): { exec(): Promise<readonly { toJSON(): Line }[]> }
  }
  export const createRxDatabase: (options: object) => Promise<{ addCollections(c: object): Promise<{ logs: RxCollection }> }>
}
declare module 'rxdb/plugins/replication' {
  export const replicateRxCollection: (options: object) => { awaitInitialReplication(): Promise<void> }
}
declare module 'rxdb/plugins/storage-dexie' {
  export const getRxStorageDexie: () => object
}
declare module 'pouchdb-browser' {
  import type { Line } from '#tests/bench/pages/peer.ts'
  interface PouchLine {
    readonly id: string
    readonly doc: Omit<Line, 'id'>
  }
  export default class PouchDB {
    constructor(name: string, options?: object)
    static replicate(from: PouchDB, to: PouchDB, options: object): Promise<{ readonly last_seq: number | string }>
    info(): Promise<{ readonly doc_count: number; readonly update_seq: number | string }>
    put(doc: object): Promise<unknown>
    allDocs(options: object): Promise<{ readonly rows: readonly PouchLine[] }>
  }
}
declare module 'lighthouse' {
  interface Audited {
    readonly score: number | null
    readonly numericValue?: number
  }
  interface Report {
    readonly categories: Readonly<Record<string, { readonly score: number | null; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }>>
    readonly audits: Readonly<Record<string, Audited>>
  }
  const lighthouse: (url: string, flags: object) => Promise<{ readonly lhr: Report } | undefined>
  export default lighthouse
}
declare module 'lighthouse/core/lib/page-functions.js' {
  export const pageFunctions: { readonly computeBenchmarkIndex: () => number }
}
