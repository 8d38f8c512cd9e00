/** What is only on this device, as a file, and back: for the day on which a phone or its browser loses everything. */
import { Trans, useLingui } from '@lingui/react/macro'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useDates } from '../../record/dates.ts'
import { SaveBackup } from '../../record/save-backup.tsx'
import { useReplicator } from '../../replication/replication-context.tsx'
import { lastBackupAt } from '../../store/backup/unsent.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Row, Section, Stack } from '../../ui/card.tsx'
import styles from './backup-section.module.css'
import { type RestoreOutcome, RestoredWords } from './restored-words.tsx'

export const BackupSection = () => {
  const { t } = useLingui()
  const dates = useDates()
  const { db, actor } = useStore()
  const replicator = useReplicator()
  const last = useLive(lastBackupAt, [])
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<RestoreOutcome | null>(null)

  const restore = async (file: File) => {
    setBusy(true)
    setOutcome(null)
    try {
      const { restoreBackup } = await import('../../store/backup/restore-backup.ts')
      setOutcome(await restoreBackup(db, actor, file))
    } catch (e) {
      // A file that went away while it was read is as good as a damaged one.
      setOutcome({ ok: false, why: e instanceof SaveFailed ? e.why : 'damaged' })
    } finally {
      setBusy(false)
      replicator.wake()
    }
  }
  const when = last == null ? '' : dates.moment(last)
  return (
    <Section title={t`Backup file`}>
      <Card>
        <Stack gap={3}>
          <p>
            <Trans>A file with all that is only on this device: work that is not sent yet, drafts, photos. Keep it somewhere else.</Trans>
          </p>
          <p className={styles['quiet']}>{when === '' ? <Trans>None was saved here yet.</Trans> : <Trans>Last saved: {when}</Trans>}</p>
          <Row wrap>
            <SaveBackup />
            <FileTrigger
              onSelect={(files) => {
                const file = files?.[0]
                if (file !== undefined) void restore(file)
              }}
            >
              <Button icon={<RotateCcw aria-hidden size={18} />} isPending={busy}>
                {t`Restore from a backup file`}
              </Button>
            </FileTrigger>
          </Row>
          <div role="status" className={outcome === null ? undefined : styles['outcome']} data-ok={outcome?.ok || undefined}>
            {busy && <Trans>Reading the file…</Trans>}
            {outcome !== null && <RestoredWords of={outcome} />}
          </div>
        </Stack>
      </Card>
    </Section>
  )
}
