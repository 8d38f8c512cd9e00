/** Around every list of the office: the title, and the way to the other lists. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import styles from './office.module.css'

export const OfficePage = ({ tools, children }: { readonly tools?: ReactNode; readonly children: ReactNode }) => {
  const { t } = useLingui()
  const places = [
    { to: '/office/people', word: t`People` },
    { to: '/office/enterprises', word: t`Enterprises` },
    { to: '/office/cohorts', word: t`Cohorts` },
    { to: '/office/placements', word: t`Placements` },
    { to: '/office/log', word: t`Log of deeds` },
    { to: '/office/backup', word: t`Backup` },
  ]
  return (
    <Screen title={t`Office`} width="full" tools={tools}>
      <nav aria-label={t`Office`}>
        <ul className={styles['tabs']}>
          {places.map(({ to, word }) => (
            <li key={to}>
              <NavLink to={to} className={styles['tab'] ?? ''}>
                {word}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Screen>
  )
}
