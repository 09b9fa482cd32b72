/** Reports touches, keys and wheel of a visitor as calls. Buttons of the bar and of sheets have their own handlers. */

/** How long staff must press the corner, in milliseconds; long enough that visitors do not do it by accident. */
const LONG_PRESS = 3000;

export interface VisitorInput {
  /** A touch, anywhere. `lang`: of the button that was touched; `onText`: on the story, not on the controls. */
  readonly onTouch: (touch: { readonly lang: string | undefined; readonly onText: boolean }) => void;
  readonly onKey: (key: string) => void;
  readonly onWheel: () => void;
  /** The staff corner was pressed for `LONG_PRESS`. */
  readonly onLongPress: () => void;
  /** Whether a touch of a button with `data-do="home"` is not reported, because the button itself handles it. */
  readonly leavesHomeToButton: () => boolean;
}

const languageOf = (path: readonly EventTarget[]): string | undefined =>
  path.find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset.lang !== undefined)?.dataset
    .lang;

const isHome = (node: EventTarget) => node instanceof HTMLElement && node.dataset.do === 'home';

/**
 * Listens on the window. `controls`: the shadow root of the kiosk's own controls.
 *
 * @returns a function that stops listening
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
