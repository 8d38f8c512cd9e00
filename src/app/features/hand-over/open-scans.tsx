/** Requests that were scanned and not signed yet. */
import type { PersonId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Stamp } from 'lucide-react'
import type { Draft } from '../../store/database.ts'
import { dropDraft, saveDraft } from '../../store/drafts.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { Section } from '../../ui/card.tsx'
import { showToast } from '../../ui/toast.tsx'
import { KeptList } from './kept-list.tsx'
import { judgeAddress, SCANNED } from './scanned-request.ts'

interface OpenScan {
  readonly draft: Draft
  readonly apprentice: string
  readonly code: string
  readonly name: string
}

const useOpenScans = (): readonly OpenScan[] | undefined =>
  useLive(async (db) => {
    const drafts = await db.drafts.where('key').startsWith(SCANNED).toArray()
    const named = drafts.map(async (draft) => {
      const [, apprentice = '', code = ''] = draft.key.split(' ')
      const person = await db.rows('person').get(apprentice as PersonId)
      return { draft, apprentice, code, name: person?.name ?? '' }
    })
    return (await Promise.all(named)).toSorted((a, b) => b.draft.savedAt - a.draft.savedAt)
  }, [])

export const OpenScans = () => {
  const { t } = useLingui()
  const { db } = useStore()
  const scans = useOpenScans() ?? []
  if (scans.length === 0) return null
  const putAway = async ({ key, value }: Draft) => {
    await dropDraft(db, key)
    showToast({ text: t`Request put away`, undo: { label: t`Undo`, run: () => void saveDraft(db, key, value) } })
  }
  const codes = scans.map(({ draft, apprentice, code, name }) => ({
    key: draft.key,
    to: judgeAddress(apprentice, code),
    name,
    savedAt: draft.savedAt,
    putAwayLabel: t`Put away the request of ${name}`,
    onPutAway: () => void putAway(draft),
  }))
  return (
    <Section title={<Trans>Not finished yet</Trans>}>
      <KeptList codes={codes} icon={<Stamp aria-hidden />} />
    </Section>
  )
}
