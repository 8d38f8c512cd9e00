/** The session has ended on the server; everything on this device is as it was, and the queue waits. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { useReplicator } from '../../replication/replication-context.tsx'
import { useSession } from '../../store/session.ts'
import { useStore } from '../../store/store-context.tsx'
import { useVaultsHere } from '../../store/vault/use-vault.ts'
import { CredentialsForm } from './credentials-form.tsx'

export const SignInAgainScreen = () => {
  const { t } = useLingui()
  const { profile } = useStore()
  const replicator = useReplicator()
  const enter = useSession((s) => s.enter)
  const navigate = useNavigate()
  const isShared = (useVaultsHere()?.length ?? 0) > 0
  return (
    <Screen title={t`Sign in again`} back="/outbox">
      <p>
        <Trans>Your session has ended. Everything you wrote is on this device and will be sent after you sign in.</Trans>
      </p>
      <CredentialsForm
        username={profile.username}
        onSignedIn={(next) => {
          // Under PINs nobody comes in before the one who was here is locked out: the page starts anew.
          if (next.person !== profile.person && isShared) return location.replace('/')
          // Somebody else's account opens his own store; the queue of this person stays where it is.
          enter(next)
          if (next.person === profile.person) {
            void replicator.syncNow()
            void navigate('/outbox', { replace: true })
          }
        }}
      />
    </Screen>
  )
}
