/** A device's finger reader, as Chromium plays one: it keeps passkeys, and knows the finger until it is told otherwise. */

/** Talks to the browser in its own protocol. */
interface Wire {
  readonly send: (method: never, params?: never) => Promise<unknown>
}

export interface Finger {
  /** From now on another finger lies on it; after a few of those it knows none any more. */
  readonly refuse: () => Promise<void>
  readonly passkeys: () => Promise<number>
  readonly remove: () => Promise<void>
}

/** @param gives whether its passkeys give a secret (`prf`) */
export const fingerReader = async (wire: Wire, { gives = true } = {}): Promise<Finger> => {
  const send = wire.send.bind(wire) as (method: string, params?: object) => Promise<unknown>
  await send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, hasPrf: gives, isUserVerified: true, automaticPresenceSimulation: true }
  const { authenticatorId } = (await send('WebAuthn.addVirtualAuthenticator', { options })) as { readonly authenticatorId: string }
  return {
    refuse: async () => void (await send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })),
    passkeys: async () => ((await send('WebAuthn.getCredentials', { authenticatorId })) as { readonly credentials: readonly unknown[] }).credentials.length,
    remove: async () => void (await send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })),
  }
}
