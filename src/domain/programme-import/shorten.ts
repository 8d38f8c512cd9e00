/** Cuts a text to a length in UTF-16 units, marked by an ellipsis, between characters and never through one. */
export const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
