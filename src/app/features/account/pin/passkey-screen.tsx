/** Fingerprint or face beside the PIN: what it means on a shared device is said first, and turning it on takes the PIN. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { PinEntry } from '../../../record/lock/pin-entry.tsx'
import { TriesLeft } from '../../../record/lock/tries-left.tsx'
import { Screen } from '../../../record/screen.tsx'
import { useStore } from '../../../store/store-context.tsx'
import { lock } from '../../../store/vault/lock.ts'
import { addPasskey, removePasskey } from '../../../store/vault/make-passkey.ts'
import type { PasskeyFault } from '../../../store/vault/passkey-secret.ts'
import { useVault } from '../../../store/vault/use-vault.ts'
import type { Vault } from '../../../store/vault/vault.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { showToast } from '../../../ui/toast.tsx'

const notMade: Readonly<Record<PasskeyFault, MessageDescriptor>> = {
  'not-confirmed': msg`It was not confirmed, so nothing was changed. Type your PIN to try again.`,
  'not-possible': msg`This device cannot open your records by fingerprint or face. Your PIN stays as it is.`,
}

export const PasskeyScreen = () => {
  const { t } = useLingui()
  const { actor } = useStore()
  const vault = useVault(actor.person)
  if (vault === undefined) return null
  if (vault === null) return <Navigate to="/settings" replace />
  return (
    <Screen title={t`Fingerprint or face`} back="/settings">
      <Stack gap={4}>{vault.byPasskey ? <TurnedOn /> : vault.byPin === null ? <PinFirst /> : <TurnOn vault={vault} />}</Stack>
    </Screen>
  )
}

const TurnedOn = () => {
  const { t } = useLingui()
  const { profile } = useStore()
  const off = async () => {
    await removePasskey(profile)
    showToast({ text: t`Fingerprint and face open nothing here any more.` })
  }
  return (
    <>
      <p>
        <Trans>Your fingerprint or face opens your records on this device and confirms a signature, without a network.</Trans>
      </p>
      <div>
        <Button onPress={() => void off()}>{t`Turn it off`}</Button>
      </div>
    </>
  )
}

const PinFirst = () => (
  <>
    <p>
      <Trans>No PIN opens your records here any more. Set a new one first.</Trans>
    </p>
    <div>
      <ButtonLink to="/settings/pin">
        <Trans>Set a new PIN</Trans>
      </ButtonLink>
    </div>
  </>
)

const TurnOn = ({ vault }: { readonly vault: Vault }) => {
  const { t } = useLingui()
  const { profile } = useStore()
  const navigate = useNavigate()
  const [isPending, setPending] = useState(false)
  const [wrong, setWrong] = useState(false)
  const [fault, setFault] = useState<PasskeyFault | null>(null)
  const turnOn = async (pin: string) => {
    setPending(true)
    setFault(null)
    const answer = await addPasskey(profile, pin)
    setPending(false)
    // Whoever holds this device is not its person.
    if (answer.pin === 'gone') return lock()
    setWrong(answer.pin === 'wrong')
    if (answer.pin === 'wrong') return
    setFault(answer.fault)
    if (answer.fault !== null) return
    showToast({ text: t`Fingerprint or face opens your records here now.` })
    await navigate('/settings', { replace: true })
  }
  return (
    <>
      <p>
        <Trans>Then you need not type your PIN to unlock and to sign here. It works without a network, and your PIN stays in force.</Trans>
      </p>
      <Banner tone="warn">
        <Trans>This device does not tell people apart: whoever has a finger or a face stored in it, or knows the code that unlocks it, could open your records and sign as you. Turn it on only if all of these are yours.</Trans>
      </Banner>
      <PinEntry
        label={t`Your PIN`}
        action={t`Next`}
        isPending={isPending}
        onEnter={(pin) => void turnOn(pin)}
        problem={fault === null ? isPending ? null : <TriesLeft left={vault.triesLeft} wrong={wrong} /> : t(notMade[fault])}
      />
    </>
  )
}
