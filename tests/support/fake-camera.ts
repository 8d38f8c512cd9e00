/** A camera that sees what the test holds before it: a file of pictures, which the browser reads when the camera is opened. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

export interface FakeCamera {
  /** For the start of the browser that has this camera. */
  readonly args: readonly string[]
  /** Holds another device's screen before it. To be done before the camera is opened. */
  see(screen: Page): Promise<void>
  dispose(): void
}

export const fakeCamera = (): FakeCamera => {
  const folder = mkdtempSync(join(tmpdir(), 'craftlog-camera-'))
  const film = join(folder, 'film.mjpeg')
  return {
    // Leave to use it is given by itself.
    args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
    see: async (screen) => {
      const picture = await screen.screenshot({ type: 'jpeg', quality: 90 })
      writeFileSync(film, Buffer.concat([picture, picture, picture]))
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}
