// Two real stores, real keys, real codes: what the camera would see of one device's screen is given to the other as a photo.
import { requestIdOf } from '#domain/sign-off.ts'
import { fromBase64url } from '#signing/bytes.ts'
import { codeOf } from '#signing/code.ts'
import { photoOfCode } from '#tests/support/code-photo.ts'
import { competencyOf, DRAWINGS, guidanceOf, liWei, MEASURE, placementOf, programmeOf, SECURE, signOffOf, zhangGang } from '#tests/support/people.ts'
import { handIn, openPair, type Pair, type PairedDevice } from '#tests/support/signing-pair.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ReplicatorProvider } from '../../replication/replication-context.tsx'
import { now } from '../../store/clock.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { Toasts } from '../../ui/toast.tsx'
import { scanCodeRoutes, showCodeRoutes } from './routes.tsx'
import { SHOWN, type ShownRequest } from './shown-request.ts'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import './answer-screen.tsx'
import './by-code/by-code-screen.tsx'
import './choose-screen.tsx'
import './judge-screen.tsx'
import './request-screen.tsx'
import './scan-screen.tsx'
import './taken-screen.tsx'

let pair: Pair
const user = userEvent.setup()
const replicator = { wake: () => {}, syncNow: async () => 'idle' as const, stop: () => {} }

const open = (device: PairedDevice, address: string) => {
  cleanup()
  const router = createMemoryRouter([...showCodeRoutes, ...scanCodeRoutes, { path: '*', element: null }], { initialEntries: [address] })
  render(
    <I18nProvider i18n={i18n}>
      <ReplicatorProvider value={replicator}>
        <StoreProvider store={device}>
          <RouterProvider router={router} />
          <Toasts closeLabel="Close" />
        </StoreProvider>
      </ReplicatorProvider>
    </I18nProvider>,
  )
  return router
}

const drafts = async ({ db }: PairedDevice, prefix: string) => (await db.drafts.where('key').startsWith(prefix).toArray()).map((d) => d.value)
const shown = async (): Promise<readonly ShownRequest[]> => (await drafts(pair.phone, SHOWN)) as readonly ShownRequest[]
const codeOfRequest = ({ request }: ShownRequest) => codeOf('request', fromBase64url(request) ?? new Uint8Array())
const codeOfToken = ({ token }: { readonly token: string }) => codeOf('sign-off', fromBase64url(token) ?? new Uint8Array())
const queued = async ({ db }: PairedDevice) => (await db.outbox.toArray()).map((i) => i.name)
const withoutNetwork = () => vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network'))
/** The codes of the tests are read from a photo: their browser has no camera. */
const photograph = async (code: string) => user.upload(await screen.findByLabelText('Photo of the code'), await photoOfCode(code))

/** Makes a code for one skill, by the screen. */
const makeCode = async (skill: string, level = '3'): Promise<ShownRequest> => {
  const before = new Set((await shown()).map((s) => s.request))
  open(pair.phone, `/skills/show-code?skill=${skill}`)
  await user.click(await screen.findByRole('radio', { name: level }))
  await user.click(screen.getByRole('button', { name: 'Show the code' }))
  await screen.findByRole('img', { name: 'Code of your request' })
  const made = (await shown()).find((s) => !before.has(s.request))
  if (made === undefined) throw new Error('no code was made')
  return made
}

/** Scans and signs on the tablet, by the screen. @returns the code that it shows then */
const signOnTablet = async (request: ShownRequest): Promise<string> => {
  const before = new Set((await pair.tablet.db.rows('signOffToken').toArray()).map((t) => t.id))
  open(pair.tablet, '/sign-offs/scan')
  await photograph(codeOfRequest(request))
  await user.click(await screen.findByRole('radio', { name: /needs prompts/ }))
  await user.click(screen.getByRole('button', { name: 'Prompts: one more' }))
  await user.click(screen.getByRole('button', { name: /^Sign / }))
  await screen.findByRole('img', { name: 'Code of the signed answer' })
  const token = (await pair.tablet.db.rows('signOffToken').toArray()).find((t) => !before.has(t.id))
  if (token === undefined) throw new Error('nothing was signed')
  return codeOfToken(token)
}

