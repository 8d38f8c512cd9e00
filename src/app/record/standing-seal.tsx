/**
 * How somebody stands with a competency, drawn as the seal that all screens share: endorsed is the double frame,
 * expired hollow, changed since signing broken, asked amber and dashed. The same words are said to who cannot see it.
 */
import type { Level } from '#domain/competency.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Seal } from '../ui/seal.tsx'
import { levelPhrase, statusWord } from './words.ts'

export type SealLook = 'signed' | 'endorsed' | 'expired' | 'changed' | 'asked' | 'practised' | 'untouched'

type Seen = Pick<CompetencyStanding, 'status' | 'level' | 'changedSinceSigning' | 'needsReview' | 'awaitsSecondFive' | 'asked'> & Partial<Pick<CompetencyStanding, 'disputed' | 'onPaper'>>

const isValid = (s: Pick<CompetencyStanding, 'status'>): boolean => s.status === 'signed' || s.status === 'endorsed'

/** What is only asked for or practised bears the level of no sheet. */
const isFromPaper = (s: Seen): boolean => s.onPaper === true && (isValid(s) || s.status === 'expired')

/** A signature that no longer covers what the logs say is broken, endorsed or not; what lapsed is lapsed first. */
export const sealLook = (s: Seen): SealLook => (isValid(s) && s.changedSinceSigning ? 'changed' : s.status)

/** The numeral in the seal: the level carried, or the level asked for. Practised and untouched have none. */
export const sealLevel = (s: Seen, selfLevel: Level | null = null): Level | null =>
  s.status === 'asked' ? selfLevel : s.status === 'practised' || s.status === 'untouched' ? null : s.level

/** All that is to be said of a standing, the status first. */
export const standingWords = (s: Seen, selfLevel: Level | null = null): readonly MessageDescriptor[] => {
  const level = sealLevel(s, selfLevel)
  return [
    statusWord[s.status],
    ...(level === null ? [] : [levelPhrase[level]]),
    ...(level !== null && isFromPaper(s) ? [msg`Signed on paper`] : []),
    ...(isValid(s) && s.changedSinceSigning ? [msg`Changed since signing`] : []),
    ...(isValid(s) && s.needsReview ? [msg`Waits for the school's review`] : []),
    ...(s.awaitsSecondFive ? [msg`Level 5 needs a second assessor or occasion`] : []),
    ...(s.disputed === true ? [msg`A sign-off is disputed and counts nothing`] : []),
    ...(s.asked && s.status !== 'asked' ? [msg`Asked again, waiting`] : []),
  ]
}

interface StandingSealProps {
  readonly standing: CompetencyStanding
  readonly size?: 's' | 'm' | 'l'
  /** The level an open request asks for; the standing itself does not know it. */
  readonly selfLevel?: Level | null
  /** Signed between two devices, and the school has yet to see it. */
  readonly isUnheard?: boolean
}

export const StandingSeal = ({ standing, size = 'm', selfLevel = null, isUnheard = false }: StandingSealProps) => {
  const { t } = useLingui()
  const words = standingWords(standing, selfLevel)
  const label = (isUnheard ? [...words, msg`Signed, waiting for the school`] : words).map((w) => t(w)).join(' · ')
  return <Seal look={isUnheard ? 'waiting' : sealLook(standing)} level={sealLevel(standing, selfLevel)} label={label} size={size} isOnPaper={isFromPaper(standing)} />
}
