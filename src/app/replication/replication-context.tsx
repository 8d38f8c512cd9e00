/** Lets a screen ask for a round of sync (before signing out, after an import). Nobody ever has to. */
import { createContext, useContext } from 'react'
import type { Replicator } from './replicator.ts'

const ReplicatorContext = createContext<Replicator | null>(null)
export const ReplicatorProvider = ReplicatorContext

/** @throws outside of a signed-in part of the page */
export const useReplicator = (): Replicator => {
  const replicator = useContext(ReplicatorContext)
  if (replicator === null) throw new Error('no replicator: this screen needs a signed-in person')
  return replicator
}