const scanOnPhone = async (answer: string, request: ShownRequest) => {
  const [draft] = await pair.phone.db.drafts.filter((d) => (d.value as ShownRequest).request === request.request).toArray()
  open(pair.phone, `/skills/show-code/${draft?.key.slice(SHOWN.length) ?? ''}`)
  await user.click(await screen.findByRole('button', { name: "Scan the mentor's answer" }))
  await photograph(answer)
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  await page.viewport(1024, 900)
  pair = await openPair()
  await handIn([pair.phone, pair.tablet], 'seat', { task: 'Axle seat, bogie 3' })
})
afterEach(async () => {
  cleanup()
  vi.restoreAllMocks()
  await pair.dispose()
})

test('a request is shown, judged from the tablet’s own catalogue, signed, and scanned back: signed, waiting for the school', async () => {
  const request = await makeCode(MEASURE)
  expect(request.lines).toEqual([{ competency: MEASURE, selfLevel: 3, logs: ['seat'] }])
  const answer = await signOnTablet(request)
  expect(await queued(pair.tablet)).toEqual(['competency.deliver'])
  expect(await drafts(pair.tablet, 'scanned')).toEqual([])
  await scanOnPhone(answer, request)
  expect(await screen.findByText('Signed, waiting for the school')).toBeTruthy()
  expect(screen.getByText('Level 3, does it with prompts')).toBeTruthy()
  expect(screen.getByText(/1 prompt/)).toBeTruthy()
  expect(await queued(pair.phone)).toEqual(['competency.deliver'])
  expect(await shown()).toEqual([])
  const [signed] = await pair.phone.db.rows('signOff').toArray()
  expect(signed).toMatchObject({ competency: MEASURE, level: 3, assurance: 'A', logs: [{ log: 'seat', revision: 1 }] })
  // The school has seen it: the same row comes back with what it knows of the time.
  const token = signed?.token?.id ?? ('' as never)
  await pair.phone.db.rows('signOffToken').update(token, { bracket: { notBefore: null, notAfter: 1 } })
  expect(await screen.findByText('Signed, and known to the school')).toBeTruthy()
})

