import { matchPrecache, type PrecacheEntry } from 'workbox-precaching';

/**
 * As much of a service worker's own scope as is used here: TypeScript's library for it and the one for pages do not go
 * together in one program.
 */
export interface Worker {
  /** Every file to keep, with a mark of its content: `src/press/offline.ts` puts it in. */
  readonly __WB_MANIFEST: (string | PrecacheEntry)[];
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { matchAll(options: { readonly type: 'window' }): Promise<readonly unknown[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', heard: (event: MessageEvent<{ readonly type?: string } | undefined>) => void): void;
  addEventListener(type: 'fetch', heard: (event: Fetched) => void): void;
}

interface Fetched {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
  stopImmediatePropagation(): void;
}

/** Begins when a page says so. */
export function obeyTake(self: Worker): void {
  self.addEventListener('message', ({ data }) => {
    if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
  });
}

/**
 * Gives way to a waiting version when a reader comes to a page and no other is open: the browser asks again at once,
 * and
 * is answered by the new one. So no page is ever made of two versions.
 */
export function takeOnNavigation(self: Worker): void {
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

/** The page as this version has it, or as the network does. */
async function pageOf(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  return (await matchPrecache(origin + pathname.replace(/\/$/, '/index.html'))) ?? fetch(request);
}
