/** What lies in a page's store, read past the app: a journey may not ask the one it judges. */
import type { Page } from '@playwright/test'

/** The person's database that is open on this device; there must be exactly one. */
const databaseOf = async (page: Page): Promise<string> => {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map((d) => d.name ?? ''))
  const own = names.filter((n) => n.startsWith('craftlog-') && n !== 'craftlog-device')
  if (own.length !== 1) throw new Error(`expected one person's database, found: ${own.join(', ')}`)
  return own[0] ?? ''
}

/** @returns every row of the table, in the order of its keys */
export const rowsOnDevice = async <T = Record<string, unknown>>(page: Page, table: string): Promise<readonly T[]> =>
  page.evaluate(
    ({ name, table }) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const db = opening.result
          const reading = db.transaction(table).objectStore(table).getAll()
          reading.addEventListener('error', () => reject(reading.error))
          reading.addEventListener('success', () => {
            db.close()
            resolve(reading.result as T[])
          })
        })
      }),
    { name: await databaseOf(page), table },
  )

/** @returns the keys of a table whose rows are too large to be carried out of the page */
export const keysOnDevice = async (page: Page, table: string): Promise<readonly string[]> =>
  page.evaluate(
    ({ name, table }) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const db = opening.result
          const reading = db.transaction(table).objectStore(table).getAllKeys()
          reading.addEventListener('error', () => reject(reading.error))
          reading.addEventListener('success', () => {
            db.close()
            resolve(reading.result as string[])
          })
        })
      }),
    { name: await databaseOf(page), table },
  )

/** Every table of the person's database as text, keys of tables included; for what must not be there. */
export const everythingOnDevice = async (page: Page): Promise<string> => {
  const tables = await page.evaluate(
    (name) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const names = [...opening.result.objectStoreNames]
          opening.result.close()
          resolve(names)
        })
      }),
    await databaseOf(page),
  )
  const rows = await Promise.all(tables.map((table) => rowsOnDevice(page, table)))
  return JSON.stringify(Object.fromEntries(tables.map((table, n) => [table, rows[n]])))
}

interface Remembered {
  readonly clientId: string
  readonly nextMid: number
  readonly hw: { readonly seq: number } | null
}

/** What the device remembers of its conversation with the server. */
export const metaOnDevice = async (page: Page): Promise<Remembered> => {
  const meta = (await rowsOnDevice<{ key: string; value: Remembered }>(page, 'meta')).find((r) => r.key === 'sync')
  if (meta === undefined) throw new Error('this device has never spoken with the server')
  return meta.value
}

/** How far in the server's history this device is. */
export const hwOnDevice = async (page: Page): Promise<number> => (await metaOnDevice(page)).hw?.seq ?? -1

/** Which build the page runs: the address of its program. Releases up to 0.2 name it themselves; since then a small script comes first, and names it. */
export const programOf = async (page: Page): Promise<string | null> => {
  const first = page.locator('script[type=module][src*="/assets/"]').first()
  return (await first.getAttribute('data-starts')) ?? first.getAttribute('src')
}

/** Names of all databases of this browser and of their tables. */
export const tablesOf = async (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const opened = (name: string) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => resolve(opening.result))
      })
    const found: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await opened(name)
      found.push(...[...db.objectStoreNames].map((table) => `${name} ${table}`))
      db.close()
    }
    return found
  })

/** Every byte of every database of this browser that a script can read, as text: also what no person's page shows. */
export const everythingReadable = async (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const answer = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.addEventListener('error', () => reject(asked.error))
        asked.addEventListener('success', () => resolve(asked.result))
      })
    // As they are: letters and, of anything else, its bytes.
    const plain = (_key: string, value: unknown) => (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value)
    const texts: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await answer(indexedDB.open(name))
      for (const table of db.objectStoreNames) {
        const store = db.transaction(table).objectStore(table)
        texts.push(JSON.stringify([await answer(store.getAllKeys()), await answer(store.getAll())], plain))
      }
      db.close()
    }
    for (const name of await caches.keys()) texts.push(...(await (await caches.open(name)).keys()).map((r) => r.url))
    return [...texts, JSON.stringify([{ ...localStorage }, { ...sessionStorage }]), document.documentElement.outerHTML].join('\n')
  })
