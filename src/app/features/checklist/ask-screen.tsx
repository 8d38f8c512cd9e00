/** "I can do this": the apprentice names a level and the logs it rests on; the mentor judges. Works without a network. */
import type { CompetencyId } from '#domain/ids.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import { useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type AskDraft, AskForm } from './ask-form.tsx'
import { useCompetency } from './use-competency.ts'
import { useDraft } from '../../store/use-draft.ts'

export const AskScreen = () => {
  const { t, i18n } = useLingui()
  const id = (useParams<'competency'>().competency ?? '') as CompetencyId
  const page = useCompetency(id)
  const draft = useDraft<AskDraft>(`ask:${id}`)
  const back = `/skills/${id}`
  if (page === undefined || draft.value === undefined) return <Screen title={t`Ask for sign-off`} back={back}>{null}</Screen>
  if (page === null || !page.mayAsk)
    return (
      <Screen title={t`Ask for sign-off`} back={back}>
        <EmptyState icon={<SearchX aria-hidden />} title={t`This cannot be asked for now`} action={<ButtonLink to="/skills">{t`To the checklist`}</ButtonLink>}>
          {page === null ? t`The skill is not in your plan on this device.` : t`Only during a running placement. Ask your teacher about the dates.`}
        </EmptyState>
      </Screen>
    )
  const { code, title } = page.competency
  return <AskForm page={page} draft={draft} back={back} subtitle={`${code} ${inLanguage(title, i18n.locale)}`.trim()} />
}
