// Who holds the device shows it once in each hand-over; a device that has not heard of its school for long does not sign.
import { toBase64url } from '#signing/bytes.ts'
import { fingerReader } from '#tests/support/finger.ts'
import { pageOf } from '#tests/support/page-device.ts'
import { openPair, type Pair } from '#tests/support/signing-pair.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { now } from '../../store/clock.ts'
import { device, wipe } from '../../store/device.ts'
import { applyPage } from '../../store/inbound.ts'
import { LEASE_MS, leaseFault } from '../../store/lease.ts'
import { readMeta, writeMeta } from '../../store/meta.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { addPasskey } from '../../store/vault/make-passkey.ts'
import { makeVault, newVaultId } from '../../store/vault/vaults.ts'
import { useSigner } from './use-signer.tsx'

const user = userEvent.setup()
const [PIN, OTHER] = ['274913', '805264']
const DAY = 86_400_000

let pair: Pair
const answers: unknown[] = []

const Bench = () => {
  const signer = useSigner()
  return (
    <>
      {['one', 'two'].map((what) => (
        <button key={what} type="button" onClick={() => void signer.ask(what).then((a) => answers.push(a))}>
          {what}
        </button>
      ))}
      {signer.problem !== null && <p>{i18n._(signer.problem)}</p>}
      {signer.dialog}
    </>
  )
}
const open = () =>
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={pair.tablet}>
        <Bench />
      </StoreProvider>
    </I18nProvider>,
  )
const press = (name: string) => user.click(screen.getByRole('button', { name }))
/** The last contact with the school was so long ago. */
const heard = async (ago: number) => {
  const { db, actor } = pair.tablet
  const { clientId } = await db.transaction('rw', db.meta, async () => readMeta(db))
  await applyPage(db, actor, clientId, pageOf([]))
  await writeMeta(db, { lastSyncAt: now() - ago })
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  answers.length = 0
  pair = await openPair()
})
afterEach(async () => {
  cleanup()
  await wipe(pair.tablet.profile)
  await pair.dispose()
})

test('without a PIN nobody is asked', async () => {
  open()
  await press('one')
  await waitFor(() => expect(answers).toEqual(['session']))
})

test('a PIN is asked for once in each hand-over; a wrong one is counted, and closing signs nothing', async () => {
  await makeVault(pair.tablet.profile, PIN, { id: newVaultId(), word: toBase64url(new Uint8Array(32)) }, { memory: 64, passes: 1 })
  open()
  await press('one')
  await user.type(await screen.findByLabelText('Your PIN'), `${OTHER}{Enter}`)
  expect(await screen.findByText(/4 tries are left/)).toBeTruthy()
  expect((await device.vaults.get(pair.tablet.profile.person))?.triesLeft).toBe(4)
  await user.type(screen.getByLabelText('Your PIN'), `${PIN}{Enter}`)
  await waitFor(() => expect(answers).toEqual(['pin']))
  await press('one')
  await waitFor(() => expect(answers).toEqual(['pin', 'pin']))
  expect(screen.queryByRole('alertdialog')).toBeNull()
  await press('two')
  await user.click(await screen.findByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(answers).toEqual(['pin', 'pin', null]))
})

test('a finger answers in place of the PIN, and is told apart from it', async () => {
  const finger = await fingerReader(cdp())
  const { profile } = pair.tablet
  await makeVault(profile, PIN, { id: newVaultId(), word: toBase64url(new Uint8Array(32)) }, { memory: 64, passes: 1 })
  await addPasskey(profile, PIN)
  open()
  await press('two')
  await user.click(await screen.findByRole('button', { name: 'Fingerprint or face' }))
  await waitFor(() => expect(answers).toEqual(['passkey']))
  await press('two')
  await waitFor(() => expect(answers).toEqual(['passkey', 'passkey']))
  await finger.refuse()
  await press('one')
  await user.click(await screen.findByRole('button', { name: 'Fingerprint or face' }))
  expect(await screen.findByText(/It was not confirmed/)).toBeTruthy()
  await user.type(screen.getByLabelText('Your PIN'), `${PIN}{Enter}`)
  await waitFor(() => expect(answers).toEqual(['passkey', 'passkey', 'pin']))
  await finger.remove()
})

test('thirty days without the school: nothing is signed, and a sentence says why', async () => {
  await heard(LEASE_MS + DAY)
  open()
  await press('one')
  expect(await screen.findByText(/has not heard from the school for 30 days/)).toBeTruthy()
  expect(answers).toEqual([null])
  await heard(LEASE_MS - DAY)
  await press('one')
  await waitFor(() => expect(answers).toEqual([null, 'session']))
  expect(screen.queryByText(/has not heard/)).toBeNull()
})

test('a clock that was set back does not lengthen the time', async () => {
  await heard(-DAY)
  expect(await leaseFault(pair.tablet.db)).toBe('clock')
})
