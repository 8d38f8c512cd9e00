import { sha256 } from '#signing/bytes.ts'
import { codeOf, ROOM } from '#signing/code.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { codePath } from './code-path.ts'
import { CodePicture } from './code-picture.tsx'

/** Bytes that no packing makes smaller. */
const noise = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length)
  for (let at = 0, seed = sha256(new Uint8Array()); at < length; at += 32, seed = sha256(seed)) bytes.set(seed.slice(0, length - at), at)
  return bytes
}
const sideOf = (version: number) => 17 + 4 * version + 2 * 4

const draw = (text: string, size: { readonly width: string; readonly height: string }) =>
  render(
    <I18nProvider i18n={i18n}>
      <div style={size}>
        <CodePicture text={text} label="The request" />
      </div>
    </I18nProvider>,
  )

beforeEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))
afterEach(() => {
  cleanup()
  delete document.documentElement.dataset['theme']
})

test('[SG8] what fills the room of one competency is a code of version 12, of eight version 17', () => {
  expect(codePath(codeOf('sign-off', noise(ROOM.one))).side).toBe(sideOf(12))
  expect(codePath(codeOf('request', noise(ROOM.eight))).side).toBe(sideOf(17))
})

test('a code fills its place in whole pixels, black on white in the dark theme too, and says what it is', async () => {
  document.documentElement.dataset['theme'] = 'dark'
  draw(codeOf('request', noise(200)), { width: '360px', height: '440px' })
  const picture = await screen.findByRole('img', { name: 'The request' })
  const side = Number(picture.getAttribute('viewBox')?.split(' ')[2])
  const perModule = (Number(picture.getAttribute('width')) * devicePixelRatio) / side
  expect(perModule).toBeCloseTo(Math.round(perModule), 6)
  expect(Number(picture.getAttribute('width'))).toBeLessThanOrEqual(360)
  expect(Number(picture.getAttribute('width')) + side / devicePixelRatio).toBeGreaterThan(360)
  expect(picture.querySelector('rect')?.getAttribute('fill')).toBe('#fff')
  expect(picture.querySelector('path')?.getAttribute('fill')).toBe('#000')
})

test('the screen is kept lit while a code is shown, and no longer', async () => {
  const held: { released: boolean }[] = []
  const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'wakeLock')
  // The browser of the tests has no screen to keep lit.
  Object.defineProperty(Navigator.prototype, 'wakeLock', {
    configurable: true,
    value: {
      request: async () => {
        const lock = { released: false, release: async () => void (lock.released = true) }
        held.push(lock)
        return lock
      },
    },
  })
  try {
    const { unmount } = draw(codeOf('request', noise(40)), { width: '200px', height: '200px' })
    await waitFor(() => expect(held.map((l) => l.released)).toEqual([false]))
    unmount()
    await waitFor(() => expect(held.map((l) => l.released)).toEqual([true]))
  } finally {
    if (own !== undefined) Object.defineProperty(Navigator.prototype, 'wakeLock', own)
  }
})
