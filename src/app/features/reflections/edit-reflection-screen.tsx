/** Changing one's own words. What another device wrote meanwhile is not overwritten: both texts stand. */
import type { ReflectionId } from '#domain/ids.ts'
import type { Reflection, ReflectionContent } from '#domain/reflection.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { useStore } from '../../store/store-context.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { editKey, type ReflectionDraft } from './reflection-draft.ts'
import { ReflectionForm } from './reflection-form.tsx'
import { useDraft } from '../../store/use-draft.ts'
import { useOwnLogs, useReflection } from './use-reflections.ts'

export const EditReflectionScreen = () => {
  const { t } = useLingui()
  const id = (useParams<'reflection'>().reflection ?? '') as ReflectionId
  const page = useReflection(id)
  const back = `/reflections/${id}`
  if (page === undefined) return <Screen title={t`Change the reflection`} back={back}>{null}</Screen>
  if (page === null)
    return (
      <Screen title={t`Change the reflection`} back="/reflections">
        <EmptyState icon={<SearchX aria-hidden />} title={t`This reflection is not on this device`}>
          <Trans>It may come with the next network.</Trans>
        </EmptyState>
      </Screen>
    )
  return <Edit key={id} reflection={page.reflection} back={back} />
}

type EditDraft = ReflectionDraft & { readonly was?: ReflectionContent }

const Edit = ({ reflection, back }: { readonly reflection: Reflection; readonly back: string }) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const draft = useDraft<EditDraft>(editKey(reflection.id))
  const logs = useOwnLogs()
  // What the writer saw when he began, also after a restart: the merge compares with that.
  const [seen] = useState<ReflectionContent>({ dimension: reflection.dimension, text: reflection.text, logs: reflection.logs })
  if (draft.value === undefined || logs === undefined) return <Screen title={t`Change the reflection`} back={back}>{null}</Screen>
  const was = draft.value?.was ?? seen
  return (
    <ReflectionForm
      title={t`Change the reflection`}
      back={back}
      start={{ ...seen, shared: reflection.shared }}
      draft={{ ...draft, write: (value) => draft.write({ ...value, was }) }}
      logs={logs}
      mayChooseSharing={false}
      save={async ({ dimension, text, logs: tied }, ends) => {
        const now: ReflectionContent = { dimension, text, logs: tied }
        const changed = (Object.keys(now) as (keyof ReflectionContent)[]).filter((f) => JSON.stringify(now[f]) !== JSON.stringify(was[f]))
        if (changed.length === 0) return draft.finish().then(() => null)
        const pick = (c: ReflectionContent) => Object.fromEntries(changed.map((f) => [f, c[f]])) as Partial<ReflectionContent>
        // `was` is whole: with it, and the history, an edit brings back what another device took away meanwhile.
        const { id, shared, writtenAt, otherVersions } = reflection
        return mutate.reflection.revise({ id, set: pick(now), was, ...(!shared && { history: { writtenAt, otherVersions } }) }, ends)
      }}
      leadsTo={back}
    />
  )
}
