/** Signing without being asked: what the mentor saw at the machine, on logs of his choice. */
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import { useLingui } from '@lingui/react/macro'
import { Navigate, useNavigate, useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useAnsweredWords } from './answered-strip.tsx'
import { ClaimView } from './claim-view.tsx'
import { ClaimGone } from './requested-claim.tsx'
import { useClaim } from './use-claim.ts'

export const SignAnotherScreen = () => {
  const { apprentice = '', competency = '' } = useParams()
  return <Loaded key={`${apprentice} ${competency}`} apprentice={apprentice as PersonId} competency={competency as CompetencyId} />
}

const Loaded = ({ apprentice, competency }: { readonly apprentice: PersonId; readonly competency: CompetencyId }) => {
  const { t } = useLingui()
  const claim = useClaim(apprentice, competency)
  const navigate = useNavigate()
  const words = useAnsweredWords()
  // He was asked after all: that request names its logs, and is answered by this.
  if (claim?.request?.state === 'open') return <Navigate to={`/sign-offs/${claim.request.id}`} replace />
  return (
    <Screen title={t`Sign a skill`} back={`/sign-offs/for/${apprentice}`}>
      {claim === null && <ClaimGone />}
      {claim != null && (
        <ClaimView
          claim={{ ...claim, request: null }}
          onAnswered={(what) => {
            showToast({ text: words(what) })
            void navigate(`/apprentices/${apprentice}`, { replace: true })
          }}
        />
      )}
    </Screen>
  )
}
