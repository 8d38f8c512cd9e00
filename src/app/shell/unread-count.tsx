/** How much in a place has not been looked at; nothing where it is none. For the eye: the place itself says it in words. */
import { hasRole } from '#domain/people.ts'
import { readNewConcerns, readUnread } from '../record/unread.ts'
import { useLive, useStore } from '../store/store-context.tsx'

export type Counted = '/inbox' | '/concerns'

export const UnreadCount = ({ of, className }: { readonly of: Counted; readonly className: string | undefined }) => {
  const { actor } = useStore()
  const count = useLive(
    async (db) => {
      if (of === '/inbox') return hasRole(actor, 'apprentice') ? readUnread(db, actor.person) : 0
      return hasRole(actor, 'teacher') ? (await readNewConcerns(db, actor)).size : 0
    },
    [actor, of],
  )
  if (count === undefined || count === 0) return null
  return (
    <span className={className} aria-hidden data-now>
      {count}
    </span>
  )
}
