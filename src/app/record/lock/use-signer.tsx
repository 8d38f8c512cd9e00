/**
 * Before a signature: has this device heard of its school lately, and is it its person who holds it? Where he has a PIN it is
 * asked for once in each hand-over; where he has none, that he is in is enough.
 */
import type { Unlock } from '#signing/token.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { vaultOf } from '../../store/device.ts'
import { leaseFault } from '../../store/lease.ts'
import { useStore } from '../../store/store-context.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PinEntry } from './pin-entry.tsx'
import { TriesLeft } from './tries-left.tsx'

const leaseSentence = {
  over: msg`This device has not heard from the school for 30 days, so it does not sign. Connect it to the network once. What you judged is kept, and you can read and write on.`,
  clock: msg`The clock of this device is behind the time of its last contact with the school, so it does not sign. Set the clock, or connect it to the network once. What you judged is kept.`,
} as const satisfies Record<string, MessageDescriptor>

/** The hand-over that the PIN was last given for, in this page. */
let given: { readonly what: string; readonly at: number } | null = null

interface Asking {
  readonly what: string
  readonly left: number
  readonly answer: (unlock: Unlock | null) => void
}

export interface Signer {
  /** @param what names the hand-over · @returns how he showed that it is he; null where nothing may be signed now */
  readonly ask: (what: string) => Promise<Unlock | null>
  /** Why it was not signed, where that is the device's. */
  readonly problem: MessageDescriptor | null
  readonly dialog: ReactNode
}

export const useSigner = (): Signer => {
  const { t } = useLingui()
  const { db, profile } = useStore()
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [isPending, setPending] = useState(false)
  const [wrong, setWrong] = useState(false)

  const ask = async (what: string): Promise<Unlock | null> => {
    const fault = await leaseFault(db)
    setProblem(fault === null ? null : leaseSentence[fault])
    if (fault !== null) return null
    const vault = await vaultOf(profile.person)
    if (vault === null) return 'session'
    if (given?.what === what && performance.now() - given.at < vault.lockAfter * 60_000) return 'pin'
    setWrong(false)
    return new Promise((answer) => setAsking({ what, left: vault.triesLeft, answer }))
  }
  const end = (unlock: Unlock | null) => {
    asking?.answer(unlock)
    setAsking(null)
  }
  const enter = async (pin: string) => {
    if (asking === null) return
    setPending(true)
    const { tryPin } = await import('../../store/vault/vaults.ts')
    const answer = await tryPin(profile.person, pin)
    setPending(false)
    if (answer.pin === 'right') {
      given = { what: asking.what, at: performance.now() }
      return end('pin')
    }
    // Whoever holds this device is not its person: it locks, and the draft is kept.
    if (answer.pin === 'gone') return (await import('../../store/vault/lock.ts')).lock()
    setWrong(true)
    setAsking({ ...asking, left: answer.left })
  }
  return {
    ask,
    problem,
    dialog: asking !== null && (
      <Dialog title={t`Sign with your PIN`} isOpen onClose={() => end(null)} closeLabel={t`Cancel`} role="alertdialog">
        <PinEntry label={t`Your PIN`} action={t`Sign`} isPending={isPending} onEnter={(pin) => void enter(pin)} problem={<TriesLeft left={asking.left} wrong={wrong} />} />
      </Dialog>
    ),
  }
}
