/** Sessions: who signs in, who is signed in, and signing out. */
import { actorFrom, type SignedIn } from '../replication/signed-in.ts'
import { type Actor } from '#domain/people.ts'
import { type Profile, signInRequest, type SignInResponse, username as validUsername } from '#sync/account.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Account, accountNamed, accountOf, addSession, endSession, liveSession, prolongSession } from '../store/accounts.ts'
import { vaultWord } from '../signing/vault-word.ts'
import { readRow } from '../store/rows.ts'
import type { Sql } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { sayNo } from './answers.ts'
import { passwordMatches } from './passwords.ts'
import { giveCookie, hashOfToken, newToken, PROLONG_AFTER_MS, SESSION_MS, takeCookieBack, tokenHashOf } from './session-cookie.ts'
import type { Route, Visit } from './visit.ts'

/** Usernames are compared without regard to case, and as one however a keyboard composes the letters. */
export const canonicalUsername = (typed: string): string => typed.normalize('NFKC').toLowerCase()

/** Who asks, by the cookie; null without a live session, or if the person was retired since. */
export const findActor = async (store: Store, request: FastifyRequest, reply: FastifyReply, now: Instant): Promise<Actor | null> => {
  const tokenHash = tokenHashOf(request)
  if (tokenHash === null) return null
  const found = await store.read(async (sql) => {
    const session = await liveSession(sql, tokenHash, now)
    if (session === undefined) return null
    return { session, actor: actorFrom(await readRow(sql, session.school, 'person', session.person)) }
  })
  if (found === null || found.actor === null) return null
  if (now - found.session.last_seen >= PROLONG_AFTER_MS) {
    await store.keepBooks((sql) => prolongSession(sql, tokenHash, now, now + SESSION_MS))
    const token = Object.values(request.cookies).find((value) => value !== undefined && hashOfToken(value) === tokenHash)
    if (token !== undefined) giveCookie(request, reply, token)
  }
  return found.actor
}

const profileOf = async (sql: Sql, { person, school }: SignedIn, account: Account): Promise<Profile | null> => {
  const [who, where] = [await readRow(sql, school, 'person', person), await readRow(sql, school, 'school', school)]
  if (who === undefined || !who.active || where === undefined) return null
  return { person, school, schoolName: where.name, demo: where.demo, name: who.name, username: account.username, roles: who.roles }
}

/** Starts a session for an account, in place of the one that the browser had. @returns null if the person was retired */
export const openSession = async ({ store, clock, request, reply }: Visit, account: Account): Promise<Profile | null> => {
  const [token, old, now] = [newToken(), tokenHashOf(request), clock()]
  const profile = await store.keepBooks(async (sql) => {
    const known = await profileOf(sql, account, account)
    if (known === null) return null
    if (old !== null) await endSession(sql, old)
    const { person, school } = account
    await addSession(sql, { token_hash: hashOfToken(token), person, school, created: now, last_seen: now, expires: now + SESSION_MS })
    return known
  })
  if (profile !== null) giveCookie(request, reply, token)
  return profile
}

const signIn = async (visit: Visit): Promise<unknown> => {
  const { request, reply, store, brake } = visit
  const parsed = signInRequest.safeParse(request.body)
  if (!parsed.success) return sayNo(reply, { error: 'bad-request' })
  const typed = canonicalUsername(parsed.data.username.trim())
  const admitted = await brake.admit(request, typed)
  if (typeof admitted === 'number') return sayNo(reply, { error: 'too-many-tries', retryAfter: admitted })
  let profile: Profile | null = null
  try {
    const account = validUsername.safeParse(typed).success ? await store.read((sql) => accountNamed(sql, typed)) : undefined
    const right = await passwordMatches(account?.password_hash, parsed.data.password)
    if (right && account !== undefined) profile = await openSession(visit, account)
  } finally {
    await admitted(profile !== null)
  }
  // One answer for a wrong name, a wrong password and a person who left: a stranger learns nothing of who is here.
  if (profile === null) return sayNo(reply, { error: 'wrong-credentials' })
  const { vault } = parsed.data
  return vault === undefined ? profile : ({ ...profile, vaultWord: await vaultWord(store, profile, vault, visit.clock()) } satisfies SignInResponse)
}

export const sessionRoutes: readonly Route[] = [
  { method: 'POST', url: '/api/session', access: 'anyone', answer: signIn },
  {
    method: 'GET',
    url: '/api/session',
    access: 'signed-in',
    answer: async ({ store, actor, reply }) => {
      const profile = await store.readSchool(actor.school, async (sql) => {
        const account = await accountOf(sql, actor.person)
        return account === undefined ? null : profileOf(sql, actor, account)
      })
      return profile ?? sayNo(reply, { error: 'not-signed-in' })
    },
  },
  {
    // Open to anyone, so that a device that was offline for long can sign out twice and hear the same.
    method: 'DELETE',
    url: '/api/session',
    access: 'anyone',
    answer: async ({ store, request, reply }) => {
      const tokenHash = tokenHashOf(request)
      if (tokenHash !== null) await store.keepBooks((sql) => endSession(sql, tokenHash))
      takeCookieBack(request, reply)
      return {}
    },
  },
]
