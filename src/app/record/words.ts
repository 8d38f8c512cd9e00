/** The words of the trade, in the reader's language. One place, so that a level is called the same on every screen. */
import type { ConcernCategory } from '#domain/concern.ts'
import type { CraftDimension, Kind, Level, Signers } from '#domain/competency.ts'
import type { Role } from '#domain/people.ts'
import type { PracticeLog, PracticeLogContent } from '#domain/practice-log.ts'
import type { Mark, Observed } from '#domain/observation.ts'
import type { Status } from '#domain/progress.ts'
import type { Visit, VisitContent, VisitKind } from '#domain/visit.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../ui/chip.tsx'

type Words<K extends string | number> = Readonly<Record<K, MessageDescriptor>>

export const kindWord: Words<Kind> = { knowledge: msg`Knowledge`, skill: msg`Skill`, character: msg`Character` }

export const signersWord: Words<Signers> = { 'mentor-or-deputy': msg`Signed by the mentor or a deputy`, mentor: msg`Signed by the mentor himself` }

export const dimensionWord: Words<CraftDimension> = {
  dedication: msg`Dedication`,
  refinement: msg`Refinement`,
  rigour: msg`Rigour`,
  excellence: msg`Excellence`,
}

export const observedWord: Words<Observed> = {
  ethics: msg`Professional ethics`,
  skills: msg`Professional skills`,
  behaviour: msg`Professional behaviour`,
  style: msg`Working style`,
  awareness: msg`Professional awareness`,
}

/** No number and no colour: `not-seen` is as good an answer as the others. */
export const markWord: Words<Mark> = { shown: msg`Shown`, growing: msg`Growing`, 'not-seen': msg`No occasion` }

/** As a mentor says it on the shop floor, of the apprentice. */
export const levelWord: Words<Level> = {
  1: msg`watches`,
  2: msg`does it with me`,
  3: msg`needs prompts`,
  4: msg`I stay near`,
  5: msg`alone`,
}

/** As an apprentice says it of himself. */
export const selfLevelWord: Words<Level> = {
  1: msg`I watch`,
  2: msg`I do it with my mentor`,
  3: msg`I do it, with prompts`,
  4: msg`I do it, my mentor stays near`,
  5: msg`I do it alone`,
}

/** As it stands in a record. */
export const levelPhrase: Words<Level> = {
  1: msg`Level 1, watches`,
  2: msg`Level 2, does it with the mentor`,
  3: msg`Level 3, does it with prompts`,
  4: msg`Level 4, mentor in the room`,
  5: msg`Level 5, independent`,
}

export const statusWord: Words<Status> = {
  untouched: msg`Not practised`,
  practised: msg`Practised`,
  asked: msg`Asked for sign-off`,
  signed: msg`Signed`,
  endorsed: msg`Endorsed`,
  expired: msg`Expired, demonstrate again`,
}

export const roleWord: Words<Role> = {
  apprentice: msg`Apprentice`,
  mentor: msg`Mentor`,
  teacher: msg`Teacher`,
  coordinator: msg`Coordinator`,
}

export const logStateWord: Words<PracticeLog['state']> = { submitted: msg`Submitted`, returned: msg`Returned`, confirmed: msg`Confirmed` }
export const logStateTone = { submitted: 'wait', returned: 'bad', confirmed: 'ok' } as const satisfies Record<PracticeLog['state'], Tone>

export const concernCategoryWord: Words<ConcernCategory> = {
  safety: msg`Safety`,
  pay: msg`Pay`,
  hours: msg`Working hours`,
  content: msg`Kind of work`,
  conflict: msg`Conflict`,
  health: msg`Health`,
}

export const visitKindWord: Words<VisitKind> = { 'on-site': msg`At the enterprise`, call: msg`By phone`, video: msg`On video` }

export const visitStateWord: Words<Visit['state']> = { planned: msg`Planned`, done: msg`Held`, cancelled: msg`Called off` }

export const visitFieldWord: Words<keyof VisitContent> = {
  plannedFor: msg`Planned for`,
  kind: msg`How`,
  purpose: msg`What it is for`,
  wentOn: msg`Held on`,
  notes: msg`What was seen and said`,
  agreed: msg`What was agreed`,
  followUpOn: msg`Look again on`,
  concerns: msg`Concerns`,
}

export const logFieldWord: Words<keyof PracticeLogContent> = {
  task: msg`Task`,
  practisedOn: msg`Date`,
  minutes: msg`Minutes`,
  whatIDid: msg`What I did`,
  competencies: msg`Skills`,
  measurements: msg`Measurements`,
  attempts: msg`Attempts`,
  ownDefects: msg`Own defects found`,
  improvement: msg`Improvement`,
  notApplicable: msg`Not applicable here`,
  startedAt: msg`Began at`,
  photos: msg`Photos`,
  checks: msg`Checklist`,
}

/** A language by its name in the reader's: `zh` is 中文 to one and Chinese to the other. */
export const languageName = (tag: string, locale: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag
