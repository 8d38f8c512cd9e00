/** A backup of the whole school, made by the server and kept by whoever takes it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Download, ShieldAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { saveBlob } from '../../record/save-file.ts'
import { downloadBackup, type Progress } from '../../replication/backup-download.ts'
import { newId } from '../../store/new-id.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { apiErrorSentence } from '../../record/sentences.ts'
import type { WhyNot } from '../../replication/http.ts'
import { OfficePage } from './office-page.tsx'
import styles from './office.module.css'

const MEGABYTE = 1_048_576
const inMegabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1)

export const BackupScreen = () => {
  const { t } = useLingui()
  const [so, setSo] = useState<Progress | null>(null)
  const [failed, setFailed] = useState<WhyNot | 'stopped' | null>(null)
  const under = useRef<AbortController | null>(null)
  useEffect(() => () => under.current?.abort(), [])
  const start = async () => {
    const mine = new AbortController()
    under.current = mine
    setFailed(null)
    const answer = await downloadBackup(newId(), setSo, mine.signal)
    setSo(null)
    if (answer.ok) {
      saveBlob(answer.value.name, answer.value.content)
      showToast({ text: t`The backup is in your downloads` })
    } else setFailed(mine.signal.aborted ? 'stopped' : answer)
  }
  return (
    <OfficePage>
      <section className={styles['form']}>
        <p>
          <Trans>One file with everything the school has on the server at this moment: people, logs, signatures, photos. The server goes on working meanwhile.</Trans>
        </p>
        <div className={styles['note']}>
          <ShieldAlert aria-hidden size={20} />
          <p className={styles['noteWords']}>
            <Trans>Keep it as safe as the server: whoever has the file can read everybody's words. That you took it stands in the log of deeds.</Trans>
          </p>
        </div>
        <div className={styles['buttons']}>
          <Button variant="primary" icon={<Download aria-hidden size={18} />} aria-disabled={so !== null} onPress={() => so === null && void start()}>
            {t`Make a backup and download it`}
          </Button>
          {so !== null && <Button onPress={() => under.current?.abort()}>{t`Stop`}</Button>}
        </div>
        <div role="status">{so !== null && <Bar so={so} />}</div>
        <div role="alert">{failed !== null && <p className={styles['error']}>{failed === 'stopped' ? <Trans>Stopped. Nothing was saved.</Trans> : <WhyNoBackup failed={failed} />}</p>}</div>
        <p className={styles['quiet']}>
          <Trans>To put it back, whoever runs the server unpacks the file and restores it; docs/operations.md says how.</Trans>
        </p>
      </section>
    </OfficePage>
  )
}

const Bar = ({ so: { received, total } }: { readonly so: Progress }) => {
  const { t } = useLingui()
  if (total === null)
    return (
      <p>
        <Trans>The server is making the copy…</Trans>
      </p>
    )
  const [done, all] = [inMegabytes(received), inMegabytes(total)]
  return (
    <div className={styles['items']}>
      <progress className={styles['bar']} max={total} value={received} aria-label={t`Downloaded`} />
      <p className={styles['quiet']}>
        <Trans>
          {done} of {all} MB
        </Trans>
      </p>
    </div>
  )
}

const WhyNoBackup = ({ failed }: { readonly failed: WhyNot }) => {
  const { t } = useLingui()
  if (failed.why === 'unreachable') return <Trans>The download broke off, so nothing was saved. Try again with the network.</Trans>
  if (failed.status === 403) return <Trans>This server keeps more than one school, or is not set up for backups from the page. Whoever runs it makes the backup.</Trans>
  if (failed.status === 429) return <Trans>A few backups were made within this hour already. Please try again later.</Trans>
  return t(apiErrorSentence[failed.error?.error ?? 'server-failed'])
}
