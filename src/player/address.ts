/**
 * Milliseconds without a further change after which the address is written. Safari refuses the 101st change in 30
 * seconds: this allows 85.
 */
const CALM = 350;
/** Milliseconds after which a change that the browser has refused is tried again. */
const RETRY = 3000;

/**
 * Replaces the fragment of the page's address, once when the changes have stopped, however many there were.
 */
export class AddressWriter {
  readonly #wanted: () => string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param wanted - the fragment with its sign; empty for none; undefined to keep the address as it is. */
  constructor(wanted: () => string | undefined) {
    this.#wanted = wanted;
  }

  /** Call it whenever the address has to change. */
  soon(wait = CALM): void {
    this.cancel();
    this.#timer = setTimeout(this.flush, wait);
  }

  /** Writes a waiting change now. */
  readonly flush = (): void => {
    if (this.#timer === undefined) return;
    this.cancel();
    const wanted = this.#wanted();
    if (wanted === undefined || wanted === location.hash) return;
    try {
      history.replaceState(history.state, '', wanted || location.pathname + location.search);
    } catch {
      this.soon(RETRY);
    }
  };

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
