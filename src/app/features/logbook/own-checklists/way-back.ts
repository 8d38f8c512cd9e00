/** Who comes from a log or from his skills to his checklists goes back there: the address of every one of these screens carries it. */
import { useSearchParams } from 'react-router'

const HOME = '/logbook'
const LISTS = '/logbook/checklists'

/** @param path below the checklists, like `/new` · @param from where the person comes from */
export const checklistsPath = (path: '' | `/${string}`, from: string): string => `${LISTS}${path}${from === HOME ? '' : `?from=${encodeURIComponent(from)}`}`

/** Where the way back leads: the log's form, the skills, or the logbook. */
export const useWayBack = (): string => {
  const from = useSearchParams()[0].get('from')
  return from?.startsWith('/logbook/') || from === '/skills' ? from : HOME
}
