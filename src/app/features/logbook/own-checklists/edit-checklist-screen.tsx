/** Changing one's own checklist, and taking it away. Logs keep what was ticked in them. */
import type { OwnChecklistId } from '#domain/ids.ts'
import type { OwnChecklist, OwnChecklistContent } from '#domain/own-checklist.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useDates } from '../../../record/dates.ts'
import { Screen } from '../../../record/screen.tsx'
import type { Also } from '../../../store/mutate.ts'
import { useStore } from '../../../store/store-context.tsx'
import { useDraft } from '../../../store/use-draft.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { type ChecklistDraft, checklistKey } from './checklist-draft.ts'
import { ChecklistForm } from './checklist-form.tsx'
import { DeleteChecklist } from './delete-checklist.tsx'
import styles from './own-checklists.module.css'
import { useOwnChecklist } from './use-own-checklists.ts'
import { checklistsPath, useWayBack } from './way-back.ts'

export const EditChecklistScreen = () => {
  const { t } = useLingui()
  const { list: id = '' } = useParams()
  const home = checklistsPath('', useWayBack())
  const list = useOwnChecklist(id as OwnChecklistId)
  // As it was when the form opened: it may be taken away, here or on another device, while somebody writes.
  const [seen, setSeen] = useState<OwnChecklist | null>(null)
  if (list != null && seen?.id !== id) setSeen(list)
  if (seen?.id === id) return <Edit key={id} list={seen} home={home} />
  return (
    <Screen title={t`Change the checklist`} back={home}>
      {list === null && (
        <EmptyState icon={<SearchX size={32} />} title={t`This checklist is not on this device`}>
          <Trans>It may come with the next network.</Trans>
        </EmptyState>
      )}
    </Screen>
  )
}

const contentOf = ({ title, items }: OwnChecklistContent): OwnChecklistContent => ({ title, items })

/** Only the fields that were changed: what another device did to the others stands. */
const pick = (content: OwnChecklistContent, was: OwnChecklistContent): Partial<OwnChecklistContent> => ({
  ...(content.title === was.title ? {} : { title: content.title }),
  ...(JSON.stringify(content.items) === JSON.stringify(was.items) ? {} : { items: content.items }),
})

const Edit = ({ list, home }: { readonly list: OwnChecklist; readonly home: string }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { mutate } = useStore()
  const draft = useDraft<ChecklistDraft>(checklistKey(list.id))
  if (draft.value === undefined)
    return (
      <Screen title={t`Change the checklist`} back={home}>
        {null}
      </Screen>
    )
  const was = draft.value?.was ?? contentOf(list)
  const save = async (content: OwnChecklistContent, ends: Also) => {
    const { id, apprentice } = list
    const set = pick(content, was)
    if (Object.keys(set).length === 0) return draft.finish().then(() => null)
    const refusal = await mutate.ownChecklist.revise({ id, set, was }, ends)
    // Taken away on another device meanwhile: whoever writes on it wants it.
    return refusal?.because === 'subject-missing' ? mutate.ownChecklist.write({ id, apprentice, content }, ends) : refusal
  }
  return (
    <ChecklistForm title={t`Change the checklist`} home={home} start={contentOf(list)} draft={{ ...draft, write: (value) => draft.write({ ...value, was }) }} save={save}>
      {list.otherVersions.map((v) => (
        <p key={`${v.at} ${v.text}`} className={styles['other']}>
          <span className={styles['otherHead']}>
            <Trans>Also written, on another device</Trans> · {dates.moment(v.at)}
          </span>
          <span dir="auto">{v.text}</span>
        </p>
      ))}
      <DeleteChecklist list={list} draft={draft} home={home} />
    </ChecklistForm>
  )
}
