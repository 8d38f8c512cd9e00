import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { act, cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useSyncStatus } from '../replication/sync-status.ts'
import { StalledBanner } from './stalled-banner.tsx'

const open = (at: string) =>
  render(
    <I18nProvider i18n={i18n}>
      <RouterProvider router={createMemoryRouter([{ path: '*', element: <StalledBanner /> }], { initialEntries: [at] })} />
    </I18nProvider>,
  )

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useSyncStatus.setState({ stalled: false })
})
afterEach(() => {
  cleanup()
  useSyncStatus.setState({ stalled: false })
})

test('a standstill is told on every screen, with the way to the outbox, and goes when sending goes on', () => {
  open('/logbook')
  expect(screen.queryByText(/Nothing has gone out/)).toBeNull()
  act(() => useSyncStatus.setState({ stalled: true }))
  expect(screen.getByRole('status').textContent).toMatch(/Nothing has gone out for over an hour/)
  expect(screen.getByRole('link', { name: 'See the outbox' }).getAttribute('href')).toBe('/outbox')
  act(() => useSyncStatus.setState({ stalled: false }))
  expect(screen.queryByText(/Nothing has gone out/)).toBeNull()
})

test('the outbox itself is not told twice', () => {
  useSyncStatus.setState({ stalled: true })
  open('/outbox')
  expect(screen.queryByText(/Nothing has gone out/)).toBeNull()
})
