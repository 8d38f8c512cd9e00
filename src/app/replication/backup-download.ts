/** The school's backup, from the server's making it to the last byte; told how far it is, and stopped on demand. */
import { BACKUP_TYPE } from '#sync/office-deeds.ts'
import { readAnswer, type Answer } from './http.ts'
import * as z from 'zod/mini'

export interface Progress {
  readonly received: number
  /** Null while the server is still making it. */
  readonly total: number | null
}

export interface BackupFile {
  readonly name: string
  readonly content: Blob
}

const nameFrom = (response: Response): string => /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'craftlog-backup.tar'

/** @param deed names this download in the log · @returns the file, or why there is none (`unreachable` also when it was stopped) */
export const downloadBackup = async (deed: string, onProgress: (so: Progress) => void, signal: AbortSignal): Promise<Answer<BackupFile>> => {
  try {
    onProgress({ received: 0, total: null })
    const response = await fetch('/api/office/backup', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ deed }), credentials: 'same-origin', cache: 'no-store', signal })
    if (!response.ok || response.body === null || response.headers.get('content-type') !== BACKUP_TYPE) {
      const no = await readAnswer(response, z.never())
      return no.ok ? { ok: false, why: 'unreachable' } : no
    }
    const total = Number(response.headers.get('content-length'))
    const parts: Uint8Array<ArrayBuffer>[] = []
    let received = 0
    const reader = response.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      parts.push(value)
      received += value.length
      onProgress({ received, total })
    }
    // Half a backup is none.
    if (received !== total) return { ok: false, why: 'unreachable' }
    return { ok: true, value: { name: nameFrom(response), content: new Blob(parts, { type: 'application/x-tar' }) } }
  } catch {
    return { ok: false, why: 'unreachable' }
  }
}
