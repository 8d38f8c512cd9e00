/** Whose week nobody has noted yet: one calm line that opens to the names, each leading straight to the five questions. */
import { Plural } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link } from 'react-router'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './apprentices-screen.module.css'
import type { MyApprentice } from './use-my-apprentices.ts'

/** Few names are shown at once; many would stand before the apprentices themselves. */
const OPEN_UP_TO = 3

export const ObservationsDue = ({ all }: { readonly all: readonly MyApprentice[] }) => {
  const due = all.filter((a) => a.isObservationDue)
  if (due.length === 0) return null
  return (
    <div className={styles['due']}>
      <Disclosure title={<Plural value={due.length} one="# apprentice has no observation this week" other="# apprentices have no observation this week" />} isOpen={due.length <= OPEN_UP_TO}>
        <ul className={styles['dueNames']}>
          {due.map((a) => (
            <li key={a.apprentice}>
              <Link to={`/apprentices/${a.apprentice}?show=week`} className={styles['dueName']}>
                <span dir="auto">{a.name}</span>
                <ChevronRight aria-hidden size={20} />
              </Link>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
