/** Codes that were shown and not answered yet. */
import { Trans, useLingui } from '@lingui/react/macro'
import { QrCode } from 'lucide-react'
import { shortNameOf } from '../../record/judging/competency-name.ts'
import { dropDraft, saveDraft } from '../../store/drafts.ts'
import { useStore } from '../../store/store-context.tsx'
import { Section } from '../../ui/card.tsx'
import { showToast } from '../../ui/toast.tsx'
import { KeptList } from './kept-list.tsx'
import { showAddress, shownKey } from './shown-request.ts'
import type { Choosing, OpenCode } from './use-choosing.ts'

export const OpenCodes = ({ choosing }: { readonly choosing: Choosing }) => {
  const { t, i18n } = useLingui()
  const { db } = useStore()
  if (choosing.open.length === 0) return null
  const putAway = async ({ code, shown }: OpenCode) => {
    await dropDraft(db, shownKey(code))
    showToast({ text: t`Code put away`, undo: { label: t`Undo`, run: () => void saveDraft(db, shownKey(code), shown) } })
  }
  const codes = choosing.open.map((open) => {
    const lines = open.shown.lines.flatMap((l) => choosing.competencies.find((c) => c.id === l.competency) ?? [])
    const names = lines.map((c) => shortNameOf(c, i18n.locale)).join(', ')
    return { key: open.code, to: showAddress(open.code), name: names, savedAt: open.madeAt, putAwayLabel: t`Put away the code for ${names}`, onPutAway: () => void putAway(open) }
  })
  return (
    <Section title={<Trans>Not answered yet</Trans>}>
      <KeptList codes={codes} icon={<QrCode aria-hidden />} />
    </Section>
  )
}
