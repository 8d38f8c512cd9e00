/** How a device has its key certified, and later renewed. It takes a network by its nature; all that follows from it does not. */
import { deviceKey, deviceKeyPurpose, documentText } from '#domain/device-key.ts'
import { schoolProof, type SchoolProof } from '#domain/school-proof.ts'
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
export const MOST_PROOFS = 2_000
export const proofsRequest = z.object({ ids: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(MOST_PROOFS)) })
export const proofsResponse = schoolProof
export type ProofsResponse = SchoolProof
