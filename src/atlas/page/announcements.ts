import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Misread } from '../core/permalink.ts';

/** Milliseconds without a further change after which a change is announced. */
const CALM = 250;

/**
 * The announcements of the page for screen readers: the results of a search, in one sentence when they have stopped
 * changing, and errors, each only once.
 */
export class Announcements implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #news = '';
  #notices: readonly string[] = [];
  #missing: readonly string[] = [];
  #waiting = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#waiting);
  }

  get lines(): readonly string[] {
    return [this.#news, ...this.#notices].filter(Boolean);
  }

  /** @param news - called when there have been no changes for a while, so that there is only one announcement. */
  tell(news: () => string): void {
    clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => {
      this.#news = news();
      this.#host.requestUpdate();
    }, CALM);
  }

  /** The titles of the parts of the map that did not load, each once. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  reportMissing(title: string): void {
    if (this.#missing.includes(title)) return;
    this.#missing = [...this.#missing, title];
    this.#host.requestUpdate();
  }

  notify(line: string): void {
    if (this.#notices.includes(line)) return;
    this.#notices = [...this.#notices, line];
    this.#host.requestUpdate();
  }
}

/** The message about the parts of an address that were not understood; empty if there are none. */
export function misreadLine(misread: readonly Misread[], lang: string): string {
  const keys = new Set(misread.map(({ key, value }) => (key ? `${key}=${value}` : value)));
  if (keys.size === 0) return '';
  const list = new Intl.ListFormat(lang).format([...keys].map((key) => `“${key}”`));
  return msg(str`Part of the address was not understood, and left out: ${list}.`);
}
