/** How far the kiosk can do without a network. */
export interface Offline {
  readonly state: 'none' | 'fetching' | 'ready' | 'new';
}

export interface OfflineCopy {
  readonly offline: Offline;
  /** Takes the new version, if there is one, and starts it. Resolves to whether there was. */
  take(): Promise<boolean>;
  /** Looks for a new version. */
  look(): void;
}

/** Milliseconds that a new version may take to begin. */
const LONGEST = 5000;

/** Registers the worker that keeps the whole site, and says what it has. A new version waits until it is taken. */
export function keepOffline(address: string, scope: string, onChange: (offline: Offline) => void): OfflineCopy {
  let registration: ServiceWorkerRegistration | undefined;
  let offline: Offline = { state: 'none' };
  const say = () => {
    if (!registration) return;
    offline = {
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
    void navigator.serviceWorker.register(address, { scope, updateViaCache: 'none' }).then(
      (found: ServiceWorkerRegistration | undefined) => {
        // Where a policy or a test forbids workers the promise may come to nothing.
        if (!found) return;
        registration = found;
        const follow = () => {
          found.installing?.addEventListener('statechange', say);
          say();
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
    async take() {
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
        // A page that nothing controls yet is not told.
        setTimeout(resolve, LONGEST);
      });
      waiting.postMessage({ type: 'SKIP_WAITING' });
      await taken;
      return true;
    },
    look() {
      // Offline, as it mostly is, there is nothing new.
      void registration?.update().catch(() => undefined);
    },
  };
}
