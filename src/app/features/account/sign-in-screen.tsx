/** Signing in. Once in, the device opens without asking the network, until somebody signs out. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useSession } from '../../store/session.ts'
import { CredentialsForm } from './credentials-form.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { VisitorPage } from './visitor-page.tsx'

export const SignInScreen = () => {
  const { t } = useLingui()
  const enter = useSession((s) => s.enter)
  return (
    <VisitorPage title={t`Sign in`} lead={<Trans>After this, Craftlog opens and works without a network.</Trans>}>
      <CredentialsForm onSignedIn={enter} />
      <DemoAccounts onSignedIn={enter} />
    </VisitorPage>
  )
}
