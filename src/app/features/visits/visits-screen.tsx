/** A teacher sees the visits to her apprentices, an apprentice those to himself. */
import type { VisitId } from '#domain/ids.ts'
import { hasRole } from '#domain/people.ts'
import { useParams } from 'react-router'
import { useStore } from '../../store/store-context.tsx'
import { OwnVisits } from './own-visits.tsx'
import { TaughtVisits } from './taught-visits.tsx'

export const VisitsScreen = () => {
  const { actor } = useStore()
  const opened = (useParams<'visit'>().visit ?? null) as VisitId | null
  return hasRole(actor, 'teacher') ? <TaughtVisits opened={opened} /> : <OwnVisits />
}
