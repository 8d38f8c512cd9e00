// The chip tells the truth of the queue without being asked: it follows the number up to which the server has judged.
import type { ReflectionId } from '#domain/ids.ts'
import { liWei } from '#tests/support/people.ts'
import { openPageDevice, type PageDevice } from '#tests/support/page-device.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useSyncStatus } from '../replication/sync-status.ts'
import { nextBatch } from '../store/batch.ts'
import { settle } from '../store/outbox.ts'
import { StoreProvider } from '../store/store-context.tsx'
import { SyncChip } from './sync-chip.tsx'

let device: PageDevice
beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useSyncStatus.setState({ phase: 'idle', stalled: false })
  device = await openPageDevice()
})
afterEach(async () => {
  cleanup()
  await device.dispose()
})

test('what is written is saved on this device; once the server has judged it, all is sent', async () => {
  const { db, actor, mutate } = device
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', name: liWei.name, roles: liWei.roles, username: 'li', demo: false }
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db, actor, mutate, profile }}>
        <MemoryRouter>
          <SyncChip />
        </MemoryRouter>
      </StoreProvider>
    </I18nProvider>,
  )
  expect(await screen.findByText('All sent')).toBeTruthy()
  await mutate.reflection.write({ id: 'r' as ReflectionId, apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: 'I checked twice', logs: [] } })
  expect(await screen.findByText('Saved on this device')).toBeTruthy()
  const batch = await nextBatch(db)
  if (batch === null) throw new Error('nothing queued')
  await settle(db, actor, batch, [{ mid: 1, status: 'ok', merged: [] }], Date.now())
  expect(await screen.findByText('All sent')).toBeTruthy()
  expect(await db.outbox.count()).toBe(1)
})
