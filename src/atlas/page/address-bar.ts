import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds without a further change after which the address is written. */
const CALM = 250;

/**
 * Keeps the address of the page equal to the state. A choice makes a new entry of the history; a continuous change, such
 * as moving the map, replaces the last entry when it has stopped.
 */
export class AddressBar implements ReactiveController {
  readonly #written: () => string;
  readonly #returned: () => void;
  #waiting = 0;

  /**
   * @param written - returns the fragment of the current state, with `#`; empty as long as there is no state.
   * @param returned - called when “back” or “forward” has changed the address.
   */
  constructor(host: ReactiveControllerHost, written: () => string, returned: () => void) {
    this.#written = written;
    this.#returned = returned;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#moved);
    addEventListener('pagehide', this.flush);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#moved);
    removeEventListener('pagehide', this.flush);
    this.#wait(false);
  }

  push(): void {
    if (this.#written() !== location.hash) history.pushState(null, '', this.#written());
  }

  /** Replaces the last entry when there have been no further changes for a while. */
  replaceSoon(): void {
    this.#wait(true);
  }

  /** Writes a waiting change now. */
  readonly flush = (): void => {
    if (this.#waiting === 0) return;
    this.#wait(false);
    if (this.#written() !== location.hash) history.replaceState(null, '', this.#written());
  };

  #wait(still: boolean) {
    clearTimeout(this.#waiting);
    this.#waiting = still ? window.setTimeout(this.flush, CALM) : 0;
  }

  #moved = () => {
    this.#wait(false);
    this.#returned();
  };
}
