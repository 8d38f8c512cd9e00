/** One sign-off of a record: what its signed document says, what the logs say that it rests on, what was done with it since. */
import { changedFields, contentOf, type LogRevision } from '#domain/practice-log.ts'
import type { RecordFile } from '#domain/record-file.ts'
import { LENGTH } from '#domain/text.ts'
import { isOfHand, type PaperSheet, type SeenRevisions, type SignOff } from '#domain/sign-off.ts'
import { type TokenLine, type TokenReading, signOffIdOf } from '#domain/sign-off-token.ts'
import { toHex } from '../bytes.ts'
import { revisionDigest } from '../revision-digest.ts'
import { commentDigest } from '../token.ts'
import { type CheckedToken, tokenFindings } from './check-tokens.ts'
import type { Tree } from './check-tree.ts'
import type { Finding, Verdict } from './findings.ts'

export interface Surroundings {
  readonly file: RecordFile
  readonly tokens: readonly CheckedToken[]
  readonly tree: Tree
}

const sameLog = (a: SeenRevisions[number]) => (b: SeenRevisions[number]) => a.log === b.log && a.revision === b.revision

/** The log as it stands says what its revision says, where that is its last. */
const isAsHandedIn = ({ rows }: RecordFile, revision: LogRevision): boolean => {
  const log = rows.practiceLog.find((l) => l.id === revision.log)
  return log !== undefined && (log.revision !== revision.revision || changedFields(contentOf(log), revision.content).length === 0)
}

const logFindings = (s: SignOff, line: TokenLine, { file }: Surroundings): readonly Finding[] => {
  const known = s.logs.map((named): Finding => {
    const revision = file.rows.logRevision.find(sameLog(named))
    if (revision === undefined) return { says: 'log-missing', log: named.log, revision: named.revision }
    const about = { log: named.log, revision: named.revision, task: revision.content.task }
    if (!line.logs.some(sameLog(named)) || revision.id !== `${named.log}:${named.revision}`) return { says: 'log-changed', ...about }
    const newest = file.rows.practiceLog.find((l) => l.id === named.log)?.revision ?? named.revision
    return isAsHandedIn(file, revision) ? { says: 'log-holds', ...about, newest } : { says: 'log-otherwise', ...about }
  })
  const digests = new Set(file.rows.logRevision.filter((r) => line.logs.some(sameLog(r))).map((r) => toHex(revisionDigest(r))))
  const claimed = s.unknownLogs ?? []
  const isTold = line.unknown.every((d) => claimed.includes(d)) && claimed.every((d) => line.unknown.includes(d) || digests.has(d))
  // A changed log has lost its digest, and is said to be changed above.
  const isSaid = isTold || known.some((f) => f.says === 'log-changed' || f.says === 'log-missing')
  const unnamed = line.logs.filter((l) => !s.logs.some(sameLog(l)))
  return [
    ...known,
    ...(isSaid && unnamed.length <= claimed.length ? [] : [{ says: 'field-differs', field: 'logs' } as const]),
    ...(line.unknown.length > 0 && isTold ? [{ says: 'logs-open', count: line.unknown.length } as const] : []),
  ]
}

const wordsDiffer = ({ comment }: SignOff, line: TokenLine): boolean =>
  line.commentDigest === null ? comment !== line.comment.slice(0, LENGTH.paragraph) : comment !== '' && toHex(commentDigest(comment)) !== line.commentDigest

/** The fields in which the record says something else than what was signed. */
const differences = (s: SignOff, reading: TokenReading, line: TokenLine, n: number, signer: string): readonly string[] => {
  const checks: Readonly<Record<string, boolean>> = {
    id: s.id === signOffIdOf(reading.token, n),
    competency: s.competency === line.competency,
    level: s.level === line.level,
    facts: s.facts.takeovers === line.facts.takeovers && s.facts.prompts === line.facts.prompts && s.facts.defects === line.facts.defects,
    comment: !wordsDiffer(s, line),
    at: s.at === reading.at,
    by: s.by.person === signer && s.by.role === 'mentor',
    assurance: s.assurance === 'A',
  }
  return Object.entries(checks).flatMap(([field, isSame]) => (isSame ? [] : [field]))
}

