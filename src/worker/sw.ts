/// <reference lib="webworker" />
/**
 * Keeps the public shell (program, styles, icons) so that the app opens without a network. Rows of people never pass
 * through here: /api and /sync go to the network, always. A new version waits until the page says so.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: readonly { url: string; revision: string | null }[] }

precacheAndRoute([...self.__WB_MANIFEST])
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/sync\//, /^\/healthz/] }))

/** Screens for a desk are kept once somebody has opened them; their names change with what is in them. */
const DESK = 'desk'
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/desk/'),
  // A full device cannot even open the cache.
  new CacheFirst({ cacheName: DESK, plugins: [{ handlerDidError: ({ request }) => fetch(request) }] }),
)

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
// A new version has other files; what is opened again is kept again.
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([caches.delete(DESK), self.clients.claim()])))
