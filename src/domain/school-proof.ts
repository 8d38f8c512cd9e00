/**
 * Where rows of signatures stand in the school's tree of all signatures, under its signed word for that tree
 * (signing/SPEC.md): what an apprentice takes along so that others can check his record without asking the school.
 */
import * as z from 'zod/mini'
import { documentText } from './device-key.ts'

/** A kind of row, or its id: nothing that a terminal would obey. */
const word = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_:.-]{0,99}$/))

export const schoolProof = z.object({
  /** signing/checkpoint.ts */
  checkpoint: documentText,
  /** The school's public key: who has it from elsewhere compares. */
  schoolKey: documentText,
  /** Of each row its version, its place, and the digests beside the way to the root, the lowest first. */
  proofs: z.array(z.object({ type: word, id: word, rev: z.int(), place: z.int(), beside: z.array(documentText).check(z.maxLength(64)) })),
})
export type SchoolProof = z.infer<typeof schoolProof>
