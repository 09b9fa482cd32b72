import type { Cause } from './restart-policy.ts';
import { mayRestart, readHistory, withRestart, type Restart } from './restart-policy.ts';

/** Milliseconds without a beat after which the page counts as hung. Software rendering in 4K can block for seconds. */
export const HUNG_AFTER = 10_000;
export const HUNG_KEY = 'kiosk-hung';
export type Beat = 'beat' | 'sleep';

const HISTORY = 'kiosk-recoveries';
const ALIVE = 'kiosk-alive';

export interface WatchdogOptions {
  /** The heap size, in megabytes, above which a restart is requested. */
  readonly memory: number;
  readonly onRecovery: (cause: Cause) => void;
  readonly restart: () => void;
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly worker?: Pick<Worker, 'postMessage' | 'terminate'> & { onmessage: ((event: MessageEvent) => void) | null };
}

interface WithMemory {
  readonly memory?: { readonly usedJSHeapSize: number };
}

/** The size of the JavaScript heap, in megabytes; undefined if the browser does not tell. */
export const heap = (): number | undefined => {
  const used = (performance as WithMemory).memory?.usedJSHeapSize;
  return used === undefined ? undefined : used / 1e6;
};

/** Records faults, and restarts the page when nobody is in front of it. */
export class Watchdog {
  #options: WatchdogOptions;
  #off = new AbortController();
  #pending: Cause | undefined;
  #last = 0;

  constructor(options: WatchdogOptions) {
    this.#options = options;
    const { signal } = this.#off;
    const error = (event: Event) => {
      // A harmless warning that a ResizeObserver was late; every page has them.
      if (event instanceof ErrorEvent && event.message.startsWith('ResizeObserver loop')) return;
      this.requestRestart('error');
    };
    addEventListener('error', error, { signal });
    addEventListener('unhandledrejection', error, { signal });
    addEventListener(
      'pagehide',
      () => {
        this.#keep(() => {
          options.store.removeItem(ALIVE);
        });
      },
      { signal },
    );
    document.addEventListener(
      'visibilitychange',
      () => {
        this.#beat();
      },
      { signal },
    );
    if (options.worker)
      options.worker.onmessage = () => {
        this.requestRestart('hung');
      };
    // The last run did not end with `pagehide`: the browser was killed, or the power failed.
    this.#keep(() => {
      if (options.store.getItem(ALIVE) !== null) this.#note('ended');
    });
  }

  /** The cause of a pending restart. */
  get pending(): Cause | undefined {
    return this.#pending;
  }

  get history(): readonly Restart[] {
    try {
      return readHistory(this.#options.store.getItem(HISTORY));
    } catch {
      return [];
    }
  }

  /** Requests a restart. The first cause is kept, because later ones may follow from it. */
  requestRestart(cause: Cause): void {
    this.#pending ??= cause;
  }

  /** To be called about every second. `now`: milliseconds since the page was loaded; `calm`: nobody is there. */
  tick(now: number, calm: boolean): void {
    if (now - this.#last >= 1000) {
      this.#last = now;
      this.#beat();
      this.#keep(() => {
        this.#options.store.setItem(ALIVE, String(Date.now()));
      });
      if ((heap() ?? 0) > this.#options.memory) this.requestRestart('memory');
    }
    if (!this.#pending || !calm || !mayRestart(this.history, Date.now(), now)) return;
    const cause = this.#pending;
    this.#pending = undefined;
    this.#note(cause);
    this.#keep(() => {
      this.#options.store.removeItem(ALIVE);
    });
    this.#options.restart();
  }

  destroy(): void {
    this.#off.abort();
    this.#options.worker?.terminate();
  }

  #note(cause: Cause) {
    this.#keep(() => {
      this.#options.store.setItem(HISTORY, JSON.stringify(withRestart(this.history, { cause, at: Date.now() })));
    });
    this.#options.onRecovery(cause);
  }

  #beat() {
    this.#options.worker?.postMessage((document.visibilityState === 'visible' ? 'beat' : 'sleep') satisfies Beat);
  }

  /** Runs a write to storage; a failure (the device is full) is logged and otherwise ignored. */
  #keep(write: () => void) {
    try {
      write();
    } catch (error) {
      console.warn(error);
    }
  }
}
