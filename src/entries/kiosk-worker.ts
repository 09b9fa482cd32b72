/**
 * The service worker that caches the whole site for the kiosk. A new version is fetched completely or not at all, and
 * waits until the kiosk activates it.
 */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { activateOnRequest, type Worker } from './worker.ts';

declare const self: Worker;

activateOnRequest(self);
// Parameters of an address are settings that the page reads; they do not change the file.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();
