/** Noting what a visit came to, or changing what was planned: at the machine, with or without a network. */
import type { VisitId } from '#domain/ids.ts'
import { contentOfVisit } from '#domain/visit.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { today } from '../../store/clock.ts'
import { useDraftForm } from '../../store/use-draft.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { draftKey, type EditDraft } from './edit-draft.ts'
import { EditForm } from './edit-form.tsx'
import { type OpenedVisit, useVisit } from './use-visits.ts'

export const LogVisitScreen = () => <VisitForm isHeld />
export const EditVisitScreen = () => <VisitForm isHeld={false} />

const VisitForm = ({ isHeld }: { readonly isHeld: boolean }) => {
  const { t } = useLingui()
  const id = (useParams<'visit'>().visit ?? '') as VisitId
  const opened = useVisit(id)
  const title = isHeld ? t`Note the visit` : t`Change the plan`
  if (opened === undefined) return <Screen title={title} back={`/visits/${id}`}>{null}</Screen>
  if (opened === null || !opened.record.isTaught)
    return (
      <Screen title={title} back="/visits">
        <EmptyState icon={<SearchX aria-hidden />} title={t`This visit is not on this device`}>
          <Trans>It may come with the next network.</Trans>
        </EmptyState>
      </Screen>
    )
  return <Begun key={id} opened={opened} isHeld={isHeld} title={title} />
}

const Begun = ({ opened, isHeld, title }: { readonly opened: OpenedVisit; readonly isHeld: boolean; readonly title: string }) => {
  const { visit: v } = opened.record
  // What she saw when she began, also after a restart.
  const [start] = useState((): EditDraft => {
    const was = contentOfVisit(v)
    return { ...was, wentOn: isHeld ? (was.wentOn ?? today()) : was.wentOn, was }
  })
  const draft = useDraftForm<EditDraft>(draftKey(v.id), start)
  const value = draft.value
  if (value === undefined) return <Screen title={title} back={`/visits/${v.id}`}>{null}</Screen>
  return <EditForm opened={opened} isHeld={isHeld} title={title} value={{ ...value, wentOn: isHeld ? (value.wentOn ?? today()) : value.wentOn }} draft={draft} />
}
