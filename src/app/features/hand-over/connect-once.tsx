/** A phone that the school has not heard of yet cannot sign for its apprentice. By itself it does so at the next sync. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Wifi } from 'lucide-react'
import { useEnrolment } from '../../record/signing-device/use-enrolment.ts'
import { deviceName } from '../../store/device-name.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './hand-over.module.css'

export const ConnectOnce = () => {
  const { t } = useLingui()
  const { isPending, problem, enrol } = useEnrolment('request')
  return (
    <>
      <EmptyState
        icon={<Wifi size={32} />}
        title={t`Connect once to the network`}
        action={
          <Button variant="primary" size="floor" isPending={isPending} onPress={() => void enrol(deviceName())}>
            <Trans>Try now</Trans>
          </Button>
        }
      >
        <Trans>Then your mentor's device knows that what you show comes from you. After that it works without a network. Until then you can ask for a sign-off as usual.</Trans>
      </EmptyState>
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t(problem)}
        </p>
      )}
    </>
  )
}
