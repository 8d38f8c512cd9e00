/** One concern as a page of its own; a teacher keeps her list beside it. */
import type { ConcernId } from '#domain/ids.ts'
import { hasRole } from '#domain/people.ts'
import { useLingui } from '@lingui/react/macro'
import { useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { concernCategoryWord } from '../../record/words.ts'
import { useStore } from '../../store/store-context.tsx'
import { ConcernDetail } from './concern-detail.tsx'
import { TaughtConcerns } from './taught-concerns.tsx'
import { useConcern } from './use-concerns.ts'

export const ConcernScreen = () => {
  const { actor } = useStore()
  const id = (useParams<'concern'>().concern ?? '') as ConcernId
  return hasRole(actor, 'teacher') ? <TaughtConcerns opened={id} /> : <ConcernPage key={id} id={id} />
}

const ConcernPage = ({ id }: { readonly id: ConcernId }) => {
  const { t } = useLingui()
  const { actor } = useStore()
  const opened = useConcern(id)
  const record = opened?.record
  const back = record?.voice === 'mentor' ? `/apprentices/${record.concern.apprentice}` : hasRole(actor, 'apprentice') ? '/concerns' : '/apprentices'
  return (
    <Screen
      title={record === undefined ? t`Concern` : t(concernCategoryWord[record.concern.category])}
      {...(record?.voice === 'mentor' ? { subtitle: <bdi>{record.apprentice}</bdi> } : {})}
      back={back}
    >
      <ConcernDetail id={id} isPage />
    </Screen>
  )
}
