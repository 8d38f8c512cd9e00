/** Monday to Sunday, short, in the reader's language. */

const A_MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000

export const weekdays = (locale: string): readonly string[] => {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return [0, 1, 2, 3, 4, 5, 6].map((n) => format.format(A_MONDAY + n * DAY))
}