describe('the phone', () => {
  test('a code is there again after a reload, and can be put away and taken back', async () => {
    const request = await makeCode(MEASURE)
    open(pair.phone, '/skills/show-code')
    expect(await screen.findByRole('link', { name: /measure/ })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Put away the code for measure' }))
    expect(await shown()).toEqual([])
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(async () => expect(await shown()).toEqual([request]))
    await user.click(await screen.findByRole('link', { name: /measure/ }))
    expect(await screen.findByRole('img', { name: 'Code of your request' })).toBeTruthy()
  })

  test('several requests are answered in any order, each by its own answer', async () => {
    const [first, second] = [await makeCode(MEASURE), await makeCode(DRAWINGS)]
    const answers = [await signOnTablet(first), await signOnTablet(second)] as const
    // The second is answered while the first is on the screen.
    await scanOnPhone(answers[1], first)
    expect(await screen.findByRole('heading', { name: /Competency drawings/ })).toBeTruthy()
    expect(await shown()).toEqual([first])
    await scanOnPhone(answers[0], first)
    expect(await screen.findByRole('heading', { name: /Competency measure/ })).toBeTruthy()
    expect(await shown()).toEqual([])
  })

  test('an answer to a request that is not open here is told for what it is', async () => {
    const [first, second] = [await makeCode(MEASURE), await makeCode(DRAWINGS)]
    const answer = await signOnTablet(first)
    const key = (await pair.phone.db.drafts.filter((d) => (d.value as ShownRequest).request === first.request).primaryKeys())[0] ?? ''
    await pair.phone.db.drafts.delete(key)
    await scanOnPhone(answer, second)
    expect(await screen.findByText(/the answer to another request/)).toBeTruthy()
    expect(await queued(pair.phone)).toEqual([])
  })

  test('an answer that comes over the network needs no camera', async () => {
    const request = await makeCode(MEASURE)
    cleanup()
    await signOnTablet(request)
    const [draft] = await pair.phone.db.drafts.where('key').startsWith(SHOWN).primaryKeys()
    open(pair.phone, `/skills/show-code/${draft?.slice(SHOWN.length) ?? ''}`)
    await screen.findByRole('img', { name: 'Code of your request' })
    const [token] = await pair.tablet.db.rows('signOffToken').toArray()
    if (token === undefined) throw new Error('nothing was signed')
    await pair.phone.put('signOffToken', { ...token, bracket: { notBefore: null, notAfter: 1 } })
    expect(await screen.findByText('Signed, and known to the school')).toBeTruthy()
    open(pair.phone, '/skills/show-code')
    await waitFor(async () => expect(await shown()).toEqual([]))
  })

  test('more than a code holds is refused with a sentence, and what was chosen stays', async () => {
    const lines = Array.from({ length: 9 }, (_, n) => competencyOf(`X${n}`))
    await pair.phone.put('programme', programmeOf([...lines]))
    const begun = lines.slice(0, 8).map((c) => ({ competency: c.id, selfLevel: 3, logs: [] }))
    await pair.phone.db.drafts.put({ key: 'asked by code', value: { from: null, lines: begun, note: '' }, savedAt: 1 })
    open(pair.phone, '/skills/show-code')
    await user.type(await screen.findByRole('combobox'), 'X8')
    await user.click((await screen.findAllByRole('option'))[0] as HTMLElement)
    expect(await screen.findByText(/more than one code has room for/)).toBeTruthy()
    expect(screen.getAllByRole('radiogroup')).toHaveLength(8)
  })

  test('without a level nothing is shown, and it is said at the skill', async () => {
    open(pair.phone, `/skills/show-code?skill=${MEASURE}`)
    await user.click(await screen.findByRole('button', { name: 'Show the code' }))
    expect(await screen.findByText('Please choose your level.')).toBeTruthy()
    expect(await shown()).toEqual([])
  })

  test('a phone that the school has not heard of says to connect once', async () => {
    withoutNetwork()
    await pair.phone.db.ownKey.clear()
    open(pair.phone, `/skills/show-code?skill=${MEASURE}`)
    expect(await screen.findByText('Connect once to the network')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Try now' }))
    expect(await screen.findByText(/could not be reached/)).toBeTruthy()
  })
})

describe('the tablet', () => {
  test('a log that has not come is said, and signed for all the same', async () => {
    await handIn([pair.phone], 'door', { task: 'Door motor', competencies: [DRAWINGS] })
    const request = await makeCode(DRAWINGS)
    await signOnTablet(request)
    const [signed] = await pair.tablet.db.rows('signOff').toArray()
    expect(signed?.logs).toEqual([])
    expect(signed?.unknownLogs).toHaveLength(1)
  })

  test('each skill wants its judgement; one is signed, the other goes back with a reason, under one signature', async () => {
    open(pair.phone, `/skills/show-code?skill=${MEASURE}`)
    await user.type(await screen.findByRole('combobox'), 'drawings')
    await user.click((await screen.findAllByRole('option'))[0] as HTMLElement)
    for (const group of screen.getAllByRole('radiogroup')) await user.click(within(group).getByRole('radio', { name: '3' }))
    await user.click(screen.getByRole('button', { name: 'Show the code' }))
    await screen.findByRole('img', { name: 'Code of your request' })
    const [request] = await shown()
    if (request === undefined) throw new Error('no code')

    open(pair.tablet, '/sign-offs/scan')
    await photograph(codeOfRequest(request))
    const seat = await screen.findByRole('article', { name: /Competency measure/ })
    const drawing = screen.getByRole('article', { name: /Competency drawings/ })
    await user.click(within(seat).getByRole('radio', { name: /I stay near/ }))
    await user.click(screen.getByRole('button', { name: 'Sign 2 skills' }))
    expect(await within(drawing).findByText('Choose a level first, or return it.')).toBeTruthy()
    expect(document.activeElement?.textContent).toMatch(/drawings/)
    await user.click(within(drawing).getByRole('button', { name: 'Return this skill' }))
    await user.click(screen.getByRole('button', { name: 'Sign 1, return 1' }))
    expect(await within(drawing).findByText(/Say what is missing/)).toBeTruthy()
    await user.type(within(drawing).getByRole('textbox', { name: 'Reason' }), 'Show me the section view.')
    await user.click(screen.getByRole('button', { name: 'Sign 1, return 1' }))
    await screen.findByRole('img', { name: 'Code of the signed answer' })
    const [token] = await pair.tablet.db.rows('signOffToken').toArray()
    if (token === undefined) throw new Error('nothing was signed')

    await scanOnPhone(codeOfToken(token), request)
    expect(await screen.findByText('Show me the section view.')).toBeTruthy()
    expect(screen.getByText('Level 4, mentor in the room')).toBeTruthy()
    expect(await pair.phone.db.rows('signOffRequest').get(requestIdOf(liWei.id, DRAWINGS))).toMatchObject({ state: 'returned', returned: { because: 'Show me the section view.' } })
  })

  test('a half-made judgement is there again, and a code scanned twice is signed once', async () => {
    const request = await makeCode(MEASURE)
    open(pair.tablet, '/sign-offs/scan')
    await photograph(codeOfRequest(request))
    await user.type(await screen.findByRole('textbox', { name: 'Comment' }), 'Half way')
    await waitFor(async () => expect(JSON.stringify(await drafts(pair.tablet, 'scanned'))).toContain('Half way'))
    open(pair.tablet, '/sign-offs/scan')
    expect(await screen.findByRole('link', { name: /Li Wei/ })).toBeTruthy()
    await photograph(codeOfRequest(request))
    expect(await screen.findByDisplayValue('Half way')).toBeTruthy()
    const [begun] = await pair.tablet.db.drafts.toArray()
    if (begun === undefined) throw new Error('no draft')
    await user.click(screen.getByRole('radio', { name: /needs prompts/ }))
    await user.click(screen.getByRole('button', { name: /^Sign / }))
    await screen.findByRole('img', { name: 'Code of the signed answer' })
    // The tablet went dark when it had signed, before it could put the draft away.
    await pair.tablet.db.drafts.put(begun)
    open(pair.tablet, '/sign-offs/scan')
    await user.click(await screen.findByRole('link', { name: /Li Wei/ }))
    expect(await screen.findByRole('img', { name: 'Code of the signed answer' })).toBeTruthy()
    expect(await drafts(pair.tablet, 'scanned')).toEqual([])
    open(pair.tablet, '/sign-offs/scan')
    await photograph(codeOfRequest(request))
    expect(await screen.findByRole('img', { name: 'Code of the signed answer' })).toBeTruthy()
    expect(await pair.tablet.db.rows('signOffToken').count()).toBe(1)
  })

  test('level 5 is barred while a safety skill is open, and says which', async () => {
    const request = await makeCode(MEASURE)
    open(pair.tablet, '/sign-offs/scan')
    await photograph(codeOfRequest(request))
    await user.click(await screen.findByRole('radio', { name: /alone/ }))
    expect(screen.getByText(new RegExp(`You cannot sign level 5 before this is signed: ${SECURE}`))).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Sign / })).toHaveProperty('disabled', true)
  })

  test('what the rules do not allow is not signed: a sentence says why, the judgement stays, and the number is free', async () => {
    await pair.tablet.put('signOff', signOffOf('safety', { competency: SECURE, at: now() - 1_000 }))
    const request = await makeCode(MEASURE)
    open(pair.tablet, '/sign-offs/scan')
    await photograph(codeOfRequest(request))
    await user.click(await screen.findByRole('radio', { name: /alone/ }))
    await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Kept')
    // Withdrawn by a deputy while the screen was open.
    await pair.tablet.db.rows('signOff').clear()
    await user.click(screen.getByRole('button', { name: /^Sign / }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/a safety prerequisite has not been signed/)
    expect(screen.getByDisplayValue('Kept')).toBeTruthy()
    expect(await queued(pair.tablet)).toEqual([])
    expect((await pair.tablet.db.ownKey.get('sign-off'))?.counter).toBe(0)
  })

  test('whom this mentor does not know, and what a stranger’s phone signed, is told in a sentence', async () => {
    const request = await makeCode(MEASURE)
    await pair.tablet.db.rows('deviceKey').where('person').equals(liWei.id).delete()
    open(pair.tablet, '/sign-offs/scan')
    await photograph(codeOfRequest(request))
    expect(await screen.findByText(/does not know the device that signed this/)).toBeTruthy()
    await pair.tablet.db.rows('placement').clear()
    await photograph(codeOfRequest(request))
    expect(await screen.findByText(/This apprentice is not on this device/)).toBeTruthy()
    await pair.tablet.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { person: 'somebody' as never })] }))
    await photograph(codeOfRequest(request))
    expect(await screen.findByText(/does not know the device that signed this/)).toBeTruthy()
    expect(await drafts(pair.tablet, 'scanned')).toEqual([])
  })

  test('a tablet without a key is made a signing device first; without a network that is said, and the name stays', async () => {
    withoutNetwork()
    await pair.tablet.db.ownKey.clear()
    open(pair.tablet, '/sign-offs/scan')
    const name = await screen.findByRole('textbox', { name: 'Name of this device' })
    await user.clear(name)
    await user.click(screen.getByRole('button', { name: 'Make it my signing device' }))
    expect(await screen.findByText('Please give it a name.')).toBeTruthy()
    await user.type(name, 'Bogie shop')
    await user.click(screen.getByRole('button', { name: 'Make it my signing device' }))
    expect(await screen.findByText(/could not be reached/)).toBeTruthy()
    expect(screen.getByDisplayValue('Bogie shop')).toBeTruthy()
  })
})

