/**
 * The tables, as SQLite and PostgreSQL both have them. JSON is kept as text and moments as whole milliseconds, so
 * that one SQL serves both. migrations/ creates them; nothing outside this folder speaks SQL.
 */
import type { Kysely } from 'kysely'

/** One domain row of one school, as it stands now. */
interface RowTable {
  school: string
  type: string
  id: string
  scope: string
  /** JSON of the row; null for a tombstone. */
  data: string | null
  /** Counts the versions of this row, from 1. */
  rev: number
  /** The place in the history of this server; a version that came later has a greater one. */
  seq: number
  /** 0 or 1. */
  deleted: number
  /** The person whose deed wrote this version; null for the server itself (demo, import). */
  author: string | null
  at: number
}

/** Versions that were overwritten: what a row was, before what it is. */
type RowHistoryTable = RowTable

/** One device of one person. */
export interface ClientTable {
  id: string
  school: string
  person: string
  /** The highest mutation number that was resolved, accepted or refused. */
  last_mid: number
  last_seen: number
  sv: number
}

/** What became of each mutation; answered word for word when it comes again. */
export interface MutationTable {
  client: string
  mid: number
  school: string
  person: string
  /** Unique by person. Null where the same mutation came again under another number (a device that starts over). */
  uid: string | null
  body_hash: string
  /** `ok` or `refused`. */
  status: string
  /** JSON of the result without its number. */
  result: string
}

/** Refused mutations, whole: nothing that a person typed is ever lost. */
export interface DeadLetterTable {
  client: string
  mid: number
  school: string
  person: string
  body: string
  refusal: string
  at: number
}

interface SyncMetaTable {
  id: number
  seq: number
}

/** One line a write transaction. The nonce tells this history from that of a restored backup. */
interface CommitLogTable {
  seq: number
  nonce: string
  at: number
}

/** Who holds which scope, as told by the row it is filed under. */
interface GrantTable {
  school: string
  holder: string
  role: string | null
  scope: string
  from_day: string | null
  until_day: string | null
  source_type: string
  source_id: string
}

/** A row that left a scope for another one. */
interface ScopeExitTable {
  school: string
  scope: string
  type: string
  id: string
  seq: number
}

/** Bytes of a photo that the school has, by who handed them in; the file is named by the hash. */
interface AttachmentTable {
  school: string
  sha256: string
  by: string
  bytes: number
  type: string
  at: number
}

/** A row of this scope shows the photo. */
interface AttachmentUseTable {
  school: string
  sha256: string
  scope: string
}

export interface AccountTable {
  person: string
  school: string
  /** Lower case; unique on this server. */
  username: string
  password_hash: string
  created: number
}

export interface SessionTable {
  /** SHA-256 of the token in hex; the token itself is only in the cookie. */
  token_hash: string
  person: string
  school: string
  created: number
  last_seen: number
  expires: number
}

/** The key by which a school certifies devices; private half as PKCS #8, both base64url. Made when it is first needed. */
export interface SchoolKeyTable {
  school: string
  public_key: string
  private_key: string
  since: number
}

/** When the school told a device the time; named by the beginning of the receipt's digest. */
interface TimeReceiptTable {
  school: string
  key: string
  link: string
  at: number
}

/** The tree over all signatures of a school: which version of which row stands at which place, from 0, and its digest. */
export interface SignatureLeafTable {
  school: string
  place: number
  type: string
  id: string
  rev: number
  seq: number
  /** Hex. */
  leaf: string
}

/** What the school gave its word for: the first so many leaves. */
interface CheckpointTable {
  school: string
  size: number
  document: string
  at: number
}

/** A one-time code of a mentor: what it is checked by (signing/one-time-code.ts), and what it was used for. */
export interface OneTimeCodeTable {
  school: string
  mentor: string
  code_check: string
  made: number
  used: number | null
  /** The claim that it was typed for. */
  used_for: string | null
}

/** A code by which a person makes his account, or chooses a new password. */
export interface JoinCodeTable {
  /** SHA-256 in hex; the code itself is only on paper. */
  digest: string
  school: string
  person: string
  made: number
  expires: number
  used: number | null
  /** When another one took its place, or the person left. */
  ended: number | null
}

/**
 * What the office searches and pages through: a line for each person, enterprise, cohort and placement. It follows from
 * the rows and is written with them.
 */
export interface DirectoryTable {
  school: string
  type: string
  id: string
  /** Lower case; of a placement its apprentice's, so that it stands beside him in the order of names. */
  name: string
  /** What else it is found by, lower case. */
  words: string
  /** Of a person, each between spaces; else empty. */
  roles: string
  cohort: string | null
  enterprise: string | null
  /** The apprentice of a placement. */
  person: string | null
  post: string | null
  starts: string | null
  ends: string | null
  /** 0: a person who left, a placement that may not start. */
  live: number
}

/** A deed of the office. The database itself lets no line be changed or taken out. */
export interface AuditTable {
  school: string
  /** As the device named the deed, so that one sent twice counts once. */
  id: string
  at: number
  person: string
  name: string
  /** What was done, as in sync/office-audit.ts. */
  deed: string
  type: string
  subject: string
  subject_name: string
  /** JSON of what changed, before and after; null where there was nothing. */
  was: string | null
  is: string | null
  body_hash: string
}

export interface Tables {
  row: RowTable
  row_history: RowHistoryTable
  client: ClientTable
  mutation: MutationTable
  dead_letter: DeadLetterTable
  sync_meta: SyncMetaTable
  commit_log: CommitLogTable
  grant_: GrantTable
  scope_exit: ScopeExitTable
  attachment: AttachmentTable
  attachment_use: AttachmentUseTable
  account: AccountTable
  session: SessionTable
  school_key: SchoolKeyTable
  time_receipt: TimeReceiptTable
  signature_leaf: SignatureLeafTable
  checkpoint: CheckpointTable
  one_time_code: OneTimeCodeTable
  join_code: JoinCodeTable
  directory: DirectoryTable
  audit: AuditTable
}

/** A connection, inside a transaction or not. Other rooms hand it on and never look inside. */
export type Sql = Kysely<Tables>
