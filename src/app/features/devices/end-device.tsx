/** Ends a key, and says before what follows from it: there is no way back. */
import { type KeyEnding, KEY_ENDINGS } from '#domain/device-key.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useDeed } from '../../record/use-deed.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './devices.module.css'
import type { Device } from './use-devices.ts'

interface EndDeviceProps {
  /** Null: nothing is asked. */
  readonly device: Device | null
  readonly onClose: () => void
}

export const EndDevice = ({ device, onClose }: EndDeviceProps) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const { isPending, problem, run } = useDeed()
  const isRetired = device?.standing.state === 'retired'
  const [why, setWhy] = useState<KeyEnding | null>(isRetired ? 'lost' : null)
  const label = device?.key.label ?? ''
  const end = async () => {
    if (device === null || why === null || !(await run(() => mutate.deviceKey.end({ key: device.key.id, why })))) return
    showToast({ text: why === 'lost' ? t`${label} is reported lost` : t`${label} is retired` })
    onClose()
  }
  return (
    <Dialog
      role="alertdialog"
      title={isRetired ? t`Report “${label}” lost?` : t`End “${label}”?`}
      isOpen={device !== null}
      onClose={onClose}
      closeLabel={t`Cancel`}
      footer={
        <>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button variant="danger" isDisabled={why === null} isPending={isPending} onPress={() => void end()}>
            {why === 'lost' ? t`Report it lost` : t`End it`}
          </Button>
        </>
      }
    >
      <div className={styles['ending']}>
        <RadioCards
          label={t`What happened?`}
          value={why}
          onChange={(v) => setWhy(KEY_ENDINGS.find((e) => e === v) ?? null)}
          options={[
            ...(isRetired ? [] : [{ value: 'retired', title: t`Given up in good order`, text: t`What it signed until now counts, also if it arrives later. What it signs from now on is refused.` }]),
            { value: 'lost', title: t`Lost, stolen or copied`, text: t`What has arrived stays. What arrives from now on waits for a person at the school, whenever it was signed.` },
          ]}
        />
        <p>
          <Trans>This cannot be undone. To sign again, the mentor sets up a device anew.</Trans>
        </p>
        <div role="alert">{problem !== null && <p className={styles['problem']}>{t(problem)}</p>}</div>
      </div>
    </Dialog>
  )
}
