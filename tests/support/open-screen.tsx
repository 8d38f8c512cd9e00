/** The screens of a feature on somebody's device, as the shell opens them. */
import type { Person } from '#domain/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router'
import type { Database } from '../../src/app/store/database.ts'
import { createMutate } from '../../src/app/store/mutate.ts'
import { actorOf, type Store, StoreProvider } from '../../src/app/store/store-context.tsx'

/** @param who is signed in there; what he does wakes nobody */
export const storeFor = (db: Database, who: Person): Store => {
  const profile = { person: who.id, school: who.school, schoolName: 'School', name: who.name, roles: who.roles, username: who.id, demo: false }
  const actor = actorOf(profile)
  return { db, profile, actor, mutate: createMutate(db, actor, () => {}) }
}

/** Opens `address`; what the routes do not know stays empty. @param beside what the shell has next to every screen, if it matters */
export const openScreen = (store: Store, routes: readonly RouteObject[], address: string, beside?: ReactNode) => {
  const router = createMemoryRouter([...routes, { path: '*', element: null }], { initialEntries: [address] })
  const rendered = render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={store}>
        <RouterProvider router={router} />
        {beside}
      </StoreProvider>
    </I18nProvider>,
  )
  return { ...rendered, router }
}
