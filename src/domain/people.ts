/**
 * The people of a placement and the two organisations. One person may hold several roles (a teacher who was a
 * craftsman), but never gives both signatures on one competency.
 */
import * as z from 'zod/mini'
import { cohortId, enterpriseId, personId, postId, schoolId } from './ids.ts'
import { line, paragraph, readable } from './text.ts'

export const ROLES = ['apprentice', 'mentor', 'teacher', 'coordinator'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** The school's own number of an apprentice, as it stands on its lists; no national id and no telephone number. */
export const schoolNumber = z
  .string()
  .check(z.minLength(1), z.maxLength(40, { error: 'too-long' }), z.regex(/^\S(.*\S)?$/, { error: 'unreadable' }), readable)
  .brand<'SchoolNumber'>()
export type SchoolNumber = z.infer<typeof schoolNumber>

export const person = z.object({
  id: personId,
  school: schoolId,
  name: line,
  roles: z.readonly(z.array(role).check(z.minLength(1), z.maxLength(4))),
  /** An apprentice's class. */
  cohort: z.nullable(cohortId),
  /** A mentor's enterprise. */
  enterprise: z.nullable(enterpriseId),
  active: z.boolean(),
  schoolNumber: z.optional(schoolNumber),
})
export type Person = z.infer<typeof person>

/** Who did it, as known at that moment: a record keeps its signature when a person leaves. */
export const signature = z.object({ person: personId, name: line, role })
export type Signature = z.infer<typeof signature>

export const school = z.object({ id: schoolId, name: line, demo: z.boolean() })
export type School = z.infer<typeof school>

/** Where an enterprise takes apprentices: one kind of work, with so many places for them. */
export const post = z.object({
  id: postId,
  name: line,
  /** Apprentices at the same time. */
  capacity: z.int().check(z.gte(1), z.lte(500)),
  /** The enterprise's own people at posts of this kind; not given where nobody has counted. */
  workers: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  /** What is done there. */
  tasks: z.optional(paragraph),
})
export type Post = z.infer<typeof post>

export const enterprise = z.object({
  id: enterpriseId,
  school: schoolId,
  name: line,
  employees: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  posts: z.optional(z.readonly(z.array(post).check(z.maxLength(60)))),
})
export type Enterprise = z.infer<typeof enterprise>

/** Who acts, in a mutator or a route: taken from the session, never from the request. */
export interface Actor {
  readonly person: Person['id']
  readonly school: School['id']
  readonly name: string
  readonly roles: readonly Role[]
}

export const hasRole = (who: { readonly roles: readonly Role[] }, ...wanted: readonly Role[]): boolean =>
  wanted.some((r) => who.roles.includes(r))

/** The actor's signature in one of the roles he holds. */
export const signAs = (actor: Actor, as: Role): Signature => ({ person: actor.person, name: actor.name, role: as })
