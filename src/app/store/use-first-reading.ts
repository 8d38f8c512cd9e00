/** Tells the start that a screen still waits for what it shows (first-picture.ts). */
import { useEffect } from 'react'
import { beginReading } from './first-picture.ts'

/** @param isWaiting whether the first answer out of the store is still to come */
export const useFirstReading = (isWaiting: boolean): void => {
  useEffect(() => (isWaiting ? beginReading() : undefined), [isWaiting])
}
