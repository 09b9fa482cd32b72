/**
 * Remembers which element had the focus before a sheet or the question was opened, so that the focus can return to it.
 */
export class FocusMemory {
  #host: HTMLElement;
  #before = new Map<'sheet' | 'question', HTMLElement>();

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  get #active(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? document.activeElement;
  }

  remember(opened: 'sheet' | 'question'): void {
    const active = this.#active;
    if (active instanceof HTMLElement && active !== document.body) this.#before.set(opened, active);
    else this.#before.delete(opened);
  }

  restore(closed: 'sheet' | 'question'): void {
    this.#before.get(closed)?.focus({ preventScroll: true });
    this.#before.delete(closed);
  }

  /** Forgets everything and removes the focus, so that the next visitor begins without one. */
  clear(): void {
    this.#before.clear();
    for (const active of [this.#host.shadowRoot?.activeElement, document.activeElement])
      if (active instanceof HTMLElement) active.blur();
  }
}
