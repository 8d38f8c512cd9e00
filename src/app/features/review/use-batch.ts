/**
 * Confirming several logs at once, with one way back: nothing is done before the notice of it is gone. What was handed in
 * again meanwhile, or has comments that nobody has seen, is not confirmed, and waits on.
 */
import type { PracticeLogId } from '#domain/ids.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { create } from 'zustand'
import { readDraft } from '../../store/drafts.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { WaitingLog } from './review-queue.ts'

interface Batch {
  /** Null while nobody selects. */
  readonly ticked: readonly PracticeLogId[] | null
  /** About to be confirmed: gone from the queue, and back if she thinks better of it. */
  readonly held: ReadonlySet<string>
  readonly tick: (ticked: readonly PracticeLogId[] | null) => void
  readonly hold: (ids: readonly string[]) => void
  readonly release: (ids: readonly string[]) => void
}

export const useBatch = create<Batch>((set) => ({
  ticked: null,
  held: new Set(),
  tick: (ticked) => set({ ticked }),
  hold: (ids) => set((s) => ({ held: new Set([...s.held, ...ids]), ticked: null })),
  release: (ids) => set((s) => ({ held: new Set([...s.held].filter((id) => !ids.includes(id))) })),
}))

/** @returns confirms these, as she saw them in the queue */
export const useConfirmBatch = (): ((logs: readonly WaitingLog[]) => Promise<void>) => {
  const { t } = useLingui()
  const { db, mutate } = useStore()
  const { hold, release } = useBatch()

  const confirmAll = async (logs: readonly WaitingLog[]): Promise<void> => {
    let left = 0
    for (const { id, revision } of logs)
      try {
        if ((await mutate.practiceLog.confirm({ id, revision })) !== null) left += 1
      } catch (e) {
        if (!(e instanceof SaveFailed)) throw e
        left += 1
      }
    release(logs.map((l) => l.id))
    if (left > 0) showToast({ text: t`${plural(left, { one: '# log was not confirmed: it changed meanwhile, and waits on', other: '# logs were not confirmed: they changed meanwhile, and wait on' })}` })
  }

  return async (logs) => {
    const drafts = await Promise.all(logs.map((l) => readDraft(db, `review:${l.id}`)))
    const ready = logs.filter((_, n) => drafts[n] === undefined)
    const [count, commented] = [ready.length, logs.length - ready.length]
    if (commented > 0) showToast({ text: t`${plural(commented, { one: '# log has comments that nobody has seen yet, and waits on', other: '# logs have comments that nobody has seen yet, and wait on' })}` })
    if (count === 0) return
    const ids = ready.map((l) => l.id)
    hold(ids)
    const atOnce = () => void confirmAll(ready)
    const end = () => window.removeEventListener('pagehide', atOnce)
    window.addEventListener('pagehide', atOnce, { once: true })
    showToast({
      text: t`${plural(count, { one: '# log confirmed', other: '# logs confirmed' })}`,
      undo: {
        label: t`Undo`,
        run: () => {
          end()
          release(ids)
        },
      },
      onEnd: () => {
        end()
        atOnce()
      },
    })
  }
}
