/**
 * The service worker that caches stories for readers: of the stories that its address names, what their pages need at
 * once, and one copy of each picture; and stills, layers and other copies after they have been shown. A new version is
 * fetched completely or not at all, and becomes active at the next navigation.
 */
import { ExpirationPlugin } from 'workbox-expiration';
import { addPlugins, cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, StaleWhileRevalidate } from 'workbox-strategies';
import type { WorkboxPlugin } from 'workbox-core';
import { partOf } from '../player/byte-range.ts';
import { entriesOfStories } from '../player/copy-address.ts';
import { activateOnRequest, activateOnNavigation, type Worker } from './worker.ts';

declare const self: Worker;

/** The end of the address of a copy of a picture that is not in the list. */
const COPY = /\.(?:small|large)\.webp$/;

activateOnRequest(self);
activateOnNavigation(self);
addPlugins([
  {
    cachedResponseWillBeUsed: async ({ request, cachedResponse }) => cachedResponse && partOf(request, cachedResponse),
  },
]);
precacheAndRoute(entriesOfStories(self.__WB_MANIFEST, self.location.href), { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();
// The cast is for `exactOptionalPropertyTypes`: workbox types its optional properties without `undefined`.
const few = new ExpirationPlugin({ maxEntries: 600, purgeOnQuotaError: true }) as WorkboxPlugin;
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /\/(stills|layers)\//.test(url.pathname),
  new StaleWhileRevalidate({ cacheName: 'seen', plugins: [few] }),
);
// The name of a copy changes with its content. Without a network, the copy of another size stands in for it.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && COPY.test(url.pathname),
  new CacheFirst({
    cacheName: 'pictures',
    plugins: [
      new ExpirationPlugin({ maxEntries: 200, purgeOnQuotaError: true }) as WorkboxPlugin,
      { handlerDidError: ({ request }) => matchPrecache(request.url.replace(COPY, '.medium.webp')) },
    ],
  }),
);
