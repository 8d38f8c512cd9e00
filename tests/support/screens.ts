/** Which screens there are, by who sees them, and how a program gets to them as a person does. */
import type { Page } from '@playwright/test'
import type { DEVICES } from './journey.ts'

/** Where each account of the demo school can go, and on what it does. */
export const screens: Readonly<Record<string, { readonly size: keyof typeof DEVICES; readonly paths: readonly string[] }>> = {
  apprentice: { size: 'phone', paths: ['/logbook', '/logbook/new', '/logbook/checklists', '/logbook/checklists/new', '/hours', '/skills', '/skills/show-code', '/reflections', '/reflections/new', '/reflections/profile', '/inbox', '/inbox/observations', '/concerns', '/concerns/new', '/outbox', '/settings', '/record', '/record/print', '/sign-in-again', '/nowhere'] },
  mentor: { size: 'tablet', paths: ['/sign-offs', '/sign-offs/scan', '/apprentices', '/ledger', '/proposals', '/outbox', '/settings', '/settings/codes'] },
  teacher: { size: 'laptop', paths: ['/review', '/cohorts', '/concerns', '/visits', '/visits/new', '/programmes', '/reports'] },
  coordinator: {
    size: 'laptop',
    paths: [
      '/programmes', '/programmes/import', '/proposals', '/cohorts', '/devices', '/devices/keys', '/overdue-concerns', '/reports', '/dead-letters', '/outbox', '/settings',
      '/office/people', '/office/people/new', '/office/people/import', '/office/enterprises', '/office/enterprises/new', '/office/cohorts', '/office/cohorts/new', '/office/placements', '/office/placements/new', '/office/log', '/office/backup',
    ],
  },
}
/** The first link on a screen that leads one level deeper, to be looked at too. */
export const deeper: Readonly<Record<string, readonly RegExp[]>> = {
  apprentice: [
    /^\/logbook\/(?!new)[^/]+$/,
    /^\/skills\/(?!show-code)[^/]+$/,
    /^\/skills\/[^/]+\/ask$/,
    /^\/reflections\/(?!new|profile)[^/]+$/,
    /^\/reflections\/[^/]+\/edit$/,
    /^\/logbook\/[^/]+\/edit$/,
    /^\/concerns\/(?!new)[^/]+$/,
  ],
  mentor: [
    /^\/sign-offs\/(?!for\/|scan).+/,
    /^\/apprentices\/[^/?]+$/,
    /^\/apprentices\/[^/]+\/logs\/.+/,
    /^\/sign-offs\/for\/[^/]+$/,
    /^\/sign-offs\/for\/[^/]+\/.+/,
  ],
  teacher: [
    /^\/review\/log\/.+/,
    /^\/review\/sign-off\/.+/,
    /^\/cohorts\/[^/]+$/,
    /^\/cohorts\/[^/]+\/search$/,
    /^\/cohorts\/[^/]+\/figures$/,
    /^\/cohorts\/[^/]+\/apprentices\/[^/]+$/,
    /^\/cohorts\/[^/]+\/apprentices\/[^/]+\/logs\/.+/,
    /^\/cohorts\/[^/]+\/apprentices\/[^/]+\/competencies\/.+/,
    /^\/concerns\/[^/]+$/,
    /^\/visits\/(?!new)[^/]+$/,
    /^\/visits\/[^/]+\/(log|edit)$/,
    /^\/programmes\/(?!import)[^/]+$/,
  ],
  coordinator: [
    /^\/programmes\/(?!import)[^/]+$/,
    /^\/programmes\/[^/]+\/edit$/,
    /^\/programmes\/[^/]+\/move$/,
    /^\/programmes\/[^/]+\/facts$/,
    /^\/cohorts\/[^/]+$/,
    /^\/office\/people\/(?!new|import)[^/]+$/,
    /^\/office\/enterprises\/(?!new)[^/]+$/,
    /^\/office\/cohorts\/(?!new)[^/]+$/,
    /^\/office\/cohorts\/[^/]+\/codes$/,
    /^\/office\/placements\/(?!new)[^/]+$/,
  ],
}

/** A screen draws its title first and its rows when the device's store, or the server, has answered: waits until nothing changes any more. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const isAsking = () => document.querySelector('[aria-busy="true"]') !== null
        const quiet = (): ReturnType<typeof setTimeout> => setTimeout(() => (isAsking() ? (timer = quiet()) : (watch.disconnect(), resolve())), 250)
        let timer = quiet()
        const watch = new MutationObserver(() => {
          clearTimeout(timer)
          timer = quiet()
        })
        watch.observe(document, { childList: true, subtree: true, characterData: true })
      }),
  )

/** Goes there as a link does, without a new start of the app; the screen before it stays until the new one has come. */
export const follow = (page: Page, path: string): Promise<void> =>
  page.evaluate(
    (to) =>
      new Promise<void>((resolve) => {
        if (location.pathname === to) return resolve()
        const watch = new MutationObserver(() => (watch.disconnect(), resolve()))
        watch.observe(document.querySelector('#content') ?? document.body, { childList: true, subtree: true })
        history.pushState(null, '', to)
        dispatchEvent(new PopStateEvent('popstate', { state: null }))
      }),
    path,
  )
