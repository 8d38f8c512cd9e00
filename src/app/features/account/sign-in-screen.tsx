/** Signing in. Once in, the device opens without asking the network, until somebody signs out. */
import type { Profile } from '#sync/account.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSearchParams } from 'react-router'
import { useSession } from '../../store/session.ts'
import { useVaultsHere } from '../../store/vault/use-vault.ts'
import { LOCKED } from '../../store/vault/vault.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { afterSignIn } from './pin/sign-in-address.ts'
import { VisitorPage } from './visitor-page.tsx'

export const SignInScreen = () => {
  const { t } = useLingui()
  const enter = useSession((s) => s.enter)
  const [asked] = useSearchParams()
  const others = useVaultsHere() ?? []
  const come = async (profile: Profile) => {
    const next = await afterSignIn(profile, asked.get('pin') === 'new')
    // The screens of who is in begin at the page's address.
    if (next !== null) window.history.replaceState(null, '', next)
    enter(profile)
  }
  return (
    <VisitorPage title={t`Sign in`} lead={<Trans>After this, Craftlog opens and works without a network.</Trans>}>
      <CredentialsForm username={asked.get('as') ?? ''} onSignedIn={(profile) => void come(profile)} />
      {others.length > 0 && (
        <ButtonLink to={LOCKED} full>
          {t`Open with a PIN instead`}
        </ButtonLink>
      )}
      <ButtonLink to="/join" size="floor" full>
        {t`I have a code from the school`}
      </ButtonLink>
      <DemoAccounts onSignedIn={(profile) => void come(profile)} />
    </VisitorPage>
  )
}
