/** Lost and found in words: what it was, and everything in it that a person wrote. */
import { OBSERVED } from '#domain/observation.ts'
import { type AnyRow, isRowType, rowSchemas, type RowType } from '#sync/rows.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type Said, saidInLog, saidInVisit } from '../../record/said.ts'
import { dimensionWord, levelPhrase, logFieldWord, observedWord, visitFieldWord } from '../../record/words.ts'
import type { LostItem } from '../../store/database.ts'

const rowWord: Readonly<Record<RowType, MessageDescriptor>> = {
  school: msg`School`,
  enterprise: msg`Enterprise`,
  person: msg`Person`,
  programme: msg`Programme`,
  cohort: msg`Cohort`,
  placement: msg`Placement`,
  practiceLog: msg`Practice log`,
  logRevision: msg`Handed-in version of a log`,
  signOffRequest: msg`Request for a sign-off`,
  signOff: msg`Sign-off`,
  withdrawal: msg`Withdrawn sign-off`,
  endorsement: msg`Endorsement`,
  feedback: msg`Comment`,
  reflection: msg`Reflection`,
  concern: msg`Concern`,
  concernEvent: msg`Words on a concern`,
  ownChecklist: msg`Own checklist`,
  deviceKey: msg`Signing device`,
  signOffToken: msg`Signed document`,
  keyUse: msg`Use of a signing device`,
  observation: msg`Weekly observation`,
  guidanceNote: msg`Guidance note`,
  provisionalSignOff: msg`Provisional sign-off`,
  planProposal: msg`Proposal for the plan`,
  visit: msg`Visit`,
  dispute: msg`Disputed sign-off`,
}

/** Drafts are named by the forms that keep them; the first word of the key tells which. */
const draftWords: readonly (readonly [prefix: string, word: MessageDescriptor])[] = [
  ['log', msg`Draft of a practice log`],
  ['reflection', msg`Draft of a reflection`],
  ['ask', msg`Draft of a request for a sign-off`],
  ['judgement', msg`Draft of a sign-off`],
  ['paper', msg`Draft of a sign-off`],
  ['coded', msg`Draft of a sign-off`],
  ['withdraw', msg`Draft of a withdrawal`],
  ['decline', msg`Draft of a reason`],
  ['comments', msg`Draft of comments`],
  ['comment', msg`Draft of a comment`],
  ['review', msg`Draft of comments`],
  ['concern', msg`Draft of a concern`],
  ['observation', msg`Draft of an observation`],
  ['guidance', msg`Draft of a guidance note`],
  ['programme-edit', msg`Draft of a programme`],
  ['proposal', msg`Draft of an answer to a proposal`],
  ['proposal-new', msg`Draft of a proposal`],
  ['concern-words', msg`Draft of words on a concern`],
  ['visit', msg`Draft of a visit`],
  ['dispute', msg`Draft of a dispute`],
]

export const lostWord = ({ row, draft }: LostItem): MessageDescriptor => {
  if (row !== null) return isRowType(row.type) ? rowWord[row.type] : msg`Unknown item`
  const first = draft?.key.split(/[: ]/)[0]
  return draftWords.find(([prefix]) => prefix === first)?.[1] ?? msg`Draft`
}

/** A sentence for each way to get lost; a missing one does not compile. */
export const lostSentence: Readonly<Record<LostItem['why'], MessageDescriptor>> = {
  'history-lost': msg`The school's server was restored from a backup and no longer has this. It is kept here for 30 days.`,
  'scope-left': msg`You may no longer see what this belongs to, so it cannot be handed in. Your text is kept here for 30 days.`,
  'two-drafts': msg`This draft was in your backup file, and another one stands in its place on this device. It is kept here for 30 days.`,
}

const text = msg`Text`
const comment = msg`Comment`
const name = msg`Name`

const said = (label: MessageDescriptor, words: string): readonly Said[] => (words.trim() === '' ? [] : [{ label, text: words }])
const isObject = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

