/** Changes of the plan that were proposed: what, why, who said what, and yes or no for one's own side. Works offline. */
import { Trans, useLingui } from '@lingui/react/macro'
import { FileQuestion } from 'lucide-react'
import { Screen } from '../../record/screen.tsx'
import { useProposals } from '../../record/proposals/use-proposals.ts'
import { useStore } from '../../store/store-context.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { hasRole } from '#domain/people.ts'
import styles from '../../record/proposals/proposals.module.css'
import { ProposalCard } from './proposal-card.tsx'

export const ProposalsScreen = () => {
  const { t } = useLingui()
  const { actor } = useStore()
  const all = useProposals()
  return (
    <Screen title={t`Proposed changes of the plan`} back={hasRole(actor, 'coordinator') ? '/programmes' : '/apprentices'}>
      {all?.length === 0 && (
        <EmptyState icon={<FileQuestion size={40} />} title={t`Nothing is proposed`}>
          <Trans>When the logbooks show that the plan does not fit the work, the school proposes a change here. It needs the yes of both sides.</Trans>
        </EmptyState>
      )}
      <ul className={styles['list']}>
        {all?.map((p) => (
          <ProposalCard key={p.proposal.id} of={p} />
        ))}
      </ul>
    </Screen>
  )
}
