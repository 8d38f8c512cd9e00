/** The least that a page of React and Dexie does: ten lines of text out of a worker's cache, and one row with its queued mutation put. */
import Dexie, { type EntityTable } from 'dexie'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { newLog, newLogArgs } from '../../logs.ts'

declare global {
  interface Window {
    /** Saves the n-th log. @returns ms until it was on the disk */
    putOne: (n: number) => Promise<number>
  }
}

class Floor extends Dexie {
  declare readonly logs: EntityTable<{ readonly id: string }, 'id'>
  declare readonly outbox: EntityTable<{ readonly mid: number; readonly args: unknown }, 'mid'>
  constructor() {
    super('floor', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ logs: 'id, state, [apprentice+practisedOn], *competencies', outbox: 'mid, state' })
  }
}
const db = new Floor()

window.putOne = async (n) => {
  const from = performance.now()
  await db.transaction('rw', db.logs, db.outbox, () => Promise.all([db.logs.put(newLog(n)), db.outbox.put({ mid: n, args: newLogArgs(n) })]))
  return performance.now() - from
}

void navigator.serviceWorker.register('/sw.js')
const lines = Array.from({ length: 10 }, (_, n) => createElement('li', { key: n }, createElement('a', { href: `/logbook/0${n}` }, `Wheelset ${n}: flange and tread`)))
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(createElement('main', null, createElement('h1', null, 'Logbook'), createElement('ul', null, lines)))
