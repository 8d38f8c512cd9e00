/** How a concern stands with the clock, in a few words. */
import { Trans } from '@lingui/react/macro'
import { Check, Clock, ClockAlert, HardDriveDownload, MessageSquareReply } from 'lucide-react'
import { Chip } from '../ui/chip.tsx'
import { type ConcernRecord, standingOf } from './concerns.ts'
import { useDates } from './dates.ts'
import { useNow } from './use-now.ts'

export const ConcernStandingChip = ({ record }: { readonly record: Pick<ConcernRecord, 'concern' | 'clockRuns'> }) => {
  const dates = useDates()
  const at = useNow()
  const standing = standingOf(record, at)
  switch (standing.kind) {
    case 'unsent':
      return (
        <Chip tone="wait" icon={<HardDriveDownload aria-hidden size={14} />}>
          <Trans>Not sent yet</Trans>
        </Chip>
      )
    case 'owed': {
      const by = dates.dayAndTime(standing.by)
      return (
        <Chip tone="act" icon={<Clock aria-hidden size={14} />}>
          <Trans>The school owes an answer by {by}</Trans>
        </Chip>
      )
    }
    case 'overdue': {
      const since = dates.dayAndTime(standing.since)
      return (
        <Chip tone="bad" icon={<ClockAlert aria-hidden size={14} />}>
          <Trans>Overdue since {since}</Trans>
        </Chip>
      )
    }
    case 'answered':
      return (
        <Chip tone="ok" icon={<MessageSquareReply aria-hidden size={14} />}>
          <Trans>Answered</Trans>
        </Chip>
      )
    case 'closed':
      return (
        <Chip icon={<Check aria-hidden size={14} />}>
          <Trans>Closed</Trans>
        </Chip>
      )
  }
}
