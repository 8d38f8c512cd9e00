/** Placements: prepared, let start, given another mentor, ended so that the next one begins. */
import { dayAt } from '#domain/calendar-day.ts'
import { hasRole } from '#domain/people.ts'
import type { Placement } from '#domain/placement.ts'
import { lacksToStart, replaceMentor } from '#domain/placement-start.ts'
import type { ApprovalDeed, MentorDeed, MoveDeed, PlacementDeed } from '#sync/office-deeds.ts'
import { writeAudit } from './audit-line.ts'
import { type Judge, wrong } from './deed.ts'
import { placementFrom } from './placement-checks.ts'

export const savePlacement: Judge<'placement', PlacementDeed> = async (desk, { id, set }, old) => {
  const checked = await placementFrom(desk, id, set, old)
  return 'fields' in checked ? wrong(...checked.fields) : { deed: old === undefined ? 'placement.create' : 'placement.edit', row: checked.placement }
}

/** Lets a placement start, or says what is missing. Taking that back is possible only while nobody has guided on it. */
export const approvePlacement: Judge<'placement', ApprovalDeed> = async ({ actor, now }, { approved }, old) => {
  if (old === undefined) return { no: 'not-found' }
  // One from before papers were kept starts by its dates; there is nothing to approve.
  if (old.papers === undefined) return { deed: 'placement.approve', row: old }
  if (!approved) {
    if (old.papers.approved !== null && old.start <= dayAt(now, 14 * 60)) return wrong({ path: 'approved', error: 'wrong-type' })
    return { deed: 'placement.take-approval-back', row: { ...old, papers: { ...old.papers, approved: null } } }
  }
  const lacks = lacksToStart(old)
  if (lacks.length > 0) return { no: 'cannot-start', lacks }
  if (old.papers.approved !== null) return { deed: 'placement.approve', row: old }
  return { deed: 'placement.approve', row: { ...old, papers: { ...old.papers, approved: { by: actor.person, name: actor.name, at: now } } } }
}

export const replacePlacementMentor: Judge<'placement', MentorDeed> = async ({ tx }, { leaving, lastDay, successor }, old) => {
  if (old === undefined) return { no: 'not-found' }
  const person = await tx.get('person', successor)
  if (person === undefined || !person.active || !hasRole(person, 'mentor')) return wrong({ path: 'successor', error: 'not-known' })
  if (person.enterprise !== null && person.enterprise !== old.enterprise) return wrong({ path: 'successor', error: 'of-other-enterprise' })
  if (lastDay >= old.end) return wrong({ path: 'lastDay', error: 'too-large' })
  const mentors = replaceMentor(old.mentors, leaving, lastDay, { person: person.id, name: person.name })
  if (mentors === old.mentors) return wrong({ path: 'leaving', error: 'not-known' })
  return { deed: 'placement.replace-mentor', row: { ...old, mentors } }
}

/** The old placement ends and its rows stay; the next one begins after it, with papers of its own. */
export const movePlacement: Judge<'placement', MoveDeed> = async (desk, { deed, lastDay, next, set }, old) => {
  if (old === undefined) return { no: 'not-found' }
  if (lastDay < old.start) return wrong({ path: 'lastDay', error: 'too-early' })
  if (lastDay > old.end) return wrong({ path: 'lastDay', error: 'too-large' })
  if (set.start <= lastDay) return wrong({ path: 'set.start', error: 'too-early' })
  if (set.apprentice !== old.apprentice) return wrong({ path: 'set.apprentice', error: 'wrong-type' })
  if ((await desk.tx.get('placement', next)) !== undefined) return wrong({ path: 'next', error: 'wrong-type' })
  const checked = await placementFrom(desk, next, set, undefined)
  if ('fields' in checked) return wrong(...checked.fields)
  await desk.tx.put('placement', checked.placement)
  await writeAudit(desk, { id: `${deed}-next`, deed: 'placement.create', type: 'placement', was: null, is: checked.placement, bodyHash: '' })
  const row: Placement = { ...old, end: lastDay }
  return { deed: 'placement.move', row }
}