/** The fields of forms that hold a person's words, whichever form it was. */
const DRAFT_FIELDS: Readonly<Record<string, MessageDescriptor>> = {
  ...logFieldWord,
  ...visitFieldWord,
  text,
  note: msg`Note`,
  comment,
  because: msg`Reason`,
  words: text,
  about: text,
  texts: comment,
  quantity: msg`Quantity`,
  value: msg`Value`,
  instrument: msg`Instrument`,
}

const saidInDraft = (value: unknown, label: MessageDescriptor = text): readonly Said[] => {
  if (typeof value === 'string') return said(label, value)
  if (Array.isArray(value)) return value.flatMap((v: unknown) => (isObject(v) ? saidInDraft(v, label) : []))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([field, inside]) => {
    // What the form began with was read, not written.
    if (field === 'was') return []
    const known = Object.hasOwn(DRAFT_FIELDS, field) ? DRAFT_FIELDS[field] : undefined
    if (typeof inside === 'string') return known === undefined ? (label === comment ? said(label, inside) : []) : said(known, inside)
    return saidInDraft(inside, known ?? label)
  })
}

/** @returns null for what this version cannot read: it is shown as it is */
export const useLostSaid = () => {
  const { t } = useLingui()
  const inRow = (type: RowType, row: AnyRow, nameOf: (id: string) => string): readonly Said[] => {
    const others = 'otherVersions' in row ? row.otherVersions.flatMap((v) => said(msg`Also written`, v.text)) : []
    if ('whatIDid' in row) return [...saidInLog(row, nameOf), ...others]
    if ('plannedFor' in row) return [...saidInVisit(row), ...others]
    if ('content' in row) return saidInLog(row.content, nameOf)
    if ('dimension' in row) return [{ label: msg`Dimension`, text: t(dimensionWord[row.dimension]) }, ...said(text, row.text), ...others]
    if ('selfLevel' in row) return [...said(msg`Skill`, nameOf(row.competency)), { label: msg`Level`, text: t(levelPhrase[row.selfLevel]) }, ...said(msg`Note`, row.note)]
    if ('facts' in row) {
      const { takeovers, prompts, defects } = row.facts
      return [
        ...said(msg`Skill`, nameOf(row.competency)),
        { label: msg`Level`, text: t(levelPhrase[row.level]) },
        { label: msg`Takeovers · prompts · own defects found`, text: `${takeovers} · ${prompts} · ${defects}` },
        ...said(comment, row.comment),
        ...said(msg`Signed by`, 'by' in row ? row.by.name : row.mentor.name),
        ...('answer' in row && row.answer !== null ? said(msg`Reason`, row.answer.because) : []),
      ]
    }
    if ('because' in row) return [...said(msg`Reason`, row.because), ...said(msg`Signed by`, row.by.name)]
    if ('items' in row && 'week' in row) return [...OBSERVED.flatMap((what) => said(observedWord[what], row.items[what].words)), ...said(msg`Written by`, row.by.name)]
    if ('about' in row && 'minutes' in row) return [...said(msg`Minutes`, String(row.minutes)), ...said(text, row.about)]
    if ('about' in row) return [...said(comment, row.text), ...said(msg`Written by`, row.by.name)]
    if ('audience' in row && row.text !== null) return said(text, row.text)
    if (type === 'endorsement' && 'by' in row) return said(msg`Signed by`, row.by.name)
    return 'name' in row ? said(name, row.name) : []
  }
  return ({ row, draft }: LostItem, nameOf: (id: string) => string): readonly Said[] | null => {
    const found = row === null ? saidInDraft(draft?.value) : readRow(row, (type, read) => inRow(type, read, nameOf))
    return found === null || found.length === 0 ? null : found
  }
}

const readRow = <R,>({ type, row }: NonNullable<LostItem['row']>, then: (type: RowType, row: AnyRow) => R): R | null => {
  if (!isRowType(type)) return null
  const read = rowSchemas[type].safeParse(row)
  return read.success ? then(type, read.data as AnyRow) : null
}
