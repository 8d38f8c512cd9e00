/** Takes the still: when the logbook has stood for a moment, and when the page is left. */
import { keepStill, readPreference } from '../../store/device.ts'
import { attributesOf, writeDown } from './draw.ts'
import { buildHere, circumstances, SETTINGS_OF_STILL, type Still } from './still.ts'

const HOME = '/logbook'
/** A screen that is left again at once is not worth it. */
const STOOD_MS = 1_500
/** A slow phone may still be reading its list. */
const MOST_TRIES = 6

/** Only the list as every start shows it: at its top, unfiltered, with nothing laid over it. */
const isAsAtStart = (root: Element): boolean =>
  location.pathname === HOME &&
  scrollY === 0 &&
  document.querySelector('#still, [role=dialog], [role=alertdialog]') === null &&
  root.querySelector('main li a') !== null &&
  [...root.querySelectorAll('input')].every((i) => i.value === '') &&
  [...root.querySelectorAll('select')].every((s) => s.selectedIndex === 0)

const take = (settings: readonly unknown[], build: string): Still | null => {
  const root = document.getElementById('root')
  if (root === null || !isAsAtStart(root)) return null
  const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map((l) => l.getAttribute('href') ?? '')
  return { of: circumstances(settings, build), html: attributesOf(document.documentElement), sheets, width: document.documentElement.clientWidth, picture: writeDown(root) }
}

/** @returns whether the screen stood as every start shows it */
const keep = async (): Promise<boolean> => {
  const build = buildHere()
  if (build === null) return false
  const still = take(await Promise.all(SETTINGS_OF_STILL.map((key) => readPreference(key))), build)
  if (still !== null) await keepStill(still)
  return still !== null
}

/** A device that has no room goes without. */
const tryToKeep = (): Promise<boolean> => keep().catch(() => false)
const idle = (): Promise<void> => new Promise((resolve) => ('requestIdleCallback' in globalThis ? requestIdleCallback(() => resolve()) : resolve()))

/** @param onMove calls back whenever the screen changes; returns its end · @returns ends it */
export const takeStills = (onMove: (moved: () => void) => () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const later = (tries = MOST_TRIES) => {
    clearTimeout(timer)
    if (isOver || location.pathname !== HOME || tries === 0) return
    timer = setTimeout(() => void idle().then(tryToKeep).then((isKept) => isKept || later(tries - 1)), STOOD_MS)
  }
  const onHide = () => document.visibilityState === 'hidden' && void tryToKeep()
  document.addEventListener('visibilitychange', onHide)
  const end = onMove(() => later())
  later()
  return () => {
    isOver = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onHide)
    end()
  }
}
