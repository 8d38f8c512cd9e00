/**
 * One person's PIN, and his fingerprint or face where he has turned that on. Five wrong PINs, and none opens it any more:
 * that is said while there is still a try.
 */
import type { PersonId } from '#domain/ids.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Navigate, useParams } from 'react-router'
import { PasskeyPart } from '../../../record/lock/passkey-part.tsx'
import { PinEntry } from '../../../record/lock/pin-entry.tsx'
import { TriesLeft } from '../../../record/lock/tries-left.tsx'
import { useSession } from '../../../store/session.ts'
import { unlockByPasskey } from '../../../store/vault/by-passkey.ts'
import type { PasskeyFault } from '../../../store/vault/passkey-secret.ts'
import { useVault } from '../../../store/vault/use-vault.ts'
import { LOCKED, type Vault, VaultDamaged } from '../../../store/vault/vault.ts'
import { unlock } from '../../../store/vault/vaults.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { FormError, VisitorPage } from '../visitor-page.tsx'
import { signInAddress } from './sign-in-address.ts'
import styles from './people.module.css'

export const UnlockScreen = () => {
  const { person = '' } = useParams()
  const vault = useVault(person as PersonId)
  if (vault === undefined) return null
  return vault === null ? <Navigate to={LOCKED} replace /> : <Locked vault={vault} />
}

const damaged = msg`What is locked here could not be opened whole. It was left as it is; tell the school before anybody signs out on this device.`
const noRoom = msg`Your records could not be brought back: this device has no room left, or its storage did not answer. They are still locked here. Free some space and try again.`

const Locked = ({ vault }: { readonly vault: Vault }) => {
  const { t } = useLingui()
  const enter = useSession((s) => s.enter)
  const [pending, setPending] = useState<'pin' | 'passkey' | null>(null)
  const [wrong, setWrong] = useState(false)
  const [fault, setFault] = useState<PasskeyFault | null>(null)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const open = async (by: 'pin' | 'passkey', attempt: () => Promise<void>) => {
    if (pending !== null) return
    setPending(by)
    setProblem(null)
    setWrong(false)
    setFault(null)
    try {
      await attempt()
    } catch (e) {
      setProblem(e instanceof VaultDamaged ? damaged : noRoom)
    } finally {
      setPending(null)
    }
  }
  const byPin = (pin: string) =>
    open('pin', async () => {
      const answer = await unlock(vault.person, pin)
      setWrong(answer.pin === 'wrong')
      if (answer.pin === 'right') enter(answer.profile)
    })
  const byPasskey = () =>
    open('passkey', async () => {
      const profile = await unlockByPasskey(vault.person)
      if (typeof profile === 'string') setFault(profile)
      else enter(profile)
    })
  const isGone = vault.byPin === null && pending !== 'pin'
  return (
    <VisitorPage title={vault.profile.name}>
      {isGone ? (
        <Gone vault={vault} />
      ) : (
        <PinEntry
          label={t`Your PIN`}
          action={t`Unlock`}
          isPending={pending !== null}
          onEnter={(pin) => void byPin(pin)}
          problem={problem === null ? pending === 'pin' ? null : <TriesLeft left={vault.triesLeft} wrong={wrong} /> : t(problem)}
        />
      )}
      {isGone && problem !== null && <FormError>{t(problem)}</FormError>}
      {vault.byPasskey && <PasskeyPart isPending={pending === 'passkey'} fault={fault} onPress={() => void byPasskey()} />}
      <div className={styles['back']}>
        <ButtonLink to={LOCKED} variant="plain">{t`Somebody else`}</ButtonLink>
        {!isGone && <ButtonLink to={signInAddress(vault.profile, true)} variant="plain">{t`I have forgotten my PIN`}</ButtonLink>}
      </div>
    </VisitorPage>
  )
}

const Gone = ({ vault }: { readonly vault: Vault }) => {
  const { t } = useLingui()
  return (
    <Stack gap={4}>
      <div role="alert">
        <Banner tone="warn">
          {vault.byPasskey ? (
            <Trans>Five wrong PINs: no PIN opens these records any more. Your fingerprint or face does, or your password, with a network. Nothing is lost.</Trans>
          ) : (
            <Trans>Five wrong PINs: no PIN opens these records any more. Sign in with your password, with a network; then everything is there again, unsent work too, and you choose a new PIN.</Trans>
          )}
        </Banner>
      </div>
      <ButtonLink to={signInAddress(vault.profile, true)} variant="primary" size="floor" full>
        {t`Sign in with my password`}
      </ButtonLink>
    </Stack>
  )
}
