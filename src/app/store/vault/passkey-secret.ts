/**
 * A passkey of this device, wanted for one thing: the secret that it gives out when the device has seen the finger or the
 * face of its person (WebAuthn's extension `prf`). Nothing is proved to a server, which has no part in it: the secret opens,
 * or it does not. So the challenge is any, nobody looks at the signature, and it works without a network.
 */
import type { Bytes } from '#signing/bytes.ts'
import type { PasskeyWay } from './vault.ts'

/** `not-confirmed`: left, too late, or another finger. `not-possible`: the device has no such passkey, or it gives no secret. */
export type PasskeyFault = 'not-confirmed' | 'not-possible'

export const anyChallenge = (): Bytes => crypto.getRandomValues(new Uint8Array(32))

/** What to ask a passkey about. */
export const asking = (salt: Bytes): AuthenticationExtensionsClientInputs => ({ prf: { eval: { first: salt } } })

/** @returns null where it gave none */
export const secretIn = (passkey: PublicKeyCredential): Bytes | null => {
  const first = passkey.getClientExtensionResults().prf?.results?.first
  if (first === undefined) return null
  return ArrayBuffer.isView(first) ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength).slice() : new Uint8Array(first).slice()
}

export const passkeyFault = (e: unknown): PasskeyFault => (e instanceof DOMException && (e.name === 'NotAllowedError' || e.name === 'AbortError') ? 'not-confirmed' : 'not-possible')

/** Asks whoever holds the device for a finger or a face. */
export const askSecret = async ({ credential, salt }: Pick<PasskeyWay, 'credential' | 'salt'>): Promise<Bytes | PasskeyFault> => {
  try {
    const passkey = await navigator.credentials.get({
      publicKey: {
        challenge: anyChallenge(),
        rpId: location.hostname,
        allowCredentials: [{ type: 'public-key', id: credential, transports: ['internal'] }],
        userVerification: 'required',
        extensions: asking(salt),
      },
    })
    return (passkey instanceof PublicKeyCredential ? secretIn(passkey) : null) ?? 'not-possible'
  } catch (e) {
    return passkeyFault(e)
  }
}
