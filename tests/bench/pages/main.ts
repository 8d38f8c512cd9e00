/** The one page of the bench: `?peer=floor` makes it a page of that peer. With `#reopen` it shows the newest logs at once. */
import type { Line, Peer } from './peer.ts'

declare global {
  interface Window {
    /** The peer, when its code has been loaded. */
    bench: Promise<Peer>
    /** With `#reopen`: ms from the start of the navigation until 50 rows were painted. */
    shown: Promise<number>
  }
}

const loaders: Readonly<Record<string, () => Promise<Peer>>> = {
  floor: async () => (await import('./floor.ts')).floor,
  craftlog: async () => (await import('./craftlog.ts')).craftlog(),
  teacher: async () => (await import('./craftlog.ts')).teacher(),
  rxdb: async () => (await import('../peers/rxdb.ts')).rxdb,
  pouchdb: async () => (await import('../peers/pouchdb.ts')).pouchdb,
}

const load = (): Promise<Peer> => {
  const loader = loaders[new URLSearchParams(location.search).get('peer') ?? '']
  return loader === undefined ? Promise.reject(new Error('no such peer')) : loader()
}

const afterPaint = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      // A message is handled after the frame that this callback belongs to.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(), { once: true })
      port1.start()
      port2.postMessage(null)
    })
  })

const show = (lines: readonly Line[]): void => {
  const list = document.createElement('ul')
  for (const line of lines) {
    const item = document.createElement('li')
    item.textContent = `${line.practisedOn} · ${line.task} · ${line.minutes} min · ${line.state}`
    list.append(item)
  }
  document.body.append(list)
}

window.bench = load()
if (location.hash === '#reopen')
  window.shown = window.bench.then(async (peer) => {
    const lines = await peer.newest()
    if (lines.length !== 50) throw new Error(`${lines.length} rows instead of 50`)
    show(lines)
    await afterPaint()
    return performance.now()
  })
