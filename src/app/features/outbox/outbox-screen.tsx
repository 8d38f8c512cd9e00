/** What the sync chip leads to: the fate of everything that was written here. Nobody ever has to press anything. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Download } from 'lucide-react'
import { useRef } from 'react'
import { Screen } from '../../record/screen.tsx'
import { useSyncStatus } from '../../replication/sync-status.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { DeedLine } from './deed-line.tsx'
import { diagnostics } from './diagnostics.ts'
import { MergedNotice } from './merged-notice.tsx'
import styles from './outbox.module.css'
import { ParkedCard } from './parked-card.tsx'
import { saveFile } from './save-file.ts'
import { SyncState } from './sync-state.tsx'
import { useOutbox } from './use-outbox.ts'

export const OutboxScreen = () => {
  const { t } = useLingui()
  const outbox = useOutbox()
  const state = useRef<HTMLDivElement>(null)
  if (outbox === undefined) return <Screen title={t`Outbox`} back="/">{null}</Screen>
  const { parked, merged, queued, acked, done, counts } = outbox
  const moreQueued = counts.queued - queued.length
  return (
    <Screen title={t`Outbox`} back="/">
      <SyncState ref={state} queued={counts.queued} parked={parked.length} lastSyncAt={outbox.lastSyncAt} />
      {parked.length > 0 && (
        <Section title={t`Needs you`}>
          <ul className={styles['cards']}>
            {parked.map((p) => (
              <li key={p.item.uid}>
                {/* The card goes; a reader's focus goes to what is said of the whole. */}
                <ParkedCard told={p} onGone={() => state.current?.focus()} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {merged.length > 0 && (
        <Section title={t`Put together`}>
          <ul className={styles['cards']}>
            {merged.map((m) => (
              <li key={m.item.uid}>
                <MergedNotice told={m} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {queued.length > 0 && (
        <Section title={t`Waiting to be sent`}>
          <ul className={styles['lines']}>
            {queued.map((q) => (
              <DeedLine key={q.item.uid} told={q} />
            ))}
          </ul>
          {moreQueued > 0 && (
            <p className={styles['quiet']}>
              <Trans>and {moreQueued} more</Trans>
            </p>
          )}
        </Section>
      )}
      {acked.length > 0 && (
        <Section title={t`Received by the school`}>
          <ul className={styles['lines']}>
            {acked.map((q) => (
              <DeedLine key={q.item.uid} told={q} icon={<Check aria-hidden size={18} />} />
            ))}
          </ul>
        </Section>
      )}
      {done.length > 0 && (
        <Disclosure title={t`Sent in the last days`}>
          <ul className={styles['lines']}>
            {done.map((d) => (
              <DeedLine key={d.item.uid} told={d} icon={<Check aria-hidden size={18} />} />
            ))}
          </ul>
        </Disclosure>
      )}
      <DiagnosticFile />
    </Screen>
  )
}

const DiagnosticFile = () => {
  const { t } = useLingui()
  const { db } = useStore()
  const phase = useSyncStatus((s) => s.phase)
  const save = async () => saveFile('craftlog-diagnostics.json', await diagnostics(db, phase))
  return (
    <div className={styles['diagnostics']}>
      <p className={styles['quiet']}>
        <Trans>Something does not arrive? This file tells the school's technician what the queue did. It holds no text of yours and no names.</Trans>
      </p>
      <Button variant="plain" icon={<Download aria-hidden size={18} />} onPress={() => void save()}>
        {t`Save diagnostic file`}
      </Button>
    </div>
  )
}
