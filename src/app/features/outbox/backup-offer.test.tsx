import type { PracticeLogId } from '#domain/ids.ts'
import { contentOf, liWei } from '#tests/support/people.ts'
import { openPageDevice, type PageDevice, runningPlacement } from '#tests/support/page-device.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lastBackupAt } from '../../store/backup/unsent.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { BackupOffer } from './backup-offer.tsx'

const DAY = 86_400_000
let device: PageDevice
beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  device = await openPageDevice()
  await device.mutate.practiceLog.submit({ id: 'a' as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf() })
})
afterEach(async () => {
  cleanup()
  vi.restoreAllMocks()
  await device.dispose()
})

const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', name: liWei.name, roles: liWei.roles, username: 'li', demo: false }
const open = () =>
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db: device.db, profile, actor: device.actor, mutate: device.mutate }}>
        <p>Outbox</p>
        <BackupOffer />
      </StoreProvider>
    </I18nProvider>,
  )

test('nothing is offered for work of today', async () => {
  open()
  await device.db.outbox.toArray()
  expect(screen.queryByRole('region', { name: 'Backup file' })).toBeNull()
})

test('work that is here alone for more than a day can be saved to a file, and that is said', async () => {
  await device.db.outbox.toCollection().modify({ at: Date.now() - DAY - 60_000 })
  open()
  let file: Blob | null = null
  vi.spyOn(URL, 'createObjectURL').mockImplementation((b) => ((file = b as Blob), 'blob:x'))
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  expect(await screen.findByText(/only on this device for more than a day/)).toBeVisible()
  const button = screen.getByRole('button', { name: 'Save a backup file' })
  await userEvent.click(button)
  expect(await screen.findByText(/backup file is in your downloads/)).toBeVisible()
  expect(await (file as Blob | null)?.text()).toMatch(/^\{"craftlog":"backup\/1"/)
  expect((click.mock.contexts[0] as HTMLAnchorElement).download).toMatch(/^craftlog-backup-\d{4}-\d\d-\d\d\.craftlog$/)
  await waitFor(async () => expect(await lastBackupAt(device.db)).not.toBeNull())
  // It stays until the screen is left: the hand is still on the button.
  expect(button).toBeVisible()
})
