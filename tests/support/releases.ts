/** Pages of earlier releases, as they were built: a phone in a drawer still has one. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @returns a new folder with the page; the caller removes it */
export const unpackRelease = (version: '0.1.0'): string => {
  const folder = mkdtempSync(join(tmpdir(), `craftlog-${version}-`))
  execFileSync('tar', ['-xzf', fileURLToPath(new URL(`../compatibility/releases/${version}.tar.gz`, import.meta.url)), '-C', folder])
  return folder
}
