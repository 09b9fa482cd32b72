/**
 * The service worker that caches for the kiosk all that it shows: the story that its address names. A new version is fetched completely or not at all, and
 * waits until the kiosk activates it. Each file is checked when it is used: see `checked-copy.ts`.
 */
import { cacheNames } from 'workbox-core';
import { addPlugins, cleanupOutdatedCaches, getCacheKeyForURL, precacheAndRoute } from 'workbox-precaching';
import { ASK_FOR_DAMAGE, CheckedCopy } from '../kiosk/checked-copy.ts';
import { partOf } from '../player/byte-range.ts';
import { entriesOfStories } from '../player/copy-address.ts';
import { activateOnRequest, type Worker } from './worker.ts';

declare const self: Worker;

const SPARE = 'kiosk-spare';

const entries = entriesOfStories(self.__WB_MANIFEST, self.location.href);
const integrities = new Map<string, string>();

const copy = new CheckedCopy({
  integrityOf: (key) => integrities.get(key),
  openSpare: () => caches.open(SPARE),
  fetchAgain: (key) => fetch(key, { cache: 'reload' }),
  onDamage: (report) =>
    void self.clients.matchAll({ type: 'window' }).then((pages) => {
      for (const page of pages) page.postMessage(report);
    }),
});

activateOnRequest(self);
addPlugins([
  {
    cachedResponseWillBeUsed: async ({ cacheName, request, cachedResponse }) =>
      cachedResponse && partOf(request, await copy.checked(request.url, cachedResponse, await caches.open(cacheName))),
  },
]);
// Parameters of an address are settings that the page reads; they do not change the file.
precacheAndRoute(entries, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

for (const entry of entries) {
  if (entry.integrity === undefined) continue;
  const key = getCacheKeyForURL(new URL(entry.url, self.location.href).href);
  if (key !== undefined) integrities.set(key, entry.integrity);
}
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.open(cacheNames.precache).then((cache) => copy.fillSpare([...integrities.keys()], cache)));
});
self.addEventListener('message', ({ data, source }) => {
  if (data?.type === ASK_FOR_DAMAGE.type) source?.postMessage(copy.report);
});
