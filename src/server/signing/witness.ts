/** The school's own reading of what a mentor's device signed: every signature and every digest, by its own rows. */
import type { Instant } from '#domain/calendar-day.ts'
import type { CompetencyId, DeviceKeyId } from '#domain/ids.ts'
import { competenciesOf } from '#domain/programme.ts'
import { refuse } from '#domain/refusal.ts'
import { fromBase64url } from '#signing/bytes.ts'
import { readToken } from '#signing/read-token.ts'
import type { Witness } from '#sync/mutation.ts'
import { portfolioOf } from '#sync/scope.ts'
import type { Transaction } from '#sync/transaction.ts'
import type { PersonId } from '#domain/ids.ts'
import { receiptAt } from '../store/signing-books.ts'
import { spendCode } from './one-time-codes.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'

const competenciesFor = async (tx: Transaction, apprentice: PersonId): Promise<readonly CompetencyId[]> => {
  const placements = await tx.inScope('placement', portfolioOf(apprentice))
  const plans = await Promise.all([...new Set(placements.map((p) => p.programme))].map((id) => tx.get('programme', id)))
  return [...new Set(plans.flatMap((plan) => (plan === undefined ? [] : competenciesOf(plan).map((c) => c.id))))]
}

interface Around {
  readonly now: Instant
  readonly setAside: Witness['setAside']
}

export const witnessOver = ({ sql, school }: Pick<ServerTransaction, 'sql' | 'school'>, { now, setAside }: Around): Witness => ({
  setAside,
  read: async (tx, { apprentice, token, request, comments }) => {
    const [bytes, requestBytes] = [fromBase64url(token), fromBase64url(request)]
    if (bytes === null || requestBytes === null) return refuse('token-unreadable')
    const read = await readToken(bytes, requestBytes, {
      school,
      apprentice,
      keyOf: (id: DeviceKeyId) => tx.get('deviceKey', id),
      competencies: await competenciesFor(tx, apprentice),
      revisions: await tx.inScope('logRevision', portfolioOf(apprentice)),
      comments,
    })
    if (typeof read === 'string') return refuse(read)
    const { reading, link, receipt } = read
    return { reading, link, notBefore: receipt === null ? null : await receiptAt(sql, school, reading.key, receipt) }
  },
  spendCode: (tx, claim) => spendCode(tx, { sql, school }, claim, now),
})
