/** For an address that leads to somebody whom this mentor does not guide, or not any more. */
import { Trans, useLingui } from '@lingui/react/macro'
import { UserX } from 'lucide-react'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

export const NotGuided = () => {
  const { t } = useLingui()
  return (
    <EmptyState
      icon={<UserX size={32} />}
      title={t`You do not guide this apprentice at the moment`}
      action={
        <ButtonLink to="/apprentices">
          <Trans>Your apprentices</Trans>
        </ButtonLink>
      }
    >
      <Trans>What you signed and wrote before stays in the record.</Trans>
    </EmptyState>
  )
}
