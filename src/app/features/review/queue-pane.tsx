/** The queue: who, what and since when. Hundreds of items cost no more than those in view. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle, WindowVirtualizer } from 'virtua'
import { SegmentedControl } from '../../ui/choices.tsx'
import { BatchTick, BatchTools } from './batch-tools.tsx'
import { QueueItem } from './queue-item.tsx'
import styles from './queue-pane.module.css'
import { type Show, useQueueView } from './queue-view.ts'
import { isSame, type ReviewItem } from './review-queue.ts'
import { useBatch } from './use-batch.ts'
import { useWide } from '../../ui/use-wide.ts'

/** A usual queue is drawn whole, so that a browser's own search finds everything in it. */
const AHEAD_PX = 3_000

interface QueuePaneProps {
  /** As shown. */
  readonly items: readonly ReviewItem[]
  /** All that waits, for the counts. */
  readonly all: readonly ReviewItem[]
  readonly opened: Pick<ReviewItem, 'kind' | 'id'> | null
  /** Before the address follows. */
  readonly onChoose: (item: ReviewItem) => void
}

export const QueuePane = ({ items, all, opened, onChoose }: QueuePaneProps) => {
  const { t } = useLingui()
  const wide = useWide()
  const { order, show, setOrder, setShow } = useQueueView()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const at = opened === null ? -1 : items.findIndex((i) => isSame(i, opened))
  useEffect(() => {
    if (at >= 0) list.current?.scrollToIndex(at, { align: 'nearest' })
  }, [at])

  const logs = all.filter((i) => i.kind === 'log').length
  const signOffs = all.length - logs
  const count = all.length
  const ticking = useBatch((s) => s.ticked !== null)
  const rows = items.map((item) => {
    const line = <QueueItem key={`${item.kind} ${item.id}`} item={item} isOpen={opened !== null && isSame(item, opened)} replace={wide} onChoose={onChoose} />
    return ticking && item.kind === 'log' ? (
      <BatchTick key={`${item.kind} ${item.id}`} item={item}>
        {line}
      </BatchTick>
    ) : (
      line
    )
  })
  return (
    <nav aria-label={t`To review`} className={styles['pane']}>
      <div className={styles['head']}>
        <SegmentedControl
          label={t`Show`}
          hideLabel
          value={show}
          onChange={(v) => setShow(v as Show)}
          options={[
            { value: 'all', label: t`All ${count}` },
            { value: 'log', label: t`Logs ${logs}` },
            { value: 'sign-off', label: t`Sign-offs ${signOffs}` },
          ]}
        />
        <div className={styles['tools']}>
          <button type="button" className={styles['order']} onClick={() => setOrder(order === 'oldest' ? 'newest' : 'oldest')}>
            {order === 'oldest' ? <Trans>Oldest first</Trans> : <Trans>Newest first</Trans>}
          </button>
          <BatchTools items={items} />
        </div>
      </div>
      {items.length === 0 ? (
        <p className={styles['none']}>
          <Trans>Nothing of this kind waits.</Trans>
        </p>
      ) : wide ? (
        <div ref={scroller} className={styles['scroller']}>
          <Virtualizer ref={list} scrollRef={scroller} bufferSize={AHEAD_PX} as="ul" item="li">
            {rows}
          </Virtualizer>
        </div>
      ) : (
        <div className={styles['scroller']}>
          <WindowVirtualizer bufferSize={AHEAD_PX} as="ul" item="li">
            {rows}
          </WindowVirtualizer>
        </div>
      )}
    </nav>
  )
}
