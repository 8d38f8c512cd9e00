/** A sentence for each reason why a file did not become a photo: what it is, and what to do. */
import { PHOTOS } from '#domain/photo.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { WhyNoPhoto } from './use-capture.ts'

const { aLog } = PHOTOS

export const whyNoPhotoSentence: Readonly<Record<WhyNoPhoto, MessageDescriptor>> = {
  empty: msg`The file is empty. Take the photo again.`,
  unreadable: msg`The file could not be read. Choose it again.`,
  'not-a-picture': msg`This is not a photo. Choose a JPEG, PNG or WebP picture.`,
  heic: msg`This photo is in the HEIC format, which this browser cannot read. Take it here in the app, or set the camera to “Most compatible”.`,
  damaged: msg`The picture is damaged, or only a part of it has arrived. Take or choose it again.`,
  'too-large': msg`The picture is too large for this device. Choose a smaller one, or take the photo here in the app.`,
  insecure: msg`Photos need a safe address (https). Tell your coordinator; the log itself can be submitted.`,
  'too-many': msg`A log has room for ${aLog} photos. This one was left out.`,
  there: msg`This photo is in the log already.`,
  full: msg`There is no room for the photo on this device. The log itself is kept; free some space and take the photo again.`,
  broken: msg`The photo was not saved: this device's storage did not answer. The log itself is kept; try again.`,
}
