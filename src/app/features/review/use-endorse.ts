/** The second signature, and comments on the competency. */
import type { SignOffId } from '#domain/ids.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useStore } from '../../store/store-context.tsx'
import { showToast } from '../../ui/toast.tsx'
import { type CommentDrafts, isWritten } from './use-comment-draft.ts'
import { useDeed } from './use-deed.ts'
import type { SignOffUnderReview } from './use-sign-off-under-review.ts'

export const useEndorse = ({ signOff, competency, name }: SignOffUnderReview, drafts: CommentDrafts, nextAfter: (id: SignOffId) => () => void) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const { notice, run } = useDeed()
  return {
    notice,
    endorse: async (): Promise<void> => {
      const go = nextAfter(signOff.id)
      if (!(await run(() => mutate.competency.endorse({ signOff: signOff.id })))) return
      const code = competency?.code ?? ''
      showToast({ text: t`Endorsed: ${code}, ${name}` })
      go()
    },
    comment: async (): Promise<void> => {
      const count = drafts.comments.filter(isWritten).length
      const about = { kind: 'competency', id: signOff.competency, revision: null } as const
      if (!(await run(() => drafts.send(({ id, text }) => mutate.feedback.give({ id, apprentice: signOff.apprentice, about, field: null, text }))))) return
      showToast({ text: t`${plural(count, { one: 'Comment sent', other: '# comments sent' })}` })
    },
  }
}
