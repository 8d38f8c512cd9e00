/**
 * What two devices with no network between them agreed on: the request that the apprentice showed and the mentor's signed
 * answer to it, both kept byte for byte, so that anybody may check them later. Their meaning is the sign-offs that follow
 * from them; the token is their proof.
 */
import * as z from 'zod/mini'
import { instant, type Instant } from './calendar-day.ts'
import { level } from './competency.ts'
import { documentText } from './device-key.ts'
import { competencyId, deviceKeyId, personId, schoolId, type SignOffId, tokenId, type TokenId } from './ids.ts'
import { countedFacts, seenRevisions } from './sign-off.ts'
import { paragraph } from './text.ts'

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))

/** Most lines of one token (signing/request.ts). */
export const MOST_LINES = 8

/** One judgement of a token, as a reader with the programme and the logs understands it. */
export const tokenLine = z.object({
  competency: competencyId,
  selfLevel: level,
  /** Null: handed back. */
  level: z.nullable(level),
  facts: countedFacts,
  /** Empty as well where only the digest of the words came, and the words are still on the mentor's device. */
  comment: paragraph,
  commentDigest: z.nullable(hex(8)),
  /** The revisions that it rests on, as far as they are known here. */
  logs: seenRevisions,
  /** Digests of revisions that have not come yet. */
  unknown: z.readonly(z.array(hex(16)).check(z.maxLength(12))),
})
export type TokenLine = z.infer<typeof tokenLine>

/** What a token says. A device writes down what it read; the school reads for itself. */
export const tokenReading = z.object({
  token: tokenId,
  key: deviceKeyId,
  apprentice: personId,
  /** By the mentor's device. */
  at: instant,
  counter: z.int().check(z.gte(1)),
  previous: z.nullable(hex(8)),
  unlock: z.enum(['session', 'pin', 'passkey']),
  lines: z.readonly(z.array(tokenLine).check(z.minLength(1), z.maxLength(MOST_LINES))),
})
export type TokenReading = z.infer<typeof tokenReading>

export const signOffToken = z.object({
  id: tokenId,
  apprentice: personId,
  key: deviceKeyId,
  /** base64url; never taken apart and put together again. */
  token: documentText,
  request: documentText,
  /** By the mentor's clock. */
  at: instant,
  /**
   * What the school knows of the true moment: not before the last receipt that the device had from it, not after it
   * came. Null on a device that has yet to hear from the school.
   */
  bracket: z.nullable(z.object({ notBefore: z.nullable(instant), notAfter: instant })),
})
export type SignOffToken = z.infer<typeof signOffToken>

/** A number of a key that was used, by which token: a second token under the same number shows a copied device. */
export const keyUse = z.object({
  id: z.string(),
  school: schoolId,
  key: deviceKeyId,
  counter: z.int().check(z.gte(1)),
  token: tokenId,
  /** The first eight bytes of the token's digest, and what it says of the one before. */
  link: hex(8),
  previous: z.nullable(hex(8)),
  at: instant,
})
export type KeyUse = z.infer<typeof keyUse>

export const keyUseIdOf = (key: string, counter: number): string => `${key}:${counter}`

/** The sign-off that the n-th line of a token makes; the same whichever device brings it. */
export const signOffIdOf = (token: TokenId, line: number): SignOffId => `${token}:${line}` as SignOffId

const DAY = 86_400_000

/** More documents than this in one day nobody signs who looks at the work: those beyond wait for a person. */
export const MANY = { tokens: 40, within: DAY } as const

/** The number whose moment tells: so many before. Null where there have not been as many. */
export const numberBefore = (counter: number): number | null => (counter > MANY.tokens ? counter - MANY.tokens : null)

/** @param before when the token signed so many numbers before (by the same device's clock) */
export const isManyOnOneDay = (at: Instant, before: Instant): boolean => at - before < MANY.within

/** A token that comes later than this is looked at by a person. */
export const LATEST_ARRIVAL = 30 * DAY
