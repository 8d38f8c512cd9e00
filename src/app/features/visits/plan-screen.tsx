/** Planning a visit; what was begun before goes on. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Building2 } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { useDraftForm } from '../../store/use-draft.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { asked, blank, NEW_VISIT } from './plan-draft.ts'
import { PlanForm } from './plan-form.tsx'
import { useEnterprises } from './use-visits.ts'

export const PlanScreen = () => {
  const { t } = useLingui()
  const draft = useDraftForm(NEW_VISIT, blank)
  const enterprises = useEnterprises()
  const [params] = useSearchParams()
  if (draft.value === undefined || enterprises === undefined) return <Screen title={t`Plan a visit`} back="/visits">{null}</Screen>
  if (enterprises.length === 0)
    return (
      <Screen title={t`Plan a visit`} back="/visits">
        <EmptyState icon={<Building2 aria-hidden />} title={t`Nobody is placed at an enterprise`}>
          <Trans>As soon as one of your apprentices has a running placement, his enterprise can be chosen here.</Trans>
        </EmptyState>
      </Screen>
    )
  return <PlanForm value={asked(draft.value, enterprises, params.get('apprentice'), params.get('concern'))} draft={draft} enterprises={enterprises} />
}
