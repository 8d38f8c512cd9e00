import type { PhotoFault } from '#sync/photos.ts'
import type { WaitingPhoto } from '../../store/photo-queue.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useSyncStatus } from '../../replication/sync-status.ts'
import { PhotosWaiting } from './photos-waiting.tsx'

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useSyncStatus.setState({ photos: 'idle' })
})
afterEach(cleanup)

let count = 0
const photo = (bytes: number, fault: PhotoFault | null = null): WaitingPhoto => ({
  sha256: String((count += 1)).padStart(64, '0'),
  bytes,
  type: 'image/jpeg',
  path: null,
  refused: fault === null ? null : { fault, at: 0 },
})
const open = (...photos: readonly WaitingPhoto[]) =>
  render(
    <I18nProvider i18n={i18n}>
      <PhotosWaiting photos={photos} />
    </I18nProvider>,
  )

test('without photos nothing is said of them', () => {
  open()
  expect(screen.queryByRole('heading')).toBeNull()
})

test('photos that wait are counted and weighed, and it is said what they wait for', () => {
  open(photo(300_000), photo(900_000))
  expect(screen.getByText('2 photos are only on this device')).toBeVisible()
  expect(screen.getByText(/go out by themselves with the next network/)).toBeVisible()
  expect(screen.getByText(/^1\.2 MB · /)).toBeVisible()
  act(() => useSyncStatus.setState({ photos: 'for-wifi' }))
  expect(screen.getByText(/wait for Wi-Fi, as you chose/)).toBeVisible()
  act(() => useSyncStatus.setState({ photos: 'sending' }))
  expect(screen.getByText(/being sent, one after the other/)).toBeVisible()
})

test('[P7] a photo that was not accepted is told apart, with its reason', () => {
  open(photo(1_000), photo(1_000, 'more-than-a-picture'), photo(1_000, 'more-than-a-picture'), photo(1_000, 'no-picture'))
  expect(screen.getByText(/^1 photo is only on this device/)).toBeVisible()
  expect(screen.getByText('2 photos were not accepted. They are kept here.')).toBeVisible()
  expect(screen.getByText(/perhaps the place where it was taken/)).toBeVisible()
  expect(screen.getByText('1 photo was not accepted. It is kept here.')).toBeVisible()
})
