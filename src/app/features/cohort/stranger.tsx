/** What is shown where this device holds nothing for the reader: another's apprentice, or an address that is old. */
import { Trans, useLingui } from '@lingui/react/macro'
import { UserX } from 'lucide-react'
import { EmptyState } from '../../ui/empty-state.tsx'

export const Stranger = () => {
  const { t } = useLingui()
  return (
    <EmptyState icon={<UserX size={40} />} title={t`Not on this device`}>
      <Trans>It may belong to an apprentice whom you do not teach, or it has not been received yet.</Trans>
    </EmptyState>
  )
}
