import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { StoryCueEvent } from './events.ts';

/** Elements that handle the arrow keys themselves. */
const USES_ARROW_KEYS =
  'input, textarea, select, audio, video, [contenteditable], [role="slider"], .maplibregl-canvas, [popover]';

/** Whether an element can be scrolled by the left and right arrow keys, such as a wide table with the focus. */
const scrollsSideways = (element: Element): boolean =>
  element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX);

/**
 * The left and right arrow keys go to the previous and the next step, in the reading direction of the language. The
 * browser keeps up, down, space and the page keys, for scrolling.
 */
export class Keys implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#onKeydown);
  }

  #onKeydown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const path = event.composedPath();
    const [origin] = path;
    if (origin instanceof Element && (origin.closest(USES_ARROW_KEYS) || scrollsSideways(origin))) return;
    if (!this.#isTarget(path)) return;
    const rtl = getComputedStyle(this.#host).direction === 'rtl';
    const forward = (event.key === 'ArrowRight') !== rtl;
    event.preventDefault();
    this.#host.dispatchEvent(new StoryCueEvent({ type: forward ? 'next' : 'previous' }));
  };

  /** If a page has several players: the one with the focus, else the one in the middle of the window. */
  #isTarget(path: readonly EventTarget[]): boolean {
    // The composed path crosses shadow roots: a button in the player's own shadow tree may have the focus.
    if (path.includes(this.#host)) return true;
    const [origin] = path;
    if (origin !== document.body && origin !== document.documentElement) return false;
    const { top, bottom } = this.#host.getBoundingClientRect();
    return top <= innerHeight / 2 && bottom >= innerHeight / 2;
  }
}
