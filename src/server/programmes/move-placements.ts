/**
 * Moves placements to another version of their plan. The coordinator's device holds no portfolios, so what a move means
 * for each apprentice is counted here, and shown before it is done.
 */
import { judgeSchoolDeed } from '#domain/access.ts'
import { dayAt } from '#domain/calendar-day.ts'
import type { PersonId, ProgrammeId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import type { Placement } from '#domain/placement.ts'
import { mayFollow, moveEffect } from '#domain/programme-edit/move.ts'
import type { Programme } from '#domain/programme.ts'
import type { SignatureBook } from '#domain/sign-off.ts'
import type { MoveCandidate, MoveRequest } from '#sync/programme-changes.ts'
import { portfolioOf } from '#sync/scope.ts'
import { actorFrom } from '../replication/signed-in.ts'
import { readRow, rowsInScope, rowsOfType } from '../store/rows.ts'
import type { Sql } from '../store/schema.ts'
import type { ServerTransaction, Writer } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'

const signaturesAbout = async (sql: Sql, { school, apprentice }: Placement): Promise<SignatureBook> => {
  const home = portfolioOf(apprentice)
  return {
    signOffs: await rowsInScope(sql, school, 'signOff', home),
    withdrawals: await rowsInScope(sql, school, 'withdrawal', home),
    endorsements: [],
  }
}

const signedUnder = (book: SignatureBook, placement: Placement): SignatureBook => ({ ...book, signOffs: book.signOffs.filter((s) => s.placement === placement.id) })

/** Placements that have not ended and could follow `to`; null where there is no such version. */
export const moveCandidatesFor = (store: Store, { school }: Actor, to: ProgrammeId, now: number): Promise<readonly MoveCandidate[] | null> =>
  store.readSchool(school, async (sql) => {
    const target = await readRow(sql, school, 'programme', to)
    if (target === undefined) return null
    const programmes = new Map((await rowsOfType(sql, school, 'programme')).map((p) => [p.id, p]))
    const candidates: MoveCandidate[] = []
    // A day in the workshop's zone may still be yesterday's here.
    const today = dayAt(now, -12 * 60)
    for (const p of await rowsOfType(sql, school, 'placement')) {
      const from = programmes.get(p.programme)
      if (p.end < today || from === undefined || !mayFollow(p, from, target)) continue
      const name = (await readRow(sql, school, 'person', p.apprentice))?.name ?? p.apprentice
      const effect = moveEffect(from, target, signedUnder(await signaturesAbout(sql, p), p))
      candidates.push({
        placement: p.id,
        from: from.id,
        fromVersion: from.version,
        apprenticeName: name,
        enterpriseName: p.enterpriseName,
        post: p.post,
        kept: effect.kept,
        added: [...effect.added],
        gone: [...effect.gone],
        changed: [...effect.changed],
      })
    }
    return candidates.toSorted((a, b) => (a.apprenticeName < b.apprenticeName ? -1 : 1))
  })

/** What was done, for the books of the office: who moved whom, from where to where, and what was kept. */
export interface MoveFacts {
  readonly by: PersonId
  readonly to: ProgrammeId
  readonly moved: readonly { readonly placement: Placement['id']; readonly from: ProgrammeId; readonly kept: number }[]
}

export type Moved = { readonly is: 'moved'; readonly facts: MoveFacts } | { readonly is: 'missing' } | { readonly is: 'changed' } | { readonly is: 'not-allowed' }

const move = async (tx: ServerTransaction, by: PersonId, target: Programme, request: MoveRequest): Promise<Moved> => {
  const moved: MoveFacts['moved'][number][] = []
  for (const { placement, from } of request.placements) {
    const row = await tx.get('placement', placement)
    const was = await tx.get('programme', from)
    if (row === undefined || was === undefined || !mayFollow(row, was, target)) return { is: 'missing' }
    if (row.programme !== from) return { is: 'changed' }
    await tx.put('placement', { ...row, programme: target.id, plan: target.plan })
    const book = { signOffs: await tx.inScope('signOff', portfolioOf(row.apprentice)), withdrawals: await tx.inScope('withdrawal', portfolioOf(row.apprentice)), endorsements: [] }
    moved.push({ placement, from, kept: moveEffect(was, target, signedUnder(book, row)).kept })
  }
  return { is: 'moved', facts: { by, to: target.id, moved } }
}

/** All of them in one transaction, or none. */
export const movePlacements = (store: Store, writer: Writer & { readonly author: PersonId }, request: MoveRequest): Promise<Moved> =>
  store.write(writer, (tx) =>
    tx.attempt(
      async (): Promise<Moved> => {
        const author = actorFrom(await tx.get('person', writer.author))
        if (author === null || judgeSchoolDeed(author, 'change-programme') !== null) return { is: 'not-allowed' }
        const target = await tx.get('programme', request.to)
        return target === undefined ? { is: 'missing' } : move(tx, writer.author, target, request)
      },
      (result) => result.is === 'moved',
    ),
  )
