/**
 * Review: what waits on the left, one thing of it in the middle, what was said about it on the right. The address names
 * the thing that is open, so a narrow page shows either the list or the thing.
 */
import type { PracticeLogId, SignOffId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SplitPane } from '../../ui/split-pane.tsx'
import { LogReview } from './log-review.tsx'
import { QueuePane } from './queue-pane.tsx'
import { KeysHelp } from './keys-help.tsx'
import { useKeyPreference, useReviewKeys } from './review-keys.ts'
import { addressOf, inOrder, isSame, neighbour, type ReviewItem } from './review-queue.ts'
import styles from './review.module.css'
import { SignOffReview } from './sign-off-review.tsx'
import { useBatch } from './use-batch.ts'
import { useLeaving } from './use-leaving.ts'
import { useQueueView } from './queue-view.ts'
import { useReviewQueue } from './use-review-queue.ts'
import { useWide } from '../../ui/use-wide.ts'

type Opened = Pick<ReviewItem, 'kind' | 'id'>

const openedBy = (kind: string | undefined, id: string | undefined): Opened | null =>
  id === undefined ? null : kind === 'log' ? { kind, id: id as PracticeLogId } : kind === 'sign-off' ? { kind, id: id as SignOffId } : null

export const ReviewScreen = () => {
  const { t } = useLingui()
  const wide = useWide()
  const queue = useReviewQueue()
  const { order, show } = useQueueView()
  const params = useParams()
  const navigate = useNavigate()
  useKeyPreference()

  const held = useBatch((s) => s.held)
  const waiting = queue === undefined ? [] : queue.items.filter((i) => !held.has(i.id))
  const items = inOrder(waiting, order).filter((i) => show === 'all' || i.kind === show)
  const named = openedBy(params['kind'], params['id'])
  // With nothing named a wide page opens the first, and stays with it: what arrives by sync must not change what she reads.
  const [first, setFirst] = useState<Opened | null>(null)
  if (named === null && first === null && items[0] !== undefined) setFirst(items[0])
  const opened = named ?? (wide ? first : null)

  const { isLeaving, leave } = useLeaving()
  const leaveFor = (to: Opened | null) => {
    if (to === null || opened === null || !isSame(to, opened)) leave()
  }
  const go = (to: Opened | null) => {
    leaveFor(to)
    return navigate(to === null ? '/review' : addressOf(to), { replace: named !== null && wide })
  }
  const step = (by: 1 | -1) => {
    const at = opened === null ? -1 : items.findIndex((i) => isSame(i, opened))
    const next = items[at === -1 ? 0 : at + by]
    if (next !== undefined) void go(next)
  }
  useReviewKeys({ j: () => step(1), k: () => step(-1) })

  // What she sees now, for an answer that is saved a while after it was given.
  const shown = useRef<Opened | null>(null)
  useEffect(() => {
    shown.current = isLeaving ? null : opened
    return () => void (shown.current = null)
  })

  /** Called before the deed, so that the next is the next of what she saw. Who went elsewhere meanwhile stays there. */
  const nextAfter = (done: Opened) => {
    const next = neighbour(items, done)
    return () => {
      if (shown.current === null || !isSame(shown.current, done)) return
      setFirst(null)
      void go(next !== null && isSame(next, done) ? null : next)
    }
  }

  const empty = queue !== undefined && waiting.length === 0
  return (
    <Screen title={t`Review`} width="full" {...(wide && !empty && { tools: <KeysHelp /> })} {...(!wide && named !== null ? { back: '/review' } : {})}>
      {queue !== undefined && (named !== null || !empty) && (
        <SplitPane
          showing={named === null ? 'list' : 'detail'}
          list={<QueuePane items={items} all={waiting} opened={opened} onChoose={leaveFor} />}
          detail={
            opened === null ? (
              <p className={styles['choose']}>
                <Trans>Choose something on the left.</Trans>
              </p>
            ) : opened.kind === 'log' ? (
              <LogReview id={opened.id as PracticeLogId} isLeaving={isLeaving} nextAfter={nextAfter} />
            ) : (
              <SignOffReview id={opened.id as SignOffId} isLeaving={isLeaving} nextAfter={nextAfter} />
            )
          }
        />
      )}
      {empty && named === null && (
        <EmptyState icon={<CheckCheck size={40} />} title={queue.complete ? t`Nothing waits` : t`Fetching what waits…`}>
          <Trans>Logs that your apprentices hand in, and sign-offs that their mentors give, appear here by themselves.</Trans>
        </EmptyState>
      )}
    </Screen>
  )
}
