/** A teacher sees what her apprentices raised, an apprentice what he raised himself. */
import { hasRole } from '#domain/people.ts'
import { useStore } from '../../store/store-context.tsx'
import { OwnConcerns } from './own-concerns.tsx'
import { TaughtConcerns } from './taught-concerns.tsx'

export const ConcernsScreen = () => {
  const { actor } = useStore()
  return hasRole(actor, 'teacher') ? <TaughtConcerns opened={null} /> : <OwnConcerns />
}
