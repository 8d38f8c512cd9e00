/** Taking a private reflection away: at once, and for ten seconds there is a way back, with or without a network. */
import { dayAt } from '#domain/calendar-day.ts'
import type { Reflection, ReflectionContent } from '#domain/reflection.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { useDeed } from '../../record/use-deed.ts'
import { zoneMinutes } from '../../store/clock.ts'
import type { Draft } from '../../store/database.ts'
import { readDraft, saveDraft } from '../../store/drafts.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { editKey } from './reflection-draft.ts'

interface DeleteReflectionProps {
  readonly reflection: Reflection
  /** The row is about to go: the screen should not tell of something missing. */
  readonly onLeaving: (leaving: boolean) => void
}

export const DeleteReflection = ({ reflection: r, onLeaving }: DeleteReflectionProps) => {
  const { t } = useLingui()
  const { db, mutate } = useStore()
  const navigate = useNavigate()
  const deed = useDeed()
  const bringBack = useBringBack()
  const content: ReflectionContent = { dimension: r.dimension, text: r.text, logs: r.logs }
  const take = async () => {
    // A change that was being written goes with it, and comes back with it.
    const draft = await readDraft(db, editKey(r.id))
    onLeaving(true)
    const done = await deed.run(() => mutate.reflection.remove({ id: r.id, was: content }, { ends: editKey(r.id) }))
    if (!done) return onLeaving(false)
    showToast({ text: t`Reflection deleted`, undo: { label: t`Undo`, run: () => void bringBack(r, content, draft) } })
    await navigate('/reflections', { replace: true })
  }
  return (
    <>
      {deed.problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(deed.problem)}</Banner>
        </div>
      )}
      <Button variant="danger" icon={<Trash2 aria-hidden size={20} />} onPress={() => void take()}>
        {t`Delete`}
      </Button>
    </>
  )
}

/** Writes the same words again under the same id, as old as they were; if nobody took them away, that changes nothing. */
const useBringBack = () => {
  const { t } = useLingui()
  const dates = useDates()
  const { db, mutate } = useStore()
  const say = (why: MessageDescriptor) => showToast({ text: t(why) })
  return async ({ id, writtenAt, otherVersions }: Reflection, content: ReflectionContent, draft: Draft | undefined): Promise<void> => {
    const day = dates.fullDay(dayAt(writtenAt, zoneMinutes(writtenAt)))
    try {
      const no = await mutate.reflection.revise({ id, set: content, was: content, history: { writtenAt, otherVersions } })
      if (no !== null) return say(refusalSentence[no.because])
      if (draft !== undefined) await saveDraft(db, draft.key, draft.value)
      showToast({ text: t`The reflection of ${day} is back` })
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      say(notSavedSentence[e.why])
    }
  }
}
