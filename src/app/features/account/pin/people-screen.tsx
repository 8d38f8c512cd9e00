/** Who is on this device: one tap on a name, then the PIN. Of what they have here nothing is seen. */
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link, Navigate } from 'react-router'
import { useVaultsHere } from '../../../store/vault/use-vault.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { VisitorPage } from '../visitor-page.tsx'
import styles from './people.module.css'

export const PeopleScreen = () => {
  const { t } = useLingui()
  const vaults = useVaultsHere()
  if (vaults === undefined) return null
  if (vaults.length === 0) return <Navigate to="/sign-in" replace />
  return (
    <VisitorPage title={t`Who is here?`} lead={<Trans>This device is locked. Open your own records with your PIN; it works without a network.</Trans>}>
      <ul className={styles['people']}>
        {vaults.map(({ person, profile, state }) => (
          <li key={person}>
            <Link to={`/unlock/${person}`} className={styles['person']}>
              <Avatar name={profile.name} />
              <span className={styles['name']} dir="auto">
                {profile.name}
                {state === 'open' && (
                  <span className={styles['note']}>
                    <Trans>This device has no room to seal these records. They are hidden, and not encrypted.</Trans>
                  </span>
                )}
              </span>
              <ChevronRight aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
      <ButtonLink to="/sign-in" size="floor" full>
        {t`Somebody else signs in`}
      </ButtonLink>
    </VisitorPage>
  )
}
