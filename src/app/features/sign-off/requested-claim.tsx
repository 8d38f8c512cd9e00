/** The claim behind a request's address; when it is not (or no longer) on this device, that is said. */
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { FileQuestion } from 'lucide-react'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ClaimView } from './claim-view.tsx'
import { useClaim, useRequestedPair } from './use-claim.ts'
import type { Answered } from './use-signing.ts'

interface RequestedClaimProps {
  readonly request: string
  readonly onAnswered: (what: Answered) => void
}

export const RequestedClaim = ({ request, ...rest }: RequestedClaimProps) => {
  const pair = useRequestedPair(request)
  if (pair === undefined) return null
  return pair === null ? <ClaimGone /> : <ClaimOf apprentice={pair.apprentice} competency={pair.competency} {...rest} />
}

interface ClaimOfProps extends Omit<RequestedClaimProps, 'request'> {
  readonly apprentice: PersonId
  readonly competency: CompetencyId
}

const ClaimOf = ({ apprentice, competency, ...rest }: ClaimOfProps) => {
  const claim = useClaim(apprentice, competency)
  if (claim === undefined) return null
  return claim === null ? <ClaimGone /> : <ClaimView claim={claim} {...rest} />
}

export const ClaimGone = () => {
  const { t } = useLingui()
  return (
    <EmptyState
      icon={<FileQuestion size={32} />}
      title={t`This request is not on this device`}
      action={
        <ButtonLink to="/sign-offs">
          <Trans>To the sign-offs</Trans>
        </ButtonLink>
      }
    >
      <Trans>Its apprentice may have changed mentors, or it comes with the next sync. What you wrote is kept.</Trans>
    </EmptyState>
  )
}
