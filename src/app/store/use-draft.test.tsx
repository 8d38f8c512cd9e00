// A draft and the deed that it was written for: a kill leaves one of them, whatever the fingers and the page do meanwhile.
import { addDays } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import { portfolioOf } from '#sync/scope.ts'
import { storeFor } from '#tests/support/open-screen.tsx'
import { contentOf, liWei, PLACEMENT, placementOf } from '#tests/support/people.ts'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { today } from './clock.ts'
import { Database } from './database.ts'
import { haveRules } from './mutate.ts'
import { newId } from './new-id.ts'
import { SaveFailed } from './reopen.ts'
import { type Store, StoreProvider } from './store-context.tsx'
import { type DeedOfDraft, useDraft } from './use-draft.ts'

const KEY = 'words'
interface Words {
  readonly text: string
}

let store: Store
beforeEach(async () => {
  const db = new Database(`use-draft-${newId()}`)
  const scope = portfolioOf(liWei.id)
  await db.rows('person').put({ ...liWei, _scope: scope })
  await db.rows('placement').put({ ...placementOf({ start: today(), end: today() }), _scope: scope })
  await haveRules()
  store = storeFor(db, liWei)
})
afterEach(async () => {
  cleanup()
  await store.db.delete()
})

const kept = async () => (await store.db.drafts.get(KEY))?.value
const deed =
  (practisedOn = today()): DeedOfDraft =>
  (ends) =>
    store.mutate.practiceLog.submit({ id: newId<PracticeLogId>(), placement: PLACEMENT, zone: 0, content: contentOf({ practisedOn, competencies: [] }) }, ends)

const openForm = async () => {
  const form = renderHook(() => useDraft<Words>(KEY), { wrapper: ({ children }) => <StoreProvider store={store}>{children}</StoreProvider> })
  await waitFor(() => expect(form.result.current.value).not.toBeUndefined())
  const draft = () => form.result.current
  const type = (text: string) => act(() => draft().write({ text }))
  return {
    ...form,
    draft,
    type,
    /** Types while the deed is under way, pauses, and turns to another program. */
    handIn: (written: DeedOfDraft, { typing, left }: { readonly typing: string; readonly left?: Words | null }) =>
      act(() => {
        const typed: DeedOfDraft = (ends) => {
          vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
          draft().write({ text: typing })
          vi.runAllTimers()
          vi.useRealTimers()
          window.dispatchEvent(new Event('pagehide'))
          return written(ends)
        }
        return draft()
          .handIn(typed, left)
          .catch((e: unknown) => (e instanceof SaveFailed ? e.why : Promise.reject(e)))
      }),
  }
}

test('what is handed in is kept until its deed is, and is not written again: in no pause, on no hidden page, by no form that closes', async () => {
  const { type, handIn, unmount } = await openForm()
  type('Begun')
  const seen: unknown[] = []
  const slow: DeedOfDraft = async (ends) => {
    seen.push(await kept())
    return deed()(ends)
  }
  expect(await handIn(slow, { typing: 'Begun, and a key too many' })).toBeNull()
  expect(seen).toEqual([{ text: 'Begun' }])
  type('One more, while the screen goes')
  window.dispatchEvent(new Event('pagehide'))
  unmount()
  expect([await store.db.outbox.count(), await kept()]).toEqual([1, undefined])
})

test('a deed that is refused or cannot be saved leaves all that was typed, and the next try ends it', async () => {
  const { handIn, type, draft } = await openForm()
  expect(await handIn(deed(addDays(today(), 9)), { typing: 'Refused' })).not.toBeNull()
  expect(await kept()).toEqual({ text: 'Refused' })

  const failing: DeedOfDraft = () => Promise.reject(new SaveFailed('full', null))
  expect(await handIn(failing, { typing: 'Not saved' })).toBe('full')
  expect(await kept()).toEqual({ text: 'Not saved' })

  type('Mended')
  expect(draft().value).toEqual({ text: 'Mended' })
  expect(await handIn(deed(), { typing: 'Mended' })).toBeNull()
  expect([await store.db.outbox.count(), await kept()]).toEqual([1, undefined])
})

test('a form that stays goes on with what the deed left, and keeps what is typed next', async () => {
  const { draft, type, handIn } = await openForm()
  type('Two comments')
  await handIn(deed(), { typing: 'Two comments', left: { text: 'One comment' } })
  expect([await kept(), draft().value]).toEqual([{ text: 'One comment' }, { text: 'One comment' }])
  await handIn(deed(), { typing: 'One comment', left: null })
  expect([await kept(), draft().value]).toEqual([undefined, null])
  type('A third')
  await act(() => draft().keep())
  expect(await kept()).toEqual({ text: 'A third' })
})
