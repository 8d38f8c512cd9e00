/** Takes the still: when the logbook has stood for a moment, and when the page is left. */
import { keepStill, readPreference } from '../../store/device.ts'
import { attributesOf, writeDown } from './draw.ts'
import { buildHere, circumstances, SETTINGS_OF_STILL, type Still } from './still.ts'

const HOME = '/logbook'
/** A screen that is left again at once is not worth it. */
const STOOD_MS = 1_500

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

const keep = async (): Promise<void> => {
  const build = buildHere()
  if (build === null) return
  const still = take(await Promise.all(SETTINGS_OF_STILL.map((key) => readPreference(key))), build)
  if (still !== null) await keepStill(still)
}

/** A device that has no room goes without. */
const tryToKeep = (): void => void keep().catch(() => undefined)

/** @param onMove calls back whenever the screen changes; returns its end · @returns ends it */
export const takeStills = (onMove: (moved: () => void) => () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    if (location.pathname === HOME) timer = setTimeout(() => ('requestIdleCallback' in globalThis ? requestIdleCallback(tryToKeep) : tryToKeep()), STOOD_MS)
  }
  const onHide = () => document.visibilityState === 'hidden' && tryToKeep()
  document.addEventListener('visibilitychange', onHide)
  const end = onMove(later)
  later()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onHide)
    end()
  }
}
