/** Ticking logs in the queue, and confirming all that are ticked. */
import type { PracticeLogId } from '#domain/ids.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { VisuallyHidden } from '../../ui/hidden.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import styles from './queue-pane.module.css'
import type { ReviewItem, WaitingLog } from './review-queue.ts'
import { useBatch, useConfirmBatch } from './use-batch.ts'

/** With one log there is nothing to gather. */
const WORTH_IT = 2

export const BatchTools = ({ items }: { readonly items: readonly ReviewItem[] }) => {
  const { t } = useLingui()
  const { ticked, tick } = useBatch()
  const confirm = useConfirmBatch()
  const logs = items.filter((i): i is WaitingLog => i.kind === 'log')
  if (ticked === null)
    return logs.length < WORTH_IT ? null : (
      <Button variant="plain" icon={<ListChecks aria-hidden size={18} />} onPress={() => tick([])}>
        <Trans>Select several</Trans>
      </Button>
    )
  const chosen = logs.filter((l) => ticked.includes(l.id))
  const count = chosen.length
  return (
    <div className={styles['batch']} role="group" aria-label={t`Several logs`}>
      <Button variant="primary" isDisabled={count === 0} icon={<Check aria-hidden size={18} />} onPress={() => void confirm(chosen)}>
        {t`${plural(count, { one: 'Confirm # log', other: 'Confirm # logs' })}`}
      </Button>
      <Button variant="plain" onPress={() => tick(count === logs.length ? [] : logs.map((l) => l.id))}>
        {count === logs.length ? <Trans>Tick none</Trans> : <Trans>Tick all</Trans>}
      </Button>
      <Button variant="plain" onPress={() => tick(null)}>
        <Trans>Leave it</Trans>
      </Button>
    </div>
  )
}

const turned = (all: readonly PracticeLogId[], id: PracticeLogId, on: boolean): readonly PracticeLogId[] => (on ? [...all, id] : all.filter((other) => other !== id))

export const BatchTick = ({ item, children }: { readonly item: WaitingLog; readonly children: ReactNode }) => {
  const { ticked, tick } = useBatch()
  const { name, task } = item
  return (
    <div className={styles['ticked']}>
      <Checkbox isSelected={ticked?.includes(item.id) ?? false} onChange={(on) => tick(turned(ticked ?? [], item.id, on))}>
        <VisuallyHidden>
          <Trans>
            Confirm {task}, {name}
          </Trans>
        </VisuallyHidden>
      </Checkbox>
      {children}
    </div>
  )
}
