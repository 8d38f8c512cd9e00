/** Hands a signed-in person's store to the screens: the database to read, `mutate` to write, and who he is. */
import type { Actor } from '#domain/people.ts'
import type { Profile } from '#sync/account.ts'
import { useLiveQuery } from 'dexie-react-hooks'
import { createContext, type ReactNode, useContext } from 'react'
import type { Database } from './database.ts'
import type { Mutate } from './mutate.ts'
import { useFirstReading } from './use-first-reading.ts'

export interface Store {
  readonly db: Database
  readonly mutate: Mutate
  readonly profile: Profile
  readonly actor: Actor
}

const StoreContext = createContext<Store | null>(null)

export const StoreProvider = ({ store, children }: { readonly store: Store; readonly children: ReactNode }) => (
  <StoreContext value={store}>{children}</StoreContext>
)

/** @throws outside of a signed-in part of the page */
export const useStore = (): Store => {
  const store = useContext(StoreContext)
  if (store === null) throw new Error('no store: this screen needs a signed-in person')
  return store
}

/**
 * A reading that stays true: runs again whenever the rows it read change, in this tab or another.
 * @returns undefined until the first answer (a few ms; draw nothing that would jump)
 */
export const useLive = <T,>(read: (db: Database) => Promise<T>, deps: readonly unknown[]): T | undefined => {
  const { db } = useStore()
  // `async`, or Dexie loses sight of readings two awaits deep, and they stop updating.
  const answer = useLiveQuery(async () => read(db), [db, ...deps])
  useFirstReading(answer === undefined)
  return answer
}

export const actorOf = (p: Profile): Actor => ({ person: p.person, school: p.school, name: p.name, roles: p.roles })
