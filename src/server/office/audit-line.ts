/** What the audit log keeps of a deed: the fields that changed, before and after, and no private text. */
import type { OfficeDeed } from '#sync/office-audit.ts'
import type { OfficeRow, OfficeType } from '#sync/office-entries.ts'
import type { Placement } from '#domain/placement.ts'
import { addAudit } from '../store/audit.ts'
import type { Desk } from './desk.ts'

type Facts = Readonly<Record<string, unknown>>

/** Days and yes or no; who signed, and why a rule was lifted, stays with the row. */
const withoutTexts = ({ papers, exemptions, ...rest }: Placement): Facts => ({
  ...rest,
  ...(exemptions === undefined ? {} : { exemptions: exemptions.map(({ rule, from, until }) => ({ rule, from, until })) }),
  ...(papers === undefined
    ? {}
    : { minor: papers.minor, agreement: papers.agreement?.signedOn ?? null, guardianConsent: papers.guardianConsent?.signedOn ?? null, approved: papers.approved !== null }),
})

const factsOf = (type: OfficeType, row: OfficeRow<OfficeType> | null): Facts => {
  if (row === null) return {}
  const { id: _, school: __, ...facts } = type === 'placement' ? withoutTexts(row as Placement) : (row as unknown as Facts)
  return facts
}

/** Of two versions what differs. */
const changesBetween = (was: Facts, is: Facts): { readonly was: Facts; readonly is: Facts } => {
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
  const only = (facts: Facts) => Object.fromEntries(changed.filter((key) => facts[key] !== undefined).map((key) => [key, facts[key]]))
  return { was: only(was), is: only(is) }
}

interface Line {
  readonly id: string
  readonly deed: OfficeDeed
  readonly type: OfficeType
  readonly was: OfficeRow<OfficeType> | null
  readonly is: OfficeRow<OfficeType>
  readonly bodyHash: string
}

/** Adds the line of a deed, in its own transaction. */
export const writeAudit = async ({ tx, actor, now }: Desk, { id, deed, type, was, is, bodyHash }: Line): Promise<void> => {
  const named = 'apprentice' in is ? await tx.get('person', is.apprentice) : is
  const changes = changesBetween(factsOf(type, was), factsOf(type, is))
  await addAudit(tx.sql, {
    school: tx.school,
    id,
    at: now,
    person: actor.person,
    name: actor.name,
    deed,
    type,
    subject: is.id,
    subject_name: named?.name ?? '',
    was: was === null ? null : JSON.stringify(changes.was),
    is: JSON.stringify(changes.is),
    body_hash: bodyHash,
  })
}
