import { ASK_FOR_DAMAGE, type DamageReport } from './checked-copy.ts';

/** The state of the copy for offline use. */
export interface Offline {
  readonly state: 'none' | 'fetching' | 'ready' | 'new';
  /** How many damaged files were replaced by good ones, and for how many there was none. */
  readonly repaired: number;
  readonly lost: number;
}

export interface OfflineCopy {
  readonly offline: Offline;
  /** Activates the new version, if there is one. Resolves to whether there was one. */
  activate(): Promise<boolean>;
  /** Checks for a new version. */
  checkForUpdate(): void;
}

/** How long to wait for a new version to become active, in milliseconds. */
const ACTIVATION_LIMIT = 5000;

/** Registers the service worker that caches the whole site, and reports its state. New versions wait for `activate`. */
export function keepOffline(address: string, scope: string, onChange: (offline: Offline) => void): OfflineCopy {
  let registration: ServiceWorkerRegistration | undefined;
  let offline: Offline = { state: 'none', repaired: 0, lost: 0 };
  const report = () => {
    if (!registration) return;
    offline = {
      ...offline,
      state:
        registration.waiting && registration.active
          ? 'new'
          : registration.installing
            ? 'fetching'
            : registration.active
              ? 'ready'
              : 'none',
    };
    onChange(offline);
  };
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Partial<DamageReport> | undefined>) => {
      if (data?.type !== 'DAMAGED') return;
      offline = { ...offline, repaired: data.repaired?.length ?? 0, lost: data.lost?.length ?? 0 };
      onChange(offline);
    });
    // Files that were damaged before this page was there to be told.
    navigator.serviceWorker.controller?.postMessage(ASK_FOR_DAMAGE);
    void navigator.serviceWorker.register(address, { scope, updateViaCache: 'none' }).then(
      (found: ServiceWorkerRegistration | undefined) => {
        // Where a policy or a test forbids service workers there may be no registration.
        if (!found) return;
        registration = found;
        const follow = () => {
          found.installing?.addEventListener('statechange', report);
          report();
        };
        found.addEventListener('updatefound', follow);
        follow();
      },
      (error: unknown) => {
        console.warn(error);
      },
    );
  }
  return {
    get offline() {
      return offline;
    },
    async activate() {
      const waiting = registration?.waiting;
      if (!waiting || !registration?.active) return false;
      const taken = new Promise<void>((resolve) => {
        navigator.serviceWorker.addEventListener(
          'controllerchange',
          () => {
            resolve();
          },
          { once: true },
        );
        // A page without a controlling worker gets no `controllerchange` event.
        setTimeout(resolve, ACTIVATION_LIMIT);
      });
      waiting.postMessage({ type: 'SKIP_WAITING' });
      await taken;
      return true;
    },
    checkForUpdate() {
      // Without a network, which is usual, the check fails and nothing is new.
      void registration?.update().catch(() => undefined);
    },
  };
}
