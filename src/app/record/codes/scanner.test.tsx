// The camera is a canvas that streams: everything after `getUserMedia` is the browser's own, worker and reader included.
import { type Bytes, sha256, toHex } from '#signing/bytes.ts'
import { codeOf } from '#signing/code.ts'
import { paintCode, photoOfCode } from '#tests/support/code-photo.ts'
import { i18n, type MessageDescriptor } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Scanner } from './scanner.tsx'

const REQUEST = sha256(new Uint8Array([1]))
const ANSWER = sha256(new Uint8Array([2]))

const canvas = document.createElement('canvas')
let painting: ReturnType<typeof setInterval> | undefined
let stream: MediaStream | undefined
/** A stream carries a picture only when it is painted anew. */
const show = (text: string | null) => {
  clearInterval(painting)
  painting = setInterval(() => paintCode(text, canvas), 30)
  paintCode(text, canvas)
}
const withCamera = () => {
  show(null)
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => (stream = canvas.captureStream(30)))
}
const withoutCamera = (name: string) => vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('no', name))

const open = (onDocument: (document: Bytes) => Promise<MessageDescriptor | null>) =>
  render(
    <I18nProvider i18n={i18n}>
      <Scanner wanted="request" onDocument={onDocument} />
    </I18nProvider>,
  )
const user = userEvent.setup()

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  stream = undefined
})
afterEach(() => {
  cleanup()
  clearInterval(painting)
  vi.restoreAllMocks()
})

test('a code in front of the camera is taken once, and the camera is put away with the screen', async () => {
  withCamera()
  const taken: string[] = []
  const view = open(async (document) => {
    taken.push(toHex(document))
    return null
  })
  expect(await screen.findByText('Hold the code inside the frame.')).toBeTruthy()
  show(codeOf('request', REQUEST))
  await waitFor(() => expect(taken).toEqual([toHex(REQUEST)]))
  show(codeOf('request', ANSWER))
  show(codeOf('request', REQUEST))
  view.unmount()
  expect(stream?.getTracks().map((t) => t.readyState)).toEqual(['ended'])
  expect(taken).toHaveLength(1)
})

test('another code is named for what it is, and the scanning goes on', async () => {
  withCamera()
  const taken: string[] = []
  open(async (document) => {
    taken.push(toHex(document))
    return null
  })
  show('HTTPS://EXAMPLE.ORG')
  expect(await screen.findByText(/not from Craftlog/)).toBeTruthy()
  show(codeOf('sign-off', ANSWER))
  expect(await screen.findByText(/a mentor's signed answer/)).toBeTruthy()
  show('SR1:ABCD')
  expect(await screen.findByText(/damaged/)).toBeTruthy()
  expect(taken).toEqual([])
  show(codeOf('request', REQUEST))
  await waitFor(() => expect(taken).toEqual([toHex(REQUEST)]))
})

test('what the screen has no use for is told, and the next code is looked at', async () => {
  withCamera()
  const taken: string[] = []
  open(async (document) => {
    taken.push(toHex(document))
    return taken.length === 1 ? { id: 'no', message: 'Of another apprentice.' } : null
  })
  show(codeOf('request', REQUEST))
  expect(await screen.findByText('Of another apprentice.')).toBeTruthy()
  show(codeOf('request', ANSWER))
  await waitFor(() => expect(taken).toEqual([toHex(REQUEST), toHex(ANSWER)]))
})

test.each([
  ['NotAllowedError', /may not use the camera/],
  ['NotFoundError', /has no camera/],
  ['NotReadableError', /Another app is using the camera/],
])('without a camera (%s) it is said why, and a photo of the code does as well', async (name, sentence) => {
  withoutCamera(name)
  const taken: string[] = []
  open(async (document) => {
    taken.push(toHex(document))
    return null
  })
  expect(await screen.findByText(sentence)).toBeTruthy()
  const file = screen.getByLabelText('Photo of the code')
  await user.upload(file, await photoOfCode(null))
  expect(await screen.findByText(/No code was found/)).toBeTruthy()
  await user.upload(file, new File(['no picture'], 'a.png', { type: 'image/png' }))
  expect(await screen.findByText(/cannot be read as a picture/)).toBeTruthy()
  await user.upload(file, await photoOfCode(codeOf('request', REQUEST)))
  await waitFor(() => expect(taken).toEqual([toHex(REQUEST)]))
})

test('leave that was given later is used at the next try', async () => {
  const refused = withoutCamera('NotAllowedError')
  open(async () => null)
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(refused).toHaveBeenCalledTimes(2))
  vi.restoreAllMocks()
  withCamera()
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Hold the code inside the frame.')).toBeTruthy()
})

test('a camera that is taken away in the middle is missed at once, and it is said by whom', async () => {
  withCamera()
  open(async () => null)
  expect(await screen.findByText('Hold the code inside the frame.')).toBeTruthy()
  vi.restoreAllMocks()
  withoutCamera('NotReadableError')
  stream?.getVideoTracks()[0]?.dispatchEvent(new Event('ended'))
  expect(await screen.findByText(/Another app is using the camera/)).toBeTruthy()
  expect(screen.getByText(/sign under Apprentices/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Choose a picture of the code' })).toBeTruthy()
})