test('a mentor without a device judges on the phone and types a code: kept are his words and a proof, never the code', async () => {
  withoutNetwork()
  const router = open(pair.phone, `/skills/show-code?skill=${MEASURE}`)
  await user.click(await screen.findByRole('radio', { name: '3' }))
  await user.click(screen.getByRole('button', { name: 'My mentor has no device here' }))
  await user.click(await screen.findByRole('button', { name: 'Sign provisionally' }))
  expect(await screen.findByText('Choose a level first.')).toBeTruthy()
  expect(screen.getByText('A code has 8 letters and digits, as printed on your list.')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: /needs prompts/ }))
  await user.click(screen.getByRole('button', { name: 'Prompts: one more' }))
  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Held it level.')
  await user.type(screen.getByRole('textbox', { name: 'One of your codes' }), 'bcdf 2345')
  expect(JSON.stringify(await pair.phone.db.drafts.toArray())).not.toMatch(/bcdf/i)
  await user.click(screen.getByRole('button', { name: 'Sign provisionally' }))
  await screen.findByText('Put down. It is provisional until Zhang Gang confirms it.')
  expect(router.state.location.pathname).toBe('/skills')
  expect(await pair.phone.db.rows('provisionalSignOff').toArray()).toMatchObject([{ competency: MEASURE, level: 3, comment: 'Held it level.', facts: { prompts: 1 }, logs: [{ log: 'seat', revision: 1 }], mentor: { person: zhangGang.id }, heardAt: null }])
  expect(await pair.phone.db.rows('signOff').count()).toBe(0)
  const [sent] = await pair.phone.db.outbox.toArray()
  expect(sent?.name).toBe('competency.signProvisionally')
  expect(JSON.stringify(sent)).not.toMatch(/bcdf/i)
  expect(await pair.phone.db.drafts.count()).toBe(0)
})