const signedOnDevice = (s: SignOff, n: number, token: CheckedToken, around: Surroundings): readonly Finding[] => {
  const { read, key } = token
  if (typeof read === 'string') return [{ says: 'document-false', token: token.row.id, because: read }]
  const { reading } = read
  const line = reading.lines[n]
  if (line === undefined) return [{ says: 'field-differs', field: 'token' }]
  const certified = key?.key.name ?? ''
  const { at, unlock } = reading
  return [
    key?.finding.says === 'key-certified' ? { says: 'device-signed', name: certified, at, unlock } : { says: 'device-open', name: certified, at },
    ...differences(s, reading, line, n, read.key.person).map((field): Finding => ({ says: 'field-differs', field })),
    ...(s.by.name === certified ? [] : [{ says: 'signer-renamed', name: s.by.name, certified } as const]),
    ...(line.commentDigest !== null && s.comment === '' ? [{ says: 'words-waiting' } as const] : []),
    ...logFindings(s, line, around),
    ...tokenFindings(token, around.tree),
  ]
}

const ROW: { readonly [V in Verdict]: (row: string) => Finding } = {
  holds: () => ({ says: 'row-holds' }),
  false: (row) => ({ says: 'row-false', row }),
  open: () => ({ says: 'row-open' }),
}

/** Nothing but the photo of the sheet says that he signed it; that the school has the row as it is says who put it down. */
const signedOnPaper = (s: SignOff, paper: PaperSheet, { rows }: RecordFile): readonly Finding[] => {
  const { by, at: recordedAt, signedOn: day, photo } = paper
  const revision = rows.logRevision.find(sameLog(paper))
  const isKept = revision?.content.photos?.some((p) => p.sha256 === photo) === true && s.logs.some(sameLog(paper))
  return [{ says: 'on-paper', name: s.by.name, teacher: by.name, day, recordedAt, photo }, ...(isKept ? [] : [{ says: 'sheet-missing', photo } as const])]
}

const signedHow = (s: SignOff, around: Surroundings): readonly Finding[] => {
  const onTree = around.tree.verdictOn('signOff', s)
  const row = `signOff ${s.id}`
  if ((s.assurance === 'C') !== (s.paper !== undefined)) return [{ says: 'field-differs', field: 'assurance' }, ROW[onTree](row)]
  if (s.paper !== undefined) return [...signedOnPaper(s, s.paper, around.file), ROW[onTree](row)]
  if (s.token === undefined) {
    const { at, by } = s
    return onTree === 'false' ? [ROW.false(row)] : [{ says: onTree === 'holds' ? 'session-signed' : 'session-open', name: by.name, at }]
  }
  const token = around.tokens.find((t) => t.row.id === s.token?.id)
  const said: readonly Finding[] =
    token !== undefined ? signedOnDevice(s, s.token.line, token, around) : [{ says: around.file.signatures === undefined ? 'token-open' : 'token-missing' }]
  return [...said, ROW[onTree](row)]
}

const takenBack = (s: SignOff, { file, tree }: Surroundings): readonly Finding[] =>
  file.rows.withdrawal
    .filter((w) => w.signOff === s.id)
    .flatMap((w): readonly Finding[] => {
      const { at, because, by } = w
      const row = `withdrawal ${w.id}`
      const onTree = tree.verdictOn('withdrawal', w)
      return [
        onTree === 'false' ? ROW.false(row) : { says: onTree === 'holds' ? 'withdrawn' : 'withdrawn-open', at, because, name: by.name },
        ...(by.person === s.by.person ? [] : [{ says: 'by-somebody-else', row, name: by.name } as const]),
      ]
    })

const confirmed = (s: SignOff, { file, tree }: Surroundings): readonly Finding[] =>
  file.rows.endorsement
    .filter((e) => e.signOff === s.id)
    .flatMap((e): readonly Finding[] => {
      const onTree = tree.verdictOn('endorsement', e)
      const { at, by } = e
      return [
        onTree === 'false' ? ROW.false(`endorsement ${e.id}`) : { says: onTree === 'holds' ? 'endorsed' : 'endorsed-open', at, name: by.name },
        // Both signatures from one hand are one signature.
        ...(isOfHand(s, by.person) ? [{ says: 'own-signature', name: by.name } as const] : []),
      ]
    })

/** Everything that can be said about one sign-off of a record. */
export const checkSignOff = (s: SignOff, around: Surroundings): readonly Finding[] => [
  ...signedHow(s, around),
  ...(s.needsReview ? [{ says: 'waits-for-person', why: s.review ?? 'former-mentor' } as const] : []),
  ...takenBack(s, around),
  ...confirmed(s, around),
]
