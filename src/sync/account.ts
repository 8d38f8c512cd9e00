/**
 * What the page and the server say to each other outside of sync: the first visit, signing in, importing a plan.
 * These need a network by their nature; everything else goes through mutations.
 */
import { personId, planId, programmeId, schoolId } from '#domain/ids.ts'
import { role } from '#domain/people.ts'
import { FIELD_ERRORS } from '#domain/refusal.ts'
import { line } from '#domain/text.ts'
import * as z from 'zod/mini'

/** 3–40 characters; compared without regard to case. */
export const username = z.string().check(z.regex(/^[\p{L}\p{N}._@-]{3,40}$/u, { error: 'wrong-type' }))
/** Length only (NIST SP 800-63B): 10–200 characters. */
export const newPassword = z.string().check(z.minLength(10, { error: 'too-small' }), z.maxLength(200, { error: 'too-long' }))

/** GET /api/start → what a first visit finds. */
export const startResponse = z.object({ state: z.enum(['empty', 'ready']), demo: z.boolean() })
export type StartResponse = z.infer<typeof startResponse>

/** POST /api/setup, only while the server has no school. Answers a profile and signs in. */
export const setupRequest = z.object({ schoolName: line, name: line, username, password: newPassword })
export type SetupRequest = z.infer<typeof setupRequest>

/** POST /api/session. */
export const signInRequest = z.object({
  username: z.string().check(z.maxLength(200)),
  password: z.string().check(z.maxLength(1_000)),
  /** A vault on the device whose word is asked for with the password (server/signing/vault-word.ts). */
  vault: z.optional(z.string().check(z.regex(/^[\w-]{8,64}$/))),
})

/** Who is signed in; kept on the device so that it opens without a network. Holds no secret. */
export const profile = z.object({
  person: personId,
  school: schoolId,
  schoolName: line,
  demo: z.boolean(),
  name: line,
  username: z.string(),
  roles: z.readonly(z.array(role)),
})
export type Profile = z.infer<typeof profile>

/** What signing in answers: beside who it is, the school's word for the vault that was asked about. */
export const signInResponse = z.extend(profile, { vaultWord: z.optional(z.string()) })
export type SignInResponse = z.infer<typeof signInResponse>

/** POST /api/device-session: in by the key of a signing device. `proof`: a session proof (signing/receipt.ts). */
export const deviceSessionRequest = z.object({ person: personId, proof: z.string().check(z.regex(/^[A-Za-z0-9_-]{4,2800}$/)) })

/** Every error of these routes, as `{ error, fields?, retryAfter? }`; each has a sentence in the page. */
export const API_ERRORS = [
  'wrong-credentials',
  'too-many-tries',
  'not-signed-in',
  'not-allowed',
  'already-set-up',
  'fields-invalid',
  'bad-request',
  'file-too-large',
  'not-a-programme',
  'photo-refused',
  'changed-meanwhile',
  'cannot-start',
  'not-found',
  'code-wrong',
  'code-used',
  'code-old',
  'username-taken',
  'wrong-origin',
  'server-failed',
] as const
export const apiError = z.object({
  error: z.enum(API_ERRORS),
  fields: z.optional(z.array(z.object({ path: z.string(), error: z.enum(FIELD_ERRORS) }))),
  /** Seconds. */
  retryAfter: z.optional(z.number()),
  /** For `not-a-programme`: what is wrong with the file, as in domain/programme-import. For `photo-refused`: as in photos.ts. For `changed-meanwhile`: the id of what is newer. */
  problem: z.optional(z.object({ code: z.string(), detail: z.string() })),
})
export type ApiError = z.infer<typeof apiError>

/** POST /api/programmes answers this (the body is the file itself, as the person chose it, up to 16 MB). */
export const importResponse = z.object({
  programme: programmeId,
  plan: planId,
  version: z.int(),
  units: z.int(),
  competencies: z.int(),
  /** The same document as the newest version: nothing was written. */
  unchanged: z.boolean(),
})
export type ImportResponse = z.infer<typeof importResponse>
