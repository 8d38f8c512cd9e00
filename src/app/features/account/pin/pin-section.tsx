/** The PIN on this device: for a mentor who shares it with others. */
import { hasRole } from '#domain/people.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Fingerprint, Lock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from '../../../store/store-context.tsx'
import { lock } from '../../../store/vault/lock.ts'
import { passkeyOffered } from '../../../store/vault/passkey-offered.ts'
import { useVault } from '../../../store/vault/use-vault.ts'
import { LOCK_AFTER, type Vault } from '../../../store/vault/vault.ts'
import { setLockAfter } from '../../../store/vault/vaults.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/fields.tsx'
import styles from './people.module.css'

export const PinSection = () => {
  const { t } = useLingui()
  const { actor } = useStore()
  const vault = useVault(actor.person)
  if (!hasRole(actor, 'mentor') || vault === undefined) return null
  return (
    <Section title={t`PIN on this device`}>
      <Card>{vault === null ? <NoPin /> : <HasPin vault={vault} />}</Card>
    </Section>
  )
}

const NoPin = () => (
  <Stack gap={3}>
    <p>
      <Trans>Do you share this device? With a PIN your records here are sealed while you are away, and each of you unlocks his own, without a network.</Trans>
    </p>
    <div>
      <ButtonLink to="/settings/pin" icon={<Lock aria-hidden size={18} />}>
        <Trans>Set a PIN</Trans>
      </ButtonLink>
    </div>
  </Stack>
)

const HasPin = ({ vault }: { readonly vault: Vault }) => {
  const { t, i18n } = useLingui()
  const [isOffered, setOffered] = useState(false)
  useEffect(() => void passkeyOffered().then(setOffered), [])
  const minutes = new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' })
  return (
    <Stack gap={4}>
      <SelectField
        label={t`Locks by itself when nobody has touched it for`}
        value={String(vault.lockAfter)}
        onChange={(chosen) => void setLockAfter(vault.person, LOCK_AFTER.find((m) => String(m) === chosen) ?? vault.lockAfter)}
        options={LOCK_AFTER.map((m) => ({ value: String(m), label: minutes.format(m) }))}
        hint={t`It also locks when it has been put away for a minute.`}
      />
      <div className={styles['settings']}>
        <Button icon={<Lock aria-hidden size={18} />} onPress={() => void lock()}>
          {t`Lock now`}
        </Button>
        <ButtonLink to="/settings/pin">{vault.byPin === null ? t`Set a new PIN` : t`Change the PIN`}</ButtonLink>
        {(vault.byPasskey || isOffered) && (
          <ButtonLink to="/settings/passkey" icon={<Fingerprint aria-hidden size={18} />}>
            {vault.byPasskey ? t`Fingerprint or face: on` : t`Fingerprint or face`}
          </ButtonLink>
        )}
      </div>
    </Stack>
  )
}
