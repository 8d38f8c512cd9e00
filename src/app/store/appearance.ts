/** How the page looks on this device: theme, text size, glove mode. Applied before the first paint. */
import { readPreference, writePreference } from './device.ts'

export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const
/** In words since before they were steps of 100, 125 and 150 %. */
export const TEXT_SIZES = ['normal', 'large', 'larger'] as const

export interface Appearance {
  readonly theme: (typeof THEMES)[number]
  readonly textSize: (typeof TEXT_SIZES)[number]
  /** 96 px targets, for hands in gloves. */
  readonly glove: boolean
}

const usual: Appearance = { theme: 'auto', textSize: 'normal', glove: false }

const show = (a: Appearance): void => {
  const { dataset } = document.documentElement
  if (a.theme === 'auto') delete dataset['theme']
  else dataset['theme'] = a.theme
  dataset['textSize'] = a.textSize
  if (a.glove) dataset['glove'] = ''
  else delete dataset['glove']
}

/** What is shown now; two changes in quick succession build on each other. */
let current: Appearance = usual

export const readAppearance = (): Appearance => current

export const applyAppearance = async (): Promise<void> => {
  const kept = await readPreference<Partial<Appearance>>('appearance').catch(() => undefined)
  // Some chose a smaller size while there was one: they get the usual.
  current = { ...usual, ...kept, textSize: TEXT_SIZES.find((s) => s === kept?.textSize) ?? usual.textSize }
  show(current)
}

export const changeAppearance = async (change: Partial<Appearance>): Promise<void> => {
  current = { ...current, ...change }
  show(current)
  await writePreference('appearance', current)
}
