import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Misread } from '../core/permalink.ts';

/** Milliseconds without another change after which what has changed is said. */
const CALM = 250;

/** What the page says aloud: what answers, in one sentence once it has come to rest, and what went wrong, once each. */
export class Announcements implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #news = '';
  #notices: readonly string[] = [];
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

  /** @param news - made when nothing has changed for a while, so that a reader who listens hears one sentence. */
  tell(news: () => string): void {
    clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => {
      this.#news = news();
      this.#host.requestUpdate();
    }, CALM);
  }

  notify(line: string): void {
    if (this.#notices.includes(line)) return;
    this.#notices = [...this.#notices, line];
    this.#host.requestUpdate();
  }
}

/** What of an address was not understood; empty where all was. */
export function misreadLine(misread: readonly Misread[], lang: string): string {
  const keys = new Set(misread.map(({ key, value }) => (key ? `${key}=${value}` : value)));
  if (keys.size === 0) return '';
  const list = new Intl.ListFormat(lang).format([...keys].map((key) => `“${key}”`));
  return msg(str`Part of the address was not understood, and left out: ${list}.`);
}
