/**
 * Before a signature: has this device heard of its school lately, and is it its person who holds it? Where he has a PIN it is
 * asked for once in each hand-over, or his fingerprint or face if that opens his records; where he has none, that he is in
 * is enough.
 */
import type { Unlock } from '#signing/token.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { vaultOf } from '../../store/device.ts'
import { leaseFault } from '../../store/lease.ts'
import { useStore } from '../../store/store-context.tsx'
import type { PasskeyFault } from '../../store/vault/passkey-secret.ts'
import type { Vault } from '../../store/vault/vault.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PasskeyPart } from './passkey-part.tsx'
import { PinEntry } from './pin-entry.tsx'
import { TriesLeft } from './tries-left.tsx'

const leaseSentence = {
  over: msg`This device has not heard from the school for 30 days, so it does not sign. Connect it to the network once. What you judged is kept, and you can read and write on.`,
  clock: msg`The clock of this device is behind the time of its last contact with the school, so it does not sign. Set the clock, or connect it to the network once. What you judged is kept.`,
} as const satisfies Record<string, MessageDescriptor>

/** The hand-over that he was last asked for, in this page, and how he answered. */
let given: { readonly what: string; readonly at: number; readonly unlock: Unlock } | null = null

interface Asking {
  readonly what: string
  readonly vault: Vault
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
  const [pending, setPending] = useState<'pin' | 'passkey' | null>(null)
  const [wrong, setWrong] = useState(false)
  const [fault, setFault] = useState<PasskeyFault | null>(null)

  const ask = async (what: string): Promise<Unlock | null> => {
    const fault = await leaseFault(db)
    setProblem(fault === null ? null : leaseSentence[fault])
    if (fault !== null) return null
    const vault = await vaultOf(profile.person)
    if (vault === null) return 'session'
    if (given?.what === what && performance.now() - given.at < vault.lockAfter * 60_000) return given.unlock
    setWrong(false)
    setFault(null)
    return new Promise((answer) => setAsking({ what, vault, left: vault.triesLeft, answer }))
  }
  const end = (unlock: Unlock | null) => {
    asking?.answer(unlock)
    setAsking(null)
  }
  const shown = (unlock: Unlock) => {
    if (asking !== null) given = { what: asking.what, at: performance.now(), unlock }
    end(unlock)
  }
  const enter = async (pin: string) => {
    if (asking === null || pending !== null) return
    setPending('pin')
    setFault(null)
    const { tryPin } = await import('../../store/vault/vaults.ts')
    const answer = await tryPin(profile.person, pin)
    setPending(null)
    if (answer.pin === 'right') return shown('pin')
    // Whoever holds this device is not its person: it locks, and the draft is kept.
    if (answer.pin === 'gone') return (await import('../../store/vault/lock.ts')).lock()
    setWrong(true)
    setAsking({ ...asking, left: answer.left })
  }
  const confirm = async () => {
    if (asking === null || pending !== null) return
    setPending('passkey')
    setFault(null)
    const { tryPasskey } = await import('../../store/vault/by-passkey.ts')
    const answer = await tryPasskey(profile.person)
    setPending(null)
    if (typeof answer === 'string') setFault(answer)
    else shown('passkey')
  }
  return {
    ask,
    problem,
    dialog: asking !== null && (
      <Dialog title={asking.vault.byPin === null ? t`Sign with fingerprint or face` : t`Sign with your PIN`} isOpen onClose={() => end(null)} closeLabel={t`Cancel`} role="alertdialog">
        {(asking.vault.byPin !== null || !asking.vault.byPasskey) && (
          <PinEntry label={t`Your PIN`} action={t`Sign`} isPending={pending !== null} onEnter={(pin) => void enter(pin)} problem={pending === 'pin' ? null : <TriesLeft left={asking.left} wrong={wrong} />} />
        )}
        {asking.vault.byPasskey && <PasskeyPart isPending={pending === 'passkey'} fault={fault} onPress={() => void confirm()} />}
      </Dialog>
    ),
  }
}
