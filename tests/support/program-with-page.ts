/** The server's program with another built page than ./dist: an older release's, or a build of somebody's own. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const own = join(root, 'dist')

/** The page that journeys are made with: `CRAFTLOG_PAGE` names another build than ./dist. */
export const builtPage = process.env['CRAFTLOG_PAGE'] ?? own

/**
 * The server takes the page that lies beside its sources, and has no setting for it. So the sources are seen through
 * links, beside the page that a test wants.
 * @param folder for the links; made anew each time · @param page folder of a built page
 * @returns what to give Node to run
 */
export const programWithPage = (folder: string, page: string): readonly string[] => {
  if (page === own) return [join(root, 'src/server/main.ts')]
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const name of ['src', 'node_modules', 'package.json']) symlinkSync(join(root, name), join(folder, name))
  symlinkSync(page, join(folder, 'dist'))
  return ['--preserve-symlinks', '--preserve-symlinks-main', join(folder, 'src/server/main.ts')]
}
