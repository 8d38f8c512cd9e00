/** What the sync chip leads to: the fate of everything that was written here. Nobody ever has to press anything. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useCompetencyName } from '../../record/deed-text.tsx'
import { GrowingList } from '../../record/growing-list.tsx'
import { Screen } from '../../record/screen.tsx'
import type { OutboxItem, SentItem } from '../../store/database.ts'
import { Section } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { BackupOffer } from './backup-offer.tsx'
import { ClockHint } from './clock-hint.tsx'
import { DeedLine } from './deed-line.tsx'
import { LostAndFound } from './lost-and-found.tsx'
import { MergedNotice } from './merged-notice.tsx'
import styles from './outbox.module.css'
import { ParkedCard } from './parked-card.tsx'
import { PhotosWaiting } from './photos-waiting.tsx'
import { SaveDiagnostics } from './save-diagnostics.tsx'
import { StalledNotice } from './stalled-notice.tsx'
import { SyncState } from './sync-state.tsx'
import { useLost } from './use-lost.ts'
import { type Told, useOutbox } from './use-outbox.ts'

export const OutboxScreen = () => {
  const { t } = useLingui()
  const outbox = useOutbox()
  const lost = useLost()
  const nameOf = useCompetencyName()
  const state = useRef<HTMLDivElement>(null)
  if (outbox === undefined || lost === undefined) return <Screen title={t`Outbox`} back="/">{null}</Screen>
  const { parked, merged, queued, acked, done, photos, counts } = outbox
  // A card goes; a reader's focus goes to what is said of the whole.
  const onGone = () => state.current?.focus()
  return (
    <Screen title={t`Outbox`} back="/">
      <SyncState ref={state} queued={counts.queued} parked={counts.parked} photos={photos.length} lastSyncAt={outbox.lastSyncAt} />
      <StalledNotice />
      <BackupOffer />
      <ClockHint offset={outbox.clockOffset} />
      {parked.length > 0 && (
        <Section title={t`Needs you`}>
          <GrowingList className={styles['cards']}>
            {parked.map((p) => (
              <ParkedCard key={p.item.uid} told={p} nameOf={nameOf} onGone={onGone} />
            ))}
          </GrowingList>
          <AndMore count={counts.parked - parked.length} />
        </Section>
      )}
      <LostAndFound lost={lost} nameOf={nameOf} onGone={onGone} />
      {merged.length > 0 && (
        <Section title={t`Put together`}>
          <GrowingList className={styles['cards']}>
            {merged.map((m) => (
              <MergedNotice key={m.item.uid} told={m} />
            ))}
          </GrowingList>
        </Section>
      )}
      {queued.length > 0 && (
        <Section title={t`Waiting to be sent`}>
          <Lines told={queued} />
          <AndMore count={counts.queued - queued.length} />
        </Section>
      )}
      <PhotosWaiting photos={photos} />
      {acked.length > 0 && (
        <Section title={t`Received by the school`}>
          <Lines told={acked} icon={<Check aria-hidden size={18} />} />
          <AndMore count={counts.acked - acked.length} />
        </Section>
      )}
      {done.length > 0 && (
        <Disclosure title={t`Sent in the last days`}>
          <Lines told={done} icon={<Check aria-hidden size={18} />} />
        </Disclosure>
      )}
      <div className={styles['diagnostics']}>
        <p className={styles['quiet']}>
          <Trans>Something does not arrive? This file tells the school's technician what the queue did. It holds no text of yours and no names.</Trans>
        </p>
        <SaveDiagnostics />
      </div>
    </Screen>
  )
}

const Lines = ({ told, icon }: { readonly told: readonly Told<OutboxItem | SentItem>[]; readonly icon?: ReactNode | undefined }) => (
  <ul className={styles['lines']}>
    {told.map((one) => (
      <DeedLine key={one.item.uid} told={one} icon={icon} />
    ))}
  </ul>
)

const AndMore = ({ count }: { readonly count: number }) =>
  count > 0 && (
    <p className={styles['quiet']}>
      <Plural value={count} one="and # more" other="and # more" />
    </p>
  )
