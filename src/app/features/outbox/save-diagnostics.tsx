/** The button that hands out the diagnostic file. */
import { useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { saveFile } from '../../record/save-file.ts'
import { useSyncStatus } from '../../replication/sync-status.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { diagnostics } from './diagnostics.ts'

export const SaveDiagnostics = () => {
  const { t } = useLingui()
  const { db } = useStore()
  const phase = useSyncStatus((s) => s.phase)
  const stalled = useSyncStatus((s) => s.stalled)
  const save = async () => saveFile('craftlog-diagnostics.json', await diagnostics(db, { phase, stalled }))
  return (
    <Button variant="plain" icon={<Download aria-hidden size={18} />} onPress={() => void save()}>
      {t`Save diagnostic file`}
    </Button>
  )
}
