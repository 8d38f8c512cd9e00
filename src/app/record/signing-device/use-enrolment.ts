/** Makes this a device that signs for its person: needs the network once. What stands in the way is said in a sentence. */
import type { DeviceKeyPurpose } from '#domain/device-key.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useState } from 'react'
import { useReplicator } from '../../replication/replication-context.tsx'
import { KeyNotKept } from '../../store/own-key.ts'
import { useStore } from '../../store/store-context.tsx'
import { apiErrorSentence } from '../sentences.ts'

const notKept = msg`This browser does not keep what is needed for signing. Install Craftlog on the home screen, or use another browser.`
const noNetwork = msg`This needs the network once, and the school's server could not be reached. Try again when you are connected.`

export interface Enrolment {
  readonly isPending: boolean
  readonly problem: MessageDescriptor | null
  readonly enrol: (label: string) => Promise<void>
}

export const useEnrolment = (purpose: DeviceKeyPurpose): Enrolment => {
  const { db, actor } = useStore()
  const replicator = useReplicator()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)

  const ask = async (label: string): Promise<MessageDescriptor | null> => {
    const { enrolDevice } = await import('../../replication/certify.ts')
    const first = await enrolDevice(db, actor, purpose, label)
    // The school had ended the key that was here. It is forgotten now; the second time a new one is made.
    const answer = !first.ok && first.why === 'refused' && first.status === 403 ? await enrolDevice(db, actor, purpose, label) : first
    if (!answer.ok) return answer.why === 'unreachable' ? noNetwork : apiErrorSentence[answer.error?.error ?? 'server-failed']
    // Brings the row of the key, by which everything here goes.
    await replicator.syncNow()
    return null
  }
  return {
    isPending,
    problem,
    enrol: async (label) => {
      setPending(true)
      try {
        setProblem(await ask(label))
      } catch (e) {
        if (!(e instanceof KeyNotKept)) throw e
        setProblem(notKept)
      } finally {
        setPending(false)
      }
    },
  }
}
