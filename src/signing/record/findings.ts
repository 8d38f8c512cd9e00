/**
 * What an examination of a record can come to: statements out of a closed list, each with its verdict, so that every one has
 * a sentence in every language. `open` is what this file alone cannot tell; it is no reproach.
 */
import type { CalendarDay, Instant } from '#domain/calendar-day.ts'
import type { SeenRevisions, SignOff, Withdrawal } from '#domain/sign-off.ts'
import type { TokenFault } from '../read-token.ts'
import type { Unlock } from '../token.ts'

export type Verdict = 'holds' | 'false' | 'open'

type Nothing = Readonly<Record<never, never>>
type LogNamed = SeenRevisions[number] & { readonly task: string }
export type KeyFault = 'misnamed' | 'unreadable' | 'differs' | 'forged'
export type TreeFault = 'unreadable' | 'forged' | 'other-school'

/** What each statement is about. */
export interface Details {
  'school-key-given': { readonly key: string }
  'school-key-in-file': { readonly key: string }
  'school-key-missing': Nothing
  'school-key-differs': { readonly key: string }
  'tree-holds': { readonly at: Instant; readonly size: number }
  'tree-false': { readonly because: TreeFault }
  'tree-missing': Nothing
  'documents-missing': Nothing
  'name-certified': { readonly name: string }
  'name-differs': { readonly name: string; readonly certified: string }
  'name-open': { readonly name: string }
  'key-certified': { readonly name: string; readonly purpose: 'request' | 'sign-off'; readonly until: Instant }
  'key-open': { readonly name: string; readonly purpose: 'request' | 'sign-off' }
  'key-false': { readonly name: string; readonly because: KeyFault }
  twice: { readonly row: string }
  'of-nothing': { readonly row: string }
  'proof-of-nothing': { readonly row: string }
  'line-missing': { readonly token: string; readonly line: number }
  'document-false': { readonly token: string; readonly because: TokenFault }
  'number-twice': { readonly name: string; readonly number: number }
  'chain-broken': { readonly name: string; readonly number: number }
  'photos-hold': { readonly count: number }
  'photo-false': { readonly photo: string }
  'device-signed': { readonly name: string; readonly at: Instant; readonly unlock: Unlock }
  'device-open': { readonly name: string; readonly at: Instant }
  'session-signed': { readonly name: string; readonly at: Instant }
  'session-open': { readonly name: string; readonly at: Instant }
  'token-missing': Nothing
  'token-open': Nothing
  'out-of-certificate': { readonly at: Instant }
  'out-of-bracket': { readonly at: Instant }
  'field-differs': { readonly field: string }
  'words-waiting': Nothing
  'signer-renamed': { readonly name: string; readonly certified: string }
  'log-holds': LogNamed & { readonly newest: number }
  'log-changed': LogNamed
  'log-missing': SeenRevisions[number]
  'log-otherwise': LogNamed
  'logs-open': { readonly count: number }
  'row-holds': Nothing
  'row-false': { readonly row: string }
  'row-open': Nothing
  'came-between': { readonly notBefore: Instant | null; readonly notAfter: Instant }
  'not-come': Nothing
  'waits-for-person': { readonly why: NonNullable<SignOff['review']> }
  withdrawn: Pick<Withdrawal, 'at' | 'because'> & { readonly name: string }
  'withdrawn-open': Pick<Withdrawal, 'at' | 'because'> & { readonly name: string }
  endorsed: { readonly name: string; readonly at: Instant }
  'endorsed-open': { readonly name: string; readonly at: Instant }
  'by-somebody-else': { readonly row: string; readonly name: string }
  'own-signature': { readonly name: string }
  'confirmation-missing': { readonly row: string; readonly name: string }
  'on-paper': { readonly name: string; readonly teacher: string; readonly day: CalendarDay; readonly recordedAt: Instant; readonly photo: string }
  'sheet-missing': { readonly photo: string }
}
export type Code = keyof Details

export type Finding = { readonly [C in Code]: { readonly says: C } & Details[C] }[Code]

/** For a withdrawal that holds, `holds` says that it was taken back, not that the sign-off stands. */
const VERDICTS: { readonly [C in Code]: Verdict } = {
  'school-key-given': 'holds',
  'school-key-in-file': 'open',
  'school-key-missing': 'open',
  'school-key-differs': 'false',
  'tree-holds': 'holds',
  'tree-false': 'false',
  'tree-missing': 'open',
  'documents-missing': 'open',
  'name-certified': 'holds',
  'name-differs': 'false',
  'name-open': 'open',
  'key-certified': 'holds',
  'key-open': 'open',
  'key-false': 'false',
  twice: 'false',
  'of-nothing': 'false',
  'proof-of-nothing': 'false',
  'line-missing': 'false',
  'document-false': 'false',
  'number-twice': 'false',
  'chain-broken': 'false',
  'photos-hold': 'holds',
  'photo-false': 'false',
  'device-signed': 'holds',
  'device-open': 'open',
  'session-signed': 'holds',
  'session-open': 'open',
  'token-missing': 'false',
  'token-open': 'open',
  'out-of-certificate': 'false',
  'out-of-bracket': 'false',
  'field-differs': 'false',
  'words-waiting': 'open',
  'signer-renamed': 'open',
  'log-holds': 'holds',
  'log-changed': 'false',
  'log-missing': 'false',
  'log-otherwise': 'false',
  'logs-open': 'open',
  'row-holds': 'holds',
  'row-false': 'false',
  'row-open': 'open',
  'came-between': 'holds',
  'not-come': 'open',
  'waits-for-person': 'open',
  withdrawn: 'holds',
  'withdrawn-open': 'open',
  endorsed: 'holds',
  'endorsed-open': 'open',
  'by-somebody-else': 'false',
  'own-signature': 'false',
  'confirmation-missing': 'false',
  'on-paper': 'open',
  'sheet-missing': 'false',
}

export const verdictOf = ({ says }: Finding): Verdict => VERDICTS[says]
