/** The form that refused words came from. All forms keep what is typed into them as a draft, under a name of their own. */
export interface WrittenForm {
  /** Names its draft. */
  readonly key: string
  /** Where it opens. */
  readonly to: string
  /** @param left what waits in it already · @returns that with the refused words; null where what waits is newer and stays alone */
  readonly fill: (left: unknown) => unknown
}

export const ifEmpty =
  (value: unknown): WrittenForm['fill'] =>
  (left) =>
    left === undefined ? value : null
