/** A whole number as it is typed: nothing, a number, or words that a form keeps and complains about. */

export const sayCount = (n: number | undefined): string => (n === undefined ? '' : String(n))

/** `{}` where nothing is typed. What is no number is handed on as it is: the check then names the field. */
export const readCount = (name: string, typed: string): Readonly<Record<string, number | string>> => {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return {}
  return { [name]: /^\d{1,9}$/.test(text) ? Number(text) : text }
}
