/**
 * A key that one device made for one person and that never leaves it (设备密钥). The school certifies its public half; an
 * apprentice's phone goes by the keys of the mentors of his placement, a mentor's tablet by those of its apprentices. A key
 * is ended, never deleted: what it signed before must stay checkable.
 */
import * as z from 'zod/mini'
import { instant, type Instant } from './calendar-day.ts'
import { deviceKeyId, personId, schoolId } from './ids.ts'
import { signature } from './people.ts'
import { line } from './text.ts'

/** `request`: an apprentice's device, that lays claims before a mentor; `sign-off`: a mentor's, that judges them. */
export const DEVICE_KEY_PURPOSES = ['request', 'sign-off'] as const
export const deviceKeyPurpose = z.enum(DEVICE_KEY_PURPOSES)
export type DeviceKeyPurpose = z.infer<typeof deviceKeyPurpose>

/** Bytes of a document or a key, as text in base64url. */
export const documentText = z.string().check(z.regex(/^[A-Za-z0-9_-]{4,2800}$/))

/** `lost`: whoever has it may sign with it, so nothing more of it is believed. `retired`: given up in good order. */
export const KEY_ENDINGS = ['retired', 'lost'] as const
export type KeyEnding = (typeof KEY_ENDINGS)[number]

export const deviceKey = z.object({
  /** The first eight bytes of the digest of the public key, in hex: what a document names it by. */
  id: deviceKeyId,
  school: schoolId,
  person: personId,
  /** The person's name when it was enrolled. */
  name: line,
  purpose: deviceKeyPurpose,
  /** What its owner calls the device. */
  label: line,
  publicKey: documentText,
  /** The school's word for it (signing/certificate.ts), as last renewed. */
  certificate: documentText,
  since: instant,
  expires: instant,
  ended: z.nullable(z.object({ why: z.enum(KEY_ENDINGS), at: instant, by: signature })),
})
export type DeviceKey = z.infer<typeof deviceKey>

const DAY = 86_400_000
/** How long the school's word holds, and when a device that has a network asks for it anew. */
export const CERTIFIED = { for: 30 * DAY, renewedBefore: 20 * DAY } as const

/** Clocks of devices that are right are this far apart at the most. */
export const CLOCK_SLACK = 10 * 60_000

/** Why a key does not speak for its person at a moment, or null if it does. */
export const keyFault = (key: DeviceKey, at: Instant): 'key-lost' | 'key-retired' | 'key-expired' | 'clock-wrong' | null => {
  if (key.ended?.why === 'lost') return 'key-lost'
  if (key.ended !== null && at > key.ended.at + CLOCK_SLACK) return 'key-retired'
  if (at < key.since - CLOCK_SLACK) return 'clock-wrong'
  return at > key.expires ? 'key-expired' : null
}
