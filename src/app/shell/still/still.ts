/**
 * The still: a picture of the logbook as it was last seen here. A start shows it while the real one is on its way, which takes a
 * cheap phone seconds (decision 31).
 */

/** One element, as plain data: what a database keeps, and what no parser of HTML ever sees. */
export interface StillElement {
  readonly tag: string
  /** null: HTML. */
  readonly space: string | null
  readonly attributes: readonly (readonly [name: string, value: string])[]
  /** Set through the style object: the page's policy forbids styles in attributes. */
  readonly style: string
  readonly children: readonly (StillElement | string)[]
}

export interface Still {
  /** Whom and what it is true for; shown only where all of it is so again (`circumstances`). */
  readonly of: string
  readonly html: StillElement['attributes']
  /** Addresses of the sheets that the screen stood on. */
  readonly sheets: readonly string[]
  /** Of what is drawn, px: where a scroll bar takes its share it is less than the window's. */
  readonly width: number
  readonly picture: StillElement
}

/** Where it lies: in the device's own store, beside who is signed in. */
export const STILL_STORE = 'craftlog-device'
export const STILL_KEY = 'still'
/** What of the device's settings must be as it was. */
export const SETTINGS_OF_STILL = ['signed-in', 'language', 'appearance'] as const

const dayOf = (d: Date): string => `${d.getFullYear()}-${d.getMonth()}-${d.getDate()}`

/**
 * A still of another day would call yesterday today; one of another build, width, person or language would not be the page that
 * is about to stand there.
 * @param settings by SETTINGS_OF_STILL, as they are kept · @param build the address of the page's script
 */
export const circumstances = (settings: readonly unknown[], build: string): string =>
  JSON.stringify([settings.map((s) => s ?? null), build, innerWidth, dayOf(new Date())])

/** The script that the page starts with; null while it is being developed, when there are no stills. */
export const buildHere = (): string | null => document.querySelector<HTMLScriptElement>('script[data-starts]')?.dataset['starts'] ?? null
