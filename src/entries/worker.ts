import { matchPrecache, type PrecacheEntry } from 'workbox-precaching';

/**
 * The part of `ServiceWorkerGlobalScope` that is used here. TypeScript's libraries for workers and for pages cannot be
 * used in the same program.
 */
export interface Worker {
  /** The files of the copies of all stories; `src/press/offline.ts` inserts the list. */
  readonly __WB_MANIFEST: CopyEntry[];
  readonly registration: ServiceWorkerRegistration;
  readonly location: { readonly href: string };
  readonly clients: {
    matchAll(options: { readonly type: 'window' }): Promise<readonly Pick<MessagePort, 'postMessage'>[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', heard: (event: MessageEvent<{ readonly type?: string } | undefined>) => void): void;
  addEventListener(type: 'activate', heard: (event: { waitUntil(promise: Promise<unknown>): void }) => void): void;
  addEventListener(type: 'fetch', heard: (event: Fetched) => void): void;
}

/** A file with a hash of its content. `of`: the ids of the stories that need it; absent if all do. */
export interface CopyEntry extends PrecacheEntry {
  readonly of?: readonly string[];
}

interface Fetched {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
  stopImmediatePropagation(): void;
}

/** Activates the waiting version when a page sends `SKIP_WAITING`. */
export function activateOnRequest(self: Worker): void {
  self.addEventListener('message', ({ data }) => {
    if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
  });
}

/**
 * Activates a waiting version when a reader navigates to a page and no other page is open: the browser is told to
 * request the page again, and the new version answers. So no page is ever made of files of two versions.
 */
export function activateOnNavigation(self: Worker): void {
  self.addEventListener('fetch', (event) => {
    const { waiting } = self.registration;
    if (event.request.mode !== 'navigate' || event.request.method !== 'GET' || !waiting) return;
    event.stopImmediatePropagation();
    event.respondWith(
      self.clients.matchAll({ type: 'window' }).then((open) => {
        if (open.length > 1) return pageOf(event.request);
        waiting.postMessage({ type: 'SKIP_WAITING' });
        return new Response('', { headers: { Refresh: '0', 'Content-Type': 'text/html' } });
      }),
    );
  });
}

/** The page from the cache of this version, or from the network. */
async function pageOf(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  return (await matchPrecache(origin + pathname.replace(/\/$/, '/index.html'))) ?? fetch(request);
}
