/** Writing a new reflection; what was begun before goes on. */
import type { ReflectionId } from '#domain/ids.ts'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Screen } from '../../record/screen.tsx'
import { newId } from '../../store/new-id.ts'
import { useStore } from '../../store/store-context.tsx'
import { blank, NEW_DRAFT, type ReflectionDraft } from './reflection-draft.ts'
import { ReflectionForm } from './reflection-form.tsx'
import { useDraft } from '../../store/use-draft.ts'
import { useOwnLogs } from './use-reflections.ts'

export const NewReflectionScreen = () => {
  const { t } = useLingui()
  const { mutate, profile } = useStore()
  const draft = useDraft<ReflectionDraft>(NEW_DRAFT)
  const logs = useOwnLogs()
  // One id for one form: a second tap saves nothing twice.
  const [id] = useState(newId<ReflectionId>)
  if (draft.value === undefined || logs === undefined) return <Screen title={t`New reflection`} back="/reflections">{null}</Screen>
  return (
    <ReflectionForm
      title={t`New reflection`}
      back="/reflections"
      start={blank}
      draft={draft}
      logs={logs}
      mayChooseSharing
      save={({ shared, ...content }, ends) => mutate.reflection.write({ id, apprentice: profile.person, shared, content }, ends)}
      leadsTo={`/reflections/${id}`}
    />
  )
}
