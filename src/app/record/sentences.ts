/** A sentence for every reason out of the closed lists: what happened, what was kept, what to do. None may be missing. */
import type { FieldErrorCode, RefusalReason } from '#domain/refusal.ts'
import type { ApiError } from '#sync/account.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const refusalSentence: Readonly<Record<RefusalReason, MessageDescriptor>> = {
  'not-yours': msg`This belongs to somebody else, so it was not changed. Your text is kept.`,
  'not-their-mentor': msg`You are not this apprentice's mentor. Your text is kept; ask the school to add you to the placement.`,
  'not-their-teacher': msg`This apprentice is not in one of your cohorts. Your text is kept.`,
  'role-missing': msg`Your account may not do this. Ask the coordinator.`,
  'own-signature': msg`You signed this competency yourself. The second signature must come from another person.`,
  'fields-invalid': msg`Something in the form is not right yet. Your text is kept.`,
  'unknown-mutation': msg`The server does not know this action; it may be older than this app. Your text is kept.`,
  'placement-not-running': msg`There was no running placement on that day. Your text is kept; ask your teacher about the dates.`,
  'competency-not-in-programme': msg`A chosen skill is not in this placement's programme. Your text is kept; choose another skill.`,
  'log-of-someone-else': msg`One of the logs belongs to another apprentice. Nothing was signed.`,
  'safety-prerequisite-open': msg`Level 5 is not possible yet: a safety prerequisite has not been signed or has expired.`,
  'log-confirmed': msg`The teacher has already confirmed this log, so it can no longer be changed. Your text is kept.`,
  'log-not-submitted': msg`This log is with the apprentice at the moment.`,
  'revision-changed': msg`The apprentice has handed in a newer revision meanwhile. Please read that one.`,
  'request-not-open': msg`This request has been answered already.`,
  'id-taken': msg`This was saved before.`,
  'already-withdrawn': msg`This sign-off was withdrawn.`,
  'already-endorsed': msg`This sign-off is endorsed already.`,
  'changed-meanwhile': msg`It was changed on another device meanwhile. It stays as it is there; look at it and decide again.`,
  'server-stumbled': msg`The school's server stumbled over this again and again: a fault in it, not in what you did. Your text is kept here and at the school; send it again later.`,
  'not-told': msg`The school's server did not accept this, for a reason that this version of the app does not know. Update the app, then look again.`,
  'placement-missing': msg`The placement is not on this device. Your text is kept.`,
  'log-missing': msg`The log was not found. Your text is kept.`,
  'sign-off-missing': msg`The sign-off was not found.`,
  'request-missing': msg`The request was not found.`,
  'reflection-missing': msg`The reflection was not found. Your text is kept.`,
  'programme-missing': msg`The programme is not on this device yet. It comes with the next sync.`,
  'subject-missing': msg`What you commented on was not found. Your text is kept.`,
  'key-missing': msg`The school does not know the device that signed this, or this device has not heard of it yet. Connect once to the network and try again.`,
  'key-lost': msg`The device that signed this was reported lost. Nothing it signs counts any more.`,
  'key-retired': msg`The device that signed this was no longer in use. The mentor signs again on his present device.`,
  'key-expired': msg`The school's permission for the signing device has run out. Connect that device once to the network, then sign again.`,
  'clock-wrong': msg`The clock of the signing device is wrong, so the time of the signature cannot be right. Set the clock and sign again.`,
  'token-unreadable': msg`This code is damaged or not from Craftlog. Show it again and scan once more.`,
  'token-algorithm': msg`This code was signed in a way that is not accepted.`,
  'token-forged': msg`The signature does not fit: what was signed was altered, or somebody else signed it. Nothing was taken over.`,
  'token-of-other-school': msg`This code is from another school.`,
  'token-of-someone-else': msg`This code is about another apprentice.`,
  'token-of-other-request': msg`This is the answer to another request than the one shown here. Scan the code that belongs to it.`,
  'request-forged': msg`The request does not come from this apprentice's device, so it cannot be signed.`,
  'token-reused': msg`A different signature with the same number is known already. Nothing was taken over; tell the school.`,
  'number-reused': msg`Two different signatures bear the same number of one device: it may have been copied. Nothing was taken over; tell the school.`,
  'other-enterprise': msg`The signer does not belong to the enterprise of this placement.`,
  'mentor-not-there': msg`The chosen mentor did not guide you on that day. What was put down is kept; ask the school about the placement.`,
  'code-wrong': msg`The code was not right: mistyped, or from a list that was replaced. What was put down is kept; ask your mentor to do it again with another code.`,
  'code-used': msg`This code had been used before; each counts once. What was put down is kept; ask your mentor to do it again with another code.`,
  'provisional-lapsed': msg`It was not confirmed within 14 days, so it has lapsed. The mentor can sign the skill anew.`,
}

export const fieldErrorSentence: Readonly<Record<FieldErrorCode, MessageDescriptor>> = {
  required: msg`Please fill this in.`,
  'too-long': msg`This is too long.`,
  unreadable: msg`This contains characters that cannot be stored.`,
  'not-a-day': msg`This is not a date.`,
  'in-the-future': msg`This date is in the future.`,
  'not-a-number': msg`Please enter a number.`,
  'too-small': msg`This is too small.`,
  'too-large': msg`This is too large.`,
  'too-many': msg`These are too many.`,
  'wrong-type': msg`This value does not fit here.`,
  'unknown-field': msg`This field is not known.`,
  'not-known': msg`This is not known here any more. Choose again.`,
  'too-early': msg`This day is too early.`,
  'of-other-enterprise': msg`This person belongs to another enterprise.`,
}

export const apiErrorSentence: Readonly<Record<ApiError['error'], MessageDescriptor>> = {
  'wrong-credentials': msg`Username or password is not right.`,
  'too-many-tries': msg`Too many tries. Please wait a few minutes.`,
  'not-signed-in': msg`Your session has ended. Please sign in again; what you wrote is kept.`,
  'not-allowed': msg`Your account may not do this. Ask the coordinator.`,
  'already-set-up': msg`This server already has a school. Please sign in.`,
  'fields-invalid': msg`Something in the form is not right yet.`,
  'bad-request': msg`The server could not read this request.`,
  'file-too-large': msg`This file is too large. A programme may have up to 16 MB.`,
  'not-a-programme': msg`This file is not a programme that Craftlog can read.`,
  'photo-refused': msg`The school could not accept this photo.`,
  'changed-meanwhile': msg`Somebody else changed this meanwhile. What you typed is kept; look at both and decide.`,
  'cannot-start': msg`This placement cannot start yet.`,
  'not-found': msg`The server does not know this address.`,
  'wrong-origin': msg`The server did not accept the request from this address.`,
  'server-failed': msg`The server had a problem. Nothing was changed; please try again.`,
}

/** When nobody answered. */
export const unreachableSentence: MessageDescriptor = msg`The server cannot be reached. Check the network and try again.`
export const notSavedSentence = {
  full: msg`Not saved: this device has no room left. Your text is still in the form; free some space and try again.`,
  broken: msg`Not saved: this device's storage did not answer. Your text is still in the form; try again.`,
} as const satisfies Record<string, MessageDescriptor>
