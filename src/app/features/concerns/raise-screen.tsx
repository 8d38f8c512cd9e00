/** Raising a concern; what was begun before goes on. */
import { placementOn } from '#domain/placement.ts'
import { useLingui } from '@lingui/react/macro'
import { useSearchParams } from 'react-router'
import { readPlacement, readPlacements } from '../../record/checklist.ts'
import { Screen } from '../../record/screen.tsx'
import { today } from '../../store/clock.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { useDraftForm } from '../../store/use-draft.ts'
import { blank, categoryNamed, NEW_CONCERN } from './raise-draft.ts'
import { type Places, RaiseForm } from './raise-form.tsx'

const usePlaces = (): Places | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<Places> => {
      const [all, usual] = await Promise.all([readPlacements(db, actor.person), readPlacement(db, actor.person)])
      return { all: all.toSorted((a, b) => (a.start < b.start ? 1 : -1)), usual: placementOn(all, today()) ?? usual }
    },
    [actor.person],
  )
}

export const RaiseScreen = () => {
  const { t } = useLingui()
  const draft = useDraftForm(NEW_CONCERN, blank)
  const places = usePlaces()
  const asked = categoryNamed(useSearchParams()[0].get('category'))
  if (draft.value === undefined || places === undefined) return <Screen title={t`Raise a concern`} back="/concerns">{null}</Screen>
  return <RaiseForm value={{ ...draft.value, category: draft.value.category ?? asked }} draft={draft} places={places} />
}
