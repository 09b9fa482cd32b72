/**
 * Keeps the whole site for the kiosk. A new version waits until the kiosk takes it, and is fetched whole or not at all.
 */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { obeyTake, type Worker } from './worker.ts';

declare const self: Worker;

obeyTake(self);
// What an address decides is read by the page.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();
