/**
 * The first script of the page, and the smallest: shows the still where there is one, then fetches the rest. A touch of it is
 * kept, and done when the page stands.
 */
import '../trusted-types.ts'
import { draw } from './draw.ts'
import { buildHere, circumstances, SETTINGS_OF_STILL, type Still, STILL_KEY, STILL_STORE } from './still.ts'

/** A page that does not stand by then shows what it has: perhaps why. */
const LONGEST_MS = 15_000
/** So long what was touched may take to be there. */
const TOUCH_MS = 5_000
/** Longer than this the page itself does not wait for its picture. */
const READING_MS = 1_500
/** A sheet out of the worker's cache is there at once; for one that is not nobody waits. */
const SHEET_MS = 400

const answer = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error ?? new Error('no answer')))
  })

/** Dexie is still on its way. @returns undefined where there is no still that holds */
const read = async (build: string): Promise<Still | undefined> => {
  const opening = indexedDB.open(STILL_STORE)
  // Nobody was ever here: making the store is for its owner.
  opening.addEventListener('upgradeneeded', () => opening.transaction?.abort())
  const db = await answer(opening)
  try {
    const tables = db.transaction(['settings', 'vaults'])
    const settings = tables.objectStore('settings')
    const [still, locked, ...kept] = await Promise.all([
      answer<{ readonly value: Still } | undefined>(settings.get(STILL_KEY)),
      answer(tables.objectStore('vaults').count()),
      ...SETTINGS_OF_STILL.map((key) => answer<{ readonly value: unknown } | undefined>(settings.get(key))),
    ])
    return still !== undefined && locked === 0 && still.value.of === circumstances(kept.map((k) => k?.value), build) ? still.value : undefined
  } finally {
    db.close()
  }
}

const loaded = (sheet: string): Promise<void> =>
  new Promise((resolve) => {
    if (document.querySelector(`link[rel=stylesheet][href="${CSS.escape(sheet)}"]`) !== null) return resolve()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = sheet
    for (const end of ['load', 'error']) link.addEventListener(end, () => resolve())
    setTimeout(resolve, SHEET_MS)
    document.head.append(link)
  })

const PRESSABLE = 'a, button'
const wordsOf = (e: Element): string => `${e.tagName} ${e.getAttribute('href') ?? ''} ${e.textContent}`

interface Touch {
  readonly x: number
  readonly y: number
  readonly words: string
}
/** The page itself is on its way. */
let hasBegun = false
let shown: HTMLElement | null = null
let touch: Touch | null = null

const show = (still: Still): void => {
  const cover = document.createElement('div')
  cover.id = 'still'
  cover.ariaHidden = 'true'
  for (const [name, value] of still.html) document.documentElement.setAttribute(name, value)
  cover.style.width = `${still.width}px`
  cover.append(draw(still.picture))
  cover.addEventListener('click', (e) => {
    e.preventDefault()
    const pressed = e.target instanceof Element ? e.target.closest(PRESSABLE) : null
    for (const other of cover.querySelectorAll('[data-waits]')) other.removeAttribute('data-waits')
    pressed?.setAttribute('data-waits', '')
    touch = pressed === null ? null : { x: e.clientX, y: e.clientY, words: wordsOf(pressed) }
  })
  document.body.append(cover)
  shown = cover
}

/** Does what was touched, if it is there again, unless the person touches something else first. */
const redo = ({ x, y, words }: Touch): void => {
  const until = performance.now() + TOUCH_MS
  let isOver = false
  const end = () => {
    isOver = true
  }
  document.addEventListener('pointerdown', end, { once: true })
  const look = () => {
    if (isOver || performance.now() > until) return
    const there = document.elementFromPoint(x, y)?.closest<HTMLElement>(PRESSABLE)
    if (there === null || there === undefined || wordsOf(there) !== words) return void requestAnimationFrame(look)
    document.removeEventListener('pointerdown', end)
    there.click()
  }
  look()
}

/** The page itself stands now, or never will; or nobody is in. */
export const endStill = (): void => {
  shown?.remove()
  shown = null
  if (touch !== null) redo(touch)
  touch = null
}

/** The list is there, and in this very frame is to be seen. */
const stands = (): boolean => {
  const card = document.querySelector('#root main li a')
  // The list draws its cards unseen first, to measure them.
  return card !== null && getComputedStyle(card).visibility === 'visible'
}

const endWhenItStands = (): void => {
  if (shown === null) return
  if (stands()) endStill()
  else requestAnimationFrame(endWhenItStands)
}

const painted = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.visibilityState === 'hidden') resolve()
    else requestAnimationFrame(() => setTimeout(resolve))
  })

const within = (ms: number, work: Promise<void>): Promise<void> => Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, ms))])

const showFirst = async (build: string): Promise<void> => {
  const still = await read(build)
  if (still === undefined || hasBegun) return
  await Promise.all(still.sheets.map(loaded))
  if (hasBegun) return
  show(still)
  setTimeout(endStill, LONGEST_MS)
  endWhenItStands()
  await painted()
}

/** Every page that is to come writes dates. Where no thread can be had, its own looks. */
const lookAtLanguages = (): void => {
  try {
    const looking = new Worker(new URL('languages-worker.ts', import.meta.url), { type: 'module' })
    looking.addEventListener('error', (e) => e.preventDefault())
  } catch {
    // Nothing is lost but a moment.
  }
}

/** A still that cannot be read, or cannot be drawn, or takes too long, keeps nobody from the page itself. */
const begin = async (): Promise<void> => {
  const build = buildHere()
  if (build === null) return
  lookAtLanguages()
  // The start screen of an apprentice, by its name or by that of the page.
  if (location.pathname === '/' || location.pathname === '/logbook') await within(READING_MS, showFirst(build)).catch(endStill)
  hasBegun = true
  await import(/* @vite-ignore */ build).catch((e: unknown) => {
    endStill()
    throw e
  })
}

void begin()
