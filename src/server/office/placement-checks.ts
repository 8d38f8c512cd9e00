/** Makes a placement's row out of what the office typed: every name from the school's own rows, every tie looked up. */
import { isFutureEverywhere } from '#domain/calendar-day.ts'
import type { PersonId, PlacementId } from '#domain/ids.ts'
import { hasRole, type Person, type Role } from '#domain/people.ts'
import { type Guidance, isReady, isRunning, type Papers, type Placement } from '#domain/placement.ts'
import { keepsItsMentors } from '#domain/placement-start.ts'
import type { FieldError } from '#domain/refusal.ts'
import type { PlacementContent } from '#sync/office-deeds.ts'
import type { Desk } from './desk.ts'

type Checked = { readonly placement: Placement } | { readonly fields: readonly FieldError[] }

/** @param kept people who were there before; they may have left since */
const findPerson = async ({ tx }: Desk, id: PersonId, as: Role, kept: readonly PersonId[]): Promise<Person | undefined> => {
  const person = await tx.get('person', id)
  return person !== undefined && hasRole(person, as) && (person.active || kept.includes(id)) ? person : undefined
}

const mentorsFrom = async (desk: Desk, set: PlacementContent, old: Placement | undefined, fields: FieldError[]): Promise<readonly Guidance[]> => {
  const before = (old?.mentors ?? []).map((m) => m.person)
  const mentors: Guidance[] = []
  for (const [n, turn] of set.mentors.entries()) {
    const at = `set.mentors.${n}`
    const person = await findPerson(desk, turn.person, 'mentor', before)
    const isNew = !before.includes(turn.person)
    if (person === undefined) fields.push({ path: `${at}.person`, error: 'not-known' })
    else if (isNew && person.enterprise !== null && person.enterprise !== set.enterprise) fields.push({ path: `${at}.person`, error: 'of-other-enterprise' })
    if (turn.until !== null && turn.until < turn.from) fields.push({ path: `${at}.until`, error: 'too-early' })
    const named = old?.mentors.find((m) => m.person === turn.person)?.name
    mentors.push({ ...turn, name: named ?? person?.name ?? '' })
  }
  if (old !== undefined && !keepsItsMentors(old, mentors)) fields.push({ path: 'set.mentors', error: 'required' })
  return mentors
}

/** Once it has begun, what let it start cannot be taken away; before that the approval falls with it. */
const papersFrom = ({ now }: Desk, { papers: set }: PlacementContent, old: Placement | undefined, fields: FieldError[]): Papers | undefined => {
  if (set === null) {
    if (old === undefined || old.papers !== undefined) fields.push({ path: 'set.papers', error: 'required' })
    return undefined
  }
  for (const paper of ['agreement', 'guardianConsent'] as const) {
    const signed = set[paper]
    if (signed !== null && isFutureEverywhere(signed.signedOn, now)) fields.push({ path: `set.papers.${paper}.signedOn`, error: 'in-the-future' })
  }
  const approved = old?.papers?.approved ?? null
  const papers = { ...set, approved }
  if (approved === null || isReady({ papers })) return papers
  if (old !== undefined && isRunning(old, now)) fields.push({ path: set.agreement === null ? 'set.papers.agreement' : 'set.papers.guardianConsent', error: 'required' })
  return { ...papers, approved: null }
}

/** @param old as it stands; undefined for a new one */
export const placementFrom = async (desk: Desk, id: PlacementId, set: PlacementContent, old: Placement | undefined): Promise<Checked> => {
  const { tx, now } = desk
  const fields: FieldError[] = []
  const look = <R>(row: R | undefined, path: string): R | undefined => {
    if (row === undefined) fields.push({ path: `set.${path}`, error: 'not-known' })
    return row
  }
  if (old !== undefined && old.apprentice !== set.apprentice) fields.push({ path: 'set.apprentice', error: 'wrong-type' })
  // Whoever goes elsewhere gets a new placement; what was done here was done here.
  if (old !== undefined && isReady(old) && isRunning(old, now) && old.enterprise !== set.enterprise) fields.push({ path: 'set.enterprise', error: 'wrong-type' })
  if (set.end < set.start) fields.push({ path: 'set.end', error: 'too-early' })
  const apprentice = look(await findPerson(desk, set.apprentice, 'apprentice', old === undefined ? [] : [old.apprentice]), 'apprentice')
  const cohort = old?.cohort ?? apprentice?.cohort ?? null
  if (apprentice !== undefined && cohort === null) fields.push({ path: 'set.cohort', error: 'required' })
  const enterprise = look(await tx.get('enterprise', set.enterprise), 'enterprise')
  const post = set.postId === null ? undefined : enterprise?.posts?.find((p) => p.id === set.postId)
  if (set.postId !== null && enterprise !== undefined) look(post, 'postId')
  const programme = look(await tx.get('programme', set.programme), 'programme')
  const teacher = look(await findPerson(desk, set.teacher, 'teacher', old === undefined ? [] : [old.teacher]), 'teacher')
  const mentors = await mentorsFrom(desk, set, old, fields)
  const papers = papersFrom(desk, set, old, fields)
  if (fields.length > 0 || cohort === null || enterprise === undefined || programme === undefined || teacher === undefined) return { fields }
  const { postId: _, post: __, papers: ___, ...kept } = old ?? {}
  return {
    placement: {
      ...kept,
      id,
      school: tx.school,
      apprentice: set.apprentice,
      cohort,
      enterprise: enterprise.id,
      enterpriseName: enterprise.name,
      post: post?.name ?? set.post,
      ...(post === undefined ? {} : { postId: post.id }),
      programme: programme.id,
      plan: programme.plan,
      mentors,
      teacher: teacher.id,
      teacherName: teacher.name,
      start: set.start,
      end: set.end,
      weeklyHours: set.weeklyHours,
      ...(set.restDays === undefined ? {} : { restDays: set.restDays }),
      ...(papers === undefined ? {} : { papers }),
    },
  }
}
