import type { Cause } from './restart-policy.ts';
import { mayRestart, readHistory, withRestart, type Restart } from './restart-policy.ts';

/** Milliseconds without a sign of life. Software that draws in 4K may well need some. */
export const HUNG = 10_000;
export const HUNG_KEY = 'kiosk-hung';
export type Beat = 'beat' | 'sleep';

const HISTORY = 'kiosk-recoveries';
const ALIVE = 'kiosk-alive';

export interface WatchdogOptions {
  /** Megabytes of heap. */
  readonly memory: number;
  readonly onRecovery: (cause: Cause) => void;
  readonly restart: () => void;
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly worker?: Pick<Worker, 'postMessage' | 'terminate'> & { onmessage: ((event: MessageEvent) => void) | null };
}

interface WithMemory {
  readonly memory?: { readonly usedJSHeapSize: number };
}

/** Megabytes of JavaScript's heap, where the browser tells. */
export const heap = (): number | undefined => {
  const used = (performance as WithMemory).memory?.usedJSHeapSize;
  return used === undefined ? undefined : used / 1e6;
};

/** Notes what goes wrong, and starts the page anew when nobody is in front of it. */
export class Watchdog {
  #options: WatchdogOptions;
  #off = new AbortController();
  #wanted: Cause | undefined;
  #last = 0;

  constructor(options: WatchdogOptions) {
    this.#options = options;
    const { signal } = this.#off;
    const error = (event: Event) => {
      // Says nothing but that some observer was late; every page has them.
      if (event instanceof ErrorEvent && event.message.startsWith('ResizeObserver loop')) return;
      this.want('error');
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
        this.want('hung');
      };
    // The last run did not say goodbye: the browser was ended, or the power went.
    this.#keep(() => {
      if (options.store.getItem(ALIVE) !== null) this.#note('ended');
    });
  }

  /** What has gone wrong and is not cured yet. */
  get wanted(): Cause | undefined {
    return this.#wanted;
  }

  get history(): readonly Restart[] {
    try {
      return readHistory(this.#options.store.getItem(HISTORY));
    } catch {
      return [];
    }
  }

  /** Something asks for a start. The first cause is kept: the others may follow from it. */
  want(cause: Cause): void {
    this.#wanted ??= cause;
  }

  /** To be called every second or so. `calm`: nobody is there. */
  tick(now: number, calm: boolean): void {
    if (now - this.#last >= 1000) {
      this.#last = now;
      this.#beat();
      this.#keep(() => {
        this.#options.store.setItem(ALIVE, String(Date.now()));
      });
      if ((heap() ?? 0) > this.#options.memory) this.want('memory');
    }
    if (!this.#wanted || !calm || !mayRestart(this.history, Date.now(), now)) return;
    const cause = this.#wanted;
    this.#wanted = undefined;
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

  /** A device that is full must not be the end of it. */
  #keep(write: () => void) {
    try {
      write();
    } catch (error) {
      console.warn(error);
    }
  }
}
