import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds without another change after which the address is written. */
const CALM = 250;

/**
 * Keeps the address of the page as what is shown would be written. What is chosen is an entry of the history; what
 * moves
 * by little steps replaces the last, once it has come to rest.
 */
export class AddressBar implements ReactiveController {
  readonly #written: () => string;
  readonly #returned: () => void;
  #waiting = 0;

  /**
   * @param written - the fragment of what is shown, with its sign; empty while nothing is.
   * @param returned - told when “back” or “forward” has made the address another.
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

  /** After the last of many little steps. */
  replaceSoon(): void {
    this.#wait(true);
  }

  /** Writes now what waits to be written. */
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
