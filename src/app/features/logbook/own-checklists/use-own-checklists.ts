/** One's own lists, by title: to tick off in a log, and to change. */
import type { OwnChecklistId } from '#domain/ids.ts'
import type { OwnChecklist } from '#domain/own-checklist.ts'
import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { useLive, useStore } from '../../../store/store-context.tsx'

/** @returns undefined until the device has answered */
export const useOwnChecklists = (): readonly OwnChecklist[] | undefined => {
  const { actor } = useStore()
  const { i18n } = useLingui()
  const lists = useLive((db) => db.rows('ownChecklist').where('apprentice').equals(actor.person).toArray(), [actor.person])
  return useMemo(() => {
    const order = new Intl.Collator(i18n.locale, { numeric: true })
    return lists?.toSorted((a, b) => order.compare(a.title, b.title))
  }, [lists, i18n.locale])
}

/** @returns null where this device has no such list of his, undefined until it has answered */
export const useOwnChecklist = (id: OwnChecklistId): OwnChecklist | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const list = await db.rows('ownChecklist').get(id)
      return list?.apprentice === actor.person ? list : null
    },
    [actor.person, id],
  )
}
