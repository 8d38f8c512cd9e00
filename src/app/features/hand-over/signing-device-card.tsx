/** Makes this a device that signs; only a mentor who says so in it gets one. It needs the network, once. */
import { Trans, useLingui } from '@lingui/react/macro'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { refusalSentence } from '../../record/sentences.ts'
import type { OwnDevice } from '../../record/signing-device/own-device.ts'
import { useEnrolment } from '../../record/signing-device/use-enrolment.ts'
import { deviceName } from '../../store/device-name.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/fields.tsx'
import styles from './hand-over.module.css'

export const SigningDeviceCard = ({ device }: { readonly device: Exclude<OwnDevice, { readonly state: 'ready' }> }) => {
  const { t } = useLingui()
  const { isPending, problem, enrol } = useEnrolment('sign-off')
  const [name, setName] = useState(device.state === 'over' ? device.key.label : deviceName())
  const [pressed, setPressed] = useState(false)
  const unnamed = name.trim() === ''
  const press = () => {
    setPressed(true)
    if (!unnamed) void enrol(name.trim())
  }
  return (
    <Card>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          press()
        }}
      >
        <Stack gap={4}>
          <h2 className={styles['cardTitle']}>
            <KeyRound aria-hidden />
            <Trans>Make this your signing device</Trans>
          </h2>
          <p>
            <Trans>With it you sign without a network, and everybody can check that it was you. Do it only on a device that is yours: whoever opens it can sign in your name.</Trans>
          </p>
          {device.state === 'over' && <Banner tone="warn">{t(refusalSentence[device.why])}</Banner>}
          <TextField
            label={t`Name of this device`}
            hint={t`So that you know it again, for example “Tablet, bogie shop”.`}
            value={name}
            onChange={setName}
            maxLength={100}
            {...(pressed && unnamed ? { error: t`Please give it a name.` } : {})}
          />
          {problem !== null && (
            <div role="alert">
              <Banner tone="bad">{t(problem)}</Banner>
            </div>
          )}
          <Button type="submit" variant="primary" size="floor" full isPending={isPending} icon={<KeyRound aria-hidden />}>
            {device.state === 'coming' ? t`Fetch the school's word` : t`Make it my signing device`}
          </Button>
          <p className={styles['quiet']}>
            <Trans>This needs the network now, this once. You can end it at any time in the settings.</Trans>
          </p>
        </Stack>
      </form>
    </Card>
  )
}
