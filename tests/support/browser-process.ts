/** Ends a browser as a power cut does: without a word to any of its pages. */
import { readdirSync, readFileSync } from 'node:fs'

const commandOf = (pid: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // It ended meanwhile.
    return []
  }
}

/**
 * Kills all processes of the browser that runs on this profile. Needs Linux's /proc.
 * @throws if none runs
 */
export const endBrowser = (profile: string): void => {
  const pids = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(`--user-data-dir=${profile}`))
  if (pids.length === 0) throw new Error(`no browser runs on ${profile}`)
  for (const pid of pids) {
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch (e) {
      // A child ends with its parent.
      if ((e as NodeJS.ErrnoException).code !== 'ESRCH') throw e
    }
  }
}
