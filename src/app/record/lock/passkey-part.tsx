/** Beside the keys for a PIN: this device's fingerprint or face, for who has turned it on. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Fingerprint } from 'lucide-react'
import type { PasskeyFault } from '../../store/vault/passkey-secret.ts'
import { Button } from '../../ui/button.tsx'
import styles from './pin-entry.module.css'

const sentence: Readonly<Record<PasskeyFault, MessageDescriptor>> = {
  'not-confirmed': msg`It was not confirmed. Try again, or use your PIN; this took none of its tries.`,
  'not-possible': msg`This device does not open it by fingerprint or face now. Use your PIN or your password.`,
}

interface PasskeyPartProps {
  readonly isPending: boolean
  /** What came of the last time. */
  readonly fault: PasskeyFault | null
  readonly onPress: () => void
}

export const PasskeyPart = ({ isPending, fault, onPress }: PasskeyPartProps) => {
  const { t } = useLingui()
  return (
    <div className={styles['entry']}>
      <Button size="floor" full icon={<Fingerprint aria-hidden />} isPending={isPending} onPress={onPress}>
        <Trans>Fingerprint or face</Trans>
      </Button>
      {fault !== null && (
        <p role="alert" className={styles['problem']}>
          {t(sentence[fault])}
        </p>
      )}
    </div>
  )
}
