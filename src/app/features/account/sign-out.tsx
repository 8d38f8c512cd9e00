/** Sign-out, guarded: unsent work is sent first; what cannot be sent is asked about plainly. Works offline. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { SaveBackup } from '../../record/save-backup.tsx'
import { useOwnDevice } from '../../record/signing-device/own-device.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { type Unsent, useLeaving } from './use-leaving.ts'

export const SignOut = () => {
  const { t } = useLingui()
  const { settle, go } = useLeaving()
  const [busy, setBusy] = useState(false)
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const signs = useOwnDevice('sign-off')?.state === 'ready'
  const [warned, setWarned] = useState(false)

  const begin = async () => {
    setWarned(false)
    setBusy(true)
    const left = await settle()
    setBusy(false)
    if (left.mutations + left.drafts + left.photos === 0) await go(false)
    else setUnsent(left)
  }
  const amount = (unsent?.mutations ?? 0) + (unsent?.drafts ?? 0)
  const photos = unsent?.photos ?? 0
  return (
    <>
      <Button icon={<LogOut aria-hidden size={18} />} isPending={busy} onPress={() => (signs ? setWarned(true) : void begin())}>
        {t`Sign out`}
      </Button>
      <Dialog
        title={t`This device will no longer sign for you`}
        isOpen={warned}
        onClose={() => setWarned(false)}
        closeLabel={t`Close`}
        role="alertdialog"
        footer={
          <>
            <Button onPress={() => setWarned(false)}>{t`Stay signed in`}</Button>
            <Button variant="primary" onPress={() => void begin()}>{t`Sign out`}</Button>
          </>
        }
      >
        <p>
          <Trans>It is your signing device. When you sign out, that ends; what you signed stays valid. After the next sign-in you can make it your signing device again, with a network.</Trans>
        </p>
      </Dialog>
      <Dialog
        title={t`Some of your work is only on this device`}
        isOpen={unsent !== null}
        onClose={() => setUnsent(null)}
        closeLabel={t`Stay signed in`}
        role="alertdialog"
        footer={
          <>
            <Button variant="danger" onPress={() => void go(false)}>
              {t`Give it up and sign out`}
            </Button>
            <SaveBackup />
            <Button variant="primary" onPress={() => void go(true)}>
              {t`Keep it here and sign out`}
            </Button>
          </>
        }
      >
        <p>
          {amount > 0 && (
            <>
              <Plural value={amount} one="# item has not reached the school yet." other="# items have not reached the school yet." />{' '}
            </>
          )}
          {photos > 0 && (
            <>
              <Plural value={photos} one="# photo has not reached the school yet." other="# photos have not reached the school yet." />{' '}
            </>
          )}
          <Trans>If you keep it here, it is sent when you sign in on this device again. A backup file can be restored on any device.</Trans>
        </p>
      </Dialog>
    </>
  )
}
