import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { StoryCueEvent } from './events.ts';

/** Elements that need the arrow keys for themselves. */
const BUSY = 'input, textarea, select, audio, video, [contenteditable], [role="slider"], .maplibregl-canvas, [popover]';

/**
 * Left and right arrow: the step before, the step after, in the direction the language is read. Up, down,
 * space and the page keys stay the browser's, and scroll.
 */
export class Keys implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#press);
  }

  #press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const path = event.composedPath();
    const [origin] = path;
    if (origin instanceof Element && origin.closest(BUSY)) return;
    if (!this.#isMeant(path)) return;
    const rtl = getComputedStyle(this.#host).direction === 'rtl';
    const forward = (event.key === 'ArrowRight') !== rtl;
    event.preventDefault();
    this.#host.dispatchEvent(new StoryCueEvent({ type: forward ? 'next' : 'previous' }));
  };

  /** Of two players on a page, the one that has the focus, or else the one in the middle of the window. */
  #isMeant(path: readonly EventTarget[]): boolean {
    // By the path, which leads out of shadow roots: a button of the player's own may have the focus.
    if (path.includes(this.#host)) return true;
    const [origin] = path;
    if (origin !== document.body && origin !== document.documentElement) return false;
    const { top, bottom } = this.#host.getBoundingClientRect();
    return top <= innerHeight / 2 && bottom >= innerHeight / 2;
  }
}
