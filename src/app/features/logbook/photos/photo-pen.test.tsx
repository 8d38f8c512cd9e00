import type { PhotoId } from '#domain/ids.ts'
import type { Photo, Stroke } from '#domain/photo.ts'
import { storeFor } from '#tests/support/open-screen.tsx'
import { liWei } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now } from '../../../store/clock.ts'
import { Database } from '../../../store/database.ts'
import { StoreProvider } from '../../../store/store-context.tsx'
import { PhotoPen } from './photo-pen.tsx'

let db: Database
const user = userEvent.setup()
const photo: Photo = { id: 'a' as PhotoId, sha256: 'a'.repeat(64), type: 'image/jpeg', bytes: 8, width: 1_600, height: 1_200, source: 'camera', addedAt: now(), caption: '', marks: [] }

const Drawing = ({ onMarks }: { readonly onMarks: (marks: readonly Stroke[]) => void }) => {
  const [marks, setMarks] = useState<readonly Stroke[]>([])
  const keep = (next: readonly Stroke[]) => {
    setMarks(next)
    onMarks(next)
  }
  return <PhotoPen photo={{ ...photo, marks: [...marks] }} onMarks={keep} onClose={() => undefined} />
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`pen ${crypto.randomUUID()}`)
  // The bytes are here, so that nobody asks a server for them.
  await db.photoBytes.put({ sha256: photo.sha256, type: photo.type, bytes: new ArrayBuffer(8), state: 'sent', addedAt: now() })
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('Clear and the last Undo keep the focus; pressed once more they do nothing, and what was cleared comes back', async () => {
  let marks: readonly Stroke[] = []
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={storeFor(db, liWei)}>
        <Drawing onMarks={(next) => (marks = next)} />
      </StoreProvider>
    </I18nProvider>,
  )
  screen.getByTestId('pen').focus()
  await user.keyboard(' {ArrowRight} ')
  expect(marks).toHaveLength(1)
  const [undo, clear] = [screen.getByRole('button', { name: 'Undo' }), screen.getByRole('button', { name: 'Clear' })]
  clear.focus()
  await user.keyboard('{Enter}{Enter}')
  expect(clear).toHaveFocus()
  expect(clear).toHaveAttribute('aria-disabled', 'true')
  await user.click(undo)
  expect(marks).toHaveLength(1)
  undo.focus()
  await user.keyboard('{Enter}{Enter}')
  expect(marks).toHaveLength(0)
  expect(undo).toHaveFocus()
  expect(undo).toHaveAttribute('aria-disabled', 'true')
})
