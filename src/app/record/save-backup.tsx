/** The button that writes everything which is only on this device into a file. Works without a network. */
import { useLingui } from '@lingui/react/macro'
import { HardDriveDownload } from 'lucide-react'
import { useState } from 'react'
import { noteBackup } from '../store/backup/unsent.ts'
import { today } from '../store/clock.ts'
import { useStore } from '../store/store-context.tsx'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import { saveBlob } from './save-file.ts'

interface SaveBackupProps {
  /** After the file was handed to the browser. */
  readonly onSaved?: () => void
}

export const SaveBackup = ({ onSaved }: SaveBackupProps) => {
  const { t } = useLingui()
  const { db, profile } = useStore()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const { backupOf } = await import('../store/backup/save-backup.ts')
      saveBlob(`craftlog-backup-${today()}.craftlog`, await backupOf(db, profile))
      onSaved?.()
      // A disk that is full must not keep a person from the file that he needs just then.
      await noteBackup(db).catch(() => undefined)
    } catch {
      showToast({ text: t`The file could not be made. Your work is still on this device; try again.` })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<HardDriveDownload aria-hidden size={18} />} isPending={busy} onPress={() => void save()}>
      {t`Save a backup file`}
    </Button>
  )
}
