/** Making a checklist; what was begun before goes on. */
import type { OwnChecklistId } from '#domain/ids.ts'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Screen } from '../../../record/screen.tsx'
import { newId } from '../../../store/new-id.ts'
import { useStore } from '../../../store/store-context.tsx'
import { useDraft } from '../../../store/use-draft.ts'
import { type ChecklistDraft, NEW_CHECKLIST } from './checklist-draft.ts'
import { ChecklistForm } from './checklist-form.tsx'
import { blankLine } from './checklist-lines.tsx'
import { checklistsPath, useWayBack } from './way-back.ts'

export const NewChecklistScreen = () => {
  const { t } = useLingui()
  const { mutate, actor } = useStore()
  const home = checklistsPath('', useWayBack())
  const draft = useDraft<ChecklistDraft>(NEW_CHECKLIST)
  // One id for one form: a second tap saves nothing twice.
  const [id] = useState(newId<OwnChecklistId>)
  const [start] = useState((): ChecklistDraft => ({ title: '', items: [blankLine(), blankLine(), blankLine()] }))
  if (draft.value === undefined)
    return (
      <Screen title={t`New checklist`} back={home}>
        {null}
      </Screen>
    )
  return <ChecklistForm title={t`New checklist`} home={home} start={start} draft={draft} save={(content, ends) => mutate.ownChecklist.write({ id, apprentice: actor.person, content }, ends)} />
}
