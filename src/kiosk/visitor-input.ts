/** What a visitor does with fingers, keys and wheel, as calls. The buttons of the bar and of sheets act by themselves. */

/** Milliseconds that staff hold a finger in the corner. */
const LONG_PRESS = 3000;

export interface VisitorInput {
  /** A finger, anywhere. `lang`: that of the button it touched; `onText`: on the story, not on the kiosk's controls. */
  readonly onTouch: (touch: { readonly lang: string | undefined; readonly onText: boolean }) => void;
  readonly onKey: (key: string) => void;
  readonly onWheel: () => void;
  /** A finger has been held in the corner of the staff. */
  readonly onLongPress: () => void;
  /** Whether the touch of a button that leads home is left to the button. */
  readonly leavesHomeToButton: () => boolean;
}

const languageOf = (path: readonly EventTarget[]): string | undefined =>
  path.find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset.lang !== undefined)?.dataset
    .lang;

const isHome = (node: EventTarget) => node instanceof HTMLElement && node.dataset.do === 'home';

/**
 * Listens on the window. `controls`: the shadow root of the kiosk's own controls.
 *
 * @returns what ends it
 */
export function listenToVisitor(controls: EventTarget, input: VisitorInput): () => void {
  const off = new AbortController();
  const { signal } = off;
  let pressed: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    clearTimeout(pressed);
  };
  const press = () => {
    release();
    addEventListener('pointerup', release, { once: true, signal });
    addEventListener('pointercancel', release, { once: true, signal });
    pressed = setTimeout(input.onLongPress, LONG_PRESS);
  };
  addEventListener(
    'pointerdown',
    (event) => {
      const path = event.composedPath();
      if (input.leavesHomeToButton() && path.some(isHome)) return;
      input.onTouch({ lang: languageOf(path), onText: !path.includes(controls) });
      if (path.some((node) => node instanceof Element && node.classList.contains('corner'))) press();
    },
    { capture: true, signal },
  );
  addEventListener(
    'keydown',
    ({ key }) => {
      input.onKey(key);
    },
    { signal },
  );
  addEventListener('wheel', input.onWheel, { passive: true, signal });
  return () => {
    off.abort();
    release();
  };
}
