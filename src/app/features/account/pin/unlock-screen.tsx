/** One person's PIN. Five wrong ones, and only his password helps: that is said while there is still a try. */
import type { PersonId } from '#domain/ids.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Navigate, useParams } from 'react-router'
import { PinEntry } from '../../../record/lock/pin-entry.tsx'
import { TriesLeft } from '../../../record/lock/tries-left.tsx'
import { useSession } from '../../../store/session.ts'
import { useVault } from '../../../store/vault/use-vault.ts'
import { LOCKED, type Vault, VaultDamaged } from '../../../store/vault/vault.ts'
import { unlock } from '../../../store/vault/vaults.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { VisitorPage } from '../visitor-page.tsx'
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
  const [isPending, setPending] = useState(false)
  const [wrong, setWrong] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const open = async (pin: string) => {
    setPending(true)
    setProblem(null)
    try {
      const answer = await unlock(vault.person, pin)
      setWrong(answer.pin === 'wrong')
      if (answer.pin === 'right') enter(answer.profile)
    } catch (e) {
      setWrong(false)
      setProblem(e instanceof VaultDamaged ? damaged : noRoom)
    } finally {
      setPending(false)
    }
  }
  const isGone = vault.byPin === null && !isPending
  return (
    <VisitorPage title={vault.profile.name}>
      {isGone ? (
        <Gone vault={vault} />
      ) : (
        <PinEntry
          label={t`Your PIN`}
          action={t`Unlock`}
          isPending={isPending}
          onEnter={(pin) => void open(pin)}
          problem={problem === null ? isPending ? null : <TriesLeft left={vault.triesLeft} wrong={wrong} /> : t(problem)}
        />
      )}
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
          <Trans>Five wrong PINs: no PIN opens these records any more. Sign in with your password, with a network; then everything is there again, unsent work too, and you choose a new PIN.</Trans>
        </Banner>
      </div>
      <ButtonLink to={signInAddress(vault.profile, true)} variant="primary" size="floor" full>
        {t`Sign in with my password`}
      </ButtonLink>
    </Stack>
  )
}
