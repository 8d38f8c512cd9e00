/** The one place in the page that reads the clock for records, and the zone they were written in. */
import { type CalendarDay, dayAt, type Instant } from '#domain/calendar-day.ts'

export const now = (): Instant => Date.now()

/** Minutes east of UTC, here and at that moment. */
export const zoneMinutes = (at: Instant = now()): number => -new Date(at).getTimezoneOffset()

/** The day on this device's wall. */
export const today = (): CalendarDay => dayAt(now(), zoneMinutes())
