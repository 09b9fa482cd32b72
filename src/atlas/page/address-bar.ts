import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AddressWriter } from '../../player/address.ts';

/**
 * Keeps the address of the page equal to the state. A choice makes a new entry of the history; a continuous change,
 * such as moving the map, replaces the last entry when it has stopped.
 */
export class AddressBar implements ReactiveController {
  readonly #written: () => string;
  readonly #returned: () => void;
  readonly #writer: AddressWriter;

  /**
   * @param written - returns the fragment of the current state, with `#`; empty as long as there is no state.
   * @param returned - called when “back” or “forward” has changed the address.
   */
  constructor(host: ReactiveControllerHost, written: () => string, returned: () => void) {
    this.#written = written;
    this.#returned = returned;
    this.#writer = new AddressWriter(written);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#moved);
    addEventListener('pagehide', this.flush);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#moved);
    removeEventListener('pagehide', this.flush);
    this.#writer.cancel();
  }

  push(): void {
    const written = this.#written();
    if (written === location.hash) return;
    try {
      history.pushState(null, '', written);
    } catch {
      // Too many entries in a short time: at least the address will be right.
      this.#writer.soon();
    }
  }

  /** Replaces the last entry when there have been no further changes for a while. */
  replaceSoon(): void {
    this.#writer.soon();
  }

  /** Writes a waiting change now. */
  readonly flush = (): void => {
    this.#writer.flush();
  };

  #moved = () => {
    this.#writer.cancel();
    this.#returned();
  };
}
