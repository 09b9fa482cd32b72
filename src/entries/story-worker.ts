/**
 * Keeps a copy of the site for readers: what every page needs when it is first seen, and pictures and layers once they
 * have
 * been looked at. A new version is fetched whole or not at all, and taken when a reader next comes to a page.
 */
import { ExpirationPlugin } from 'workbox-expiration';
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { StaleWhileRevalidate } from 'workbox-strategies';
import type { WorkboxPlugin } from 'workbox-core';
import { obeyTake, takeOnNavigation, type Worker } from './worker.ts';

declare const self: Worker;

obeyTake(self);
takeOnNavigation(self);
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();
// Its types allow properties to be undefined, which ours take at their word.
const few = new ExpirationPlugin({ maxEntries: 600, purgeOnQuotaError: true }) as WorkboxPlugin;
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /\/(stills|layers)\//.test(url.pathname),
  new StaleWhileRevalidate({ cacheName: 'seen', plugins: [few] }),
);
