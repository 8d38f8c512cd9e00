/** How a device has its key certified, and later renewed. It takes a network by its nature; all that follows from it does not. */
import { deviceKey, deviceKeyPurpose, documentText } from '#domain/device-key.ts'
import { line } from '#domain/text.ts'
import * as z from 'zod/mini'

/**
 * POST /api/device-keys: the same again renews the certificate, and says what the time is.
 * - `proof`: a key proof (signing/receipt.ts) under the key itself
 */
export const certifyRequest = z.object({ purpose: deviceKeyPurpose, label: line, publicKey: documentText, proof: documentText })
export type CertifyRequest = z.infer<typeof certifyRequest>

/** The row comes with the next pull as well; here it is for those who cannot wait. */
export const certifyResponse = z.object({ key: deviceKey, receipt: documentText })
export type CertifyResponse = z.infer<typeof certifyResponse>

/** POST /api/signature-proofs → where these rows stand in the tree of all signatures, under the school's newest word for it. */
export const proofsRequest = z.object({ ids: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(2_000)) })
export const proofsResponse = z.object({
  /** signing/checkpoint.ts */
  checkpoint: documentText,
  /** The school's public key: who has it from elsewhere compares. */
  schoolKey: documentText,
  proofs: z.array(z.object({ type: z.string(), id: z.string(), rev: z.int(), place: z.int(), beside: z.array(documentText).check(z.maxLength(64)) })),
})
export type ProofsResponse = z.infer<typeof proofsResponse>
