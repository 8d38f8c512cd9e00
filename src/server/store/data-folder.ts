/** Makes the folder that the data goes to. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

const isFolder = (path: string): Promise<boolean> => stat(path).then((s) => s.isDirectory(), () => false)

/**
 * Makes a folder and those above it; no error if it is there. Not by `recursive: true`, which never returns where the
 * system answers "no such file" below a folder that exists (as in /proc).
 * @throws the system's error if it cannot be made
 */
export const makeFolder = async (path: string): Promise<void> => {
  if (await isFolder(path)) return
  const above = dirname(path)
  if (above !== path) await makeFolder(above)
  try {
    await mkdir(path)
  } catch (error) {
    // Another process may have been quicker.
    if (!(await isFolder(path))) throw error
  }
}
