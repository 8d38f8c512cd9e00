/** Offered by itself when work has been on this device alone for more than a day: a calm line, and a file. */
import { Trans, useLingui } from '@lingui/react/macro'
import { HardDriveDownload } from 'lucide-react'
import { useState } from 'react'
import { SaveBackup } from '../../record/save-backup.tsx'
import { isBackupDue } from '../../store/backup/unsent.ts'
import { useLive } from '../../store/store-context.tsx'
import { Stack } from '../../ui/card.tsx'
import styles from './outbox.module.css'

export const BackupOffer = () => {
  const { t } = useLingui()
  const isDue = useLive((db) => isBackupDue(db), [])
  const [isSaved, setSaved] = useState(false)
  if (isDue !== true && !isSaved) return null
  return (
    <section className={styles['notice']} aria-label={t`Backup file`}>
      <HardDriveDownload aria-hidden size={20} />
      <div className={styles['lineWords']}>
        <Stack gap={2}>
          <p className={styles['strong']} role="status">
            {isSaved ? <Trans>The backup file is in your downloads. Your work goes out by itself with the next network.</Trans> : <Trans>Some of your work has been only on this device for more than a day.</Trans>}
          </p>
          {!isSaved && (
            <p className={styles['quiet']}>
              <Trans>It is safe here, and goes out by itself with the next network. A backup file brings it back, should this device or its browser lose it.</Trans>
            </p>
          )}
          <div>
            <SaveBackup onSaved={() => setSaved(true)} />
          </div>
        </Stack>
      </div>
    </section>
  )
}
