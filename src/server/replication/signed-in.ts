/** Whose session it is, and who that person is by now. Neither ever comes from a request. */
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { Actor, Person } from '#domain/people.ts'

export interface SignedIn {
  readonly person: PersonId
  readonly school: SchoolId
}

/** The actor of a person as the school knows her at this moment; null if she is gone or was retired. */
export const actorFrom = (person: Person | undefined): Actor | null =>
  person === undefined || !person.active ? null : { person: person.id, school: person.school, name: person.name, roles: person.roles }
