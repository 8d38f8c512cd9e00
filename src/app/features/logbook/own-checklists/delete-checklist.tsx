/** Taking a checklist away: at once, and for ten seconds there is a way back. */
import type { OwnChecklist } from '#domain/own-checklist.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { useNavigate } from 'react-router'
import { notSavedSentence, refusalSentence } from '../../../record/sentences.ts'
import { useDeed } from '../../../record/use-deed.ts'
import { saveDraft } from '../../../store/drafts.ts'
import { SaveFailed } from '../../../store/reopen.ts'
import { useStore } from '../../../store/store-context.tsx'
import type { Draft } from '../../../store/use-draft.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { type ChecklistDraft, checklistKey } from './checklist-draft.ts'

interface DeleteChecklistProps {
  readonly list: OwnChecklist
  /** A change that is being written goes with the list, and comes back with it. */
  readonly draft: Draft<ChecklistDraft>
  readonly home: string
}

export const DeleteChecklist = ({ list, draft, home }: DeleteChecklistProps) => {
  const { t } = useLingui()
  const { db, mutate } = useStore()
  const navigate = useNavigate()
  const deed = useDeed()

  const bringBack = async () => {
    const { id, apprentice, title, items } = list
    try {
      const no = await mutate.ownChecklist.write({ id, apprentice, content: { title, items } })
      if (no !== null) return showToast({ text: t(refusalSentence[no.because]) })
      if (draft.value != null) await saveDraft(db, checklistKey(id), draft.value)
      return showToast({ text: t`The checklist is back` })
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      return showToast({ text: t(notSavedSentence[e.why]) })
    }
  }
  const take = async () => {
    if (!(await deed.run(() => draft.handIn((ends) => mutate.ownChecklist.remove({ id: list.id }, ends))))) return
    await navigate(home, { replace: true })
    showToast({ text: t`Checklist deleted`, undo: { label: t`Undo`, run: () => void bringBack() } })
  }

  return (
    <>
      {deed.problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(deed.problem)}</Banner>
        </div>
      )}
      <Button variant="danger" icon={<Trash2 aria-hidden size={20} />} onPress={() => void take()}>
        <Trans>Delete the checklist</Trans>
      </Button>
    </>
  )
}
