/** The mentor scans what an apprentice shows him. First, once, the tablet is made a device that signs. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { Scanner } from '../../record/codes/scanner.tsx'
import type { TakeDocument } from '../../record/codes/use-scan.ts'
import { Screen } from '../../record/screen.tsx'
import { type OwnDevice, useOwnDevice } from '../../record/signing-device/own-device.ts'
import { useStore } from '../../store/store-context.tsx'
import styles from './hand-over.module.css'
import { OpenScans } from './open-scans.tsx'
import { keepScanned } from './scanned-request.ts'
import { SigningDeviceCard } from './signing-device-card.tsx'

export const ScanScreen = () => {
  const { t } = useLingui()
  const device = useOwnDevice('sign-off')
  return (
    <Screen title={t`Scan a code`} back="/sign-offs">
      {device !== undefined && <Scan device={device} />}
      <OpenScans />
    </Screen>
  )
}

const Scan = ({ device }: { readonly device: OwnDevice }) => {
  const store = useStore()
  const navigate = useNavigate()
  if (device.state !== 'ready') return <SigningDeviceCard device={device} />
  const take: TakeDocument = async (request) => {
    const kept = await keepScanned(store, request)
    if (!('to' in kept)) return kept
    await navigate(kept.to)
    return null
  }
  return (
    <>
      <p className={styles['quiet']}>
        <Trans>Your apprentice opens a skill and taps “Show a code”. Point the camera at it.</Trans>
      </p>
      <Scanner wanted="request" onDocument={take} />
    </>
  )
}
