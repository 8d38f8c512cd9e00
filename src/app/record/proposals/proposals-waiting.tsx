/** One line above a list: the plan is to change, and his word is asked for. Nothing where none is. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { FileQuestion } from 'lucide-react'
import { ButtonLink } from '../../ui/button.tsx'
import { useProposals, waitsFor } from './use-proposals.ts'

export const ProposalsWaiting = () => {
  const { t } = useLingui()
  const count = useProposals()?.filter(waitsFor).length ?? 0
  if (count === 0) return null
  return (
    <ButtonLink to="/proposals" icon={<FileQuestion aria-hidden size={20} />}>
      {t`${plural(count, { one: '# change of the plan waits for your word', other: '# changes of the plan wait for your word' })}`}
    </ButtonLink>
  )
}
