/** The keys that move the focus, press a button or scroll the page. All others are blocked. */
const KEYS = new Set([
  'Tab',
  'Enter',
  ' ',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
]);

const EVENTS = [
  'contextmenu',
  'selectstart',
  'dragstart',
  'dragover',
  'drop',
  'copy',
  'cut',
  'paste',
  'gesturestart',
  'gesturechange',
  'auxclick',
  'beforeprint',
] as const;

export interface LockdownOptions {
  /** Whether a pinch gesture is allowed at an event's target: only on a map that the visitor moves. */
  readonly mayPinch: (event: Event) => boolean;
  /** Called when a link is activated; its navigation is prevented. */
  readonly onLink: (link: HTMLAnchorElement) => void;
}

/** Blocks what a visitor must not do with the browser. Returns a function that undoes it. */
export function lockDown({ mayPinch, onLink }: LockdownOptions): () => void {
  const off = new AbortController();
  const on = (name: string, heard: (event: Event) => void) => {
    addEventListener(name, heard, { capture: true, passive: false, signal: off.signal });
  };
  const stop = (event: Event) => {
    event.preventDefault();
  };
  for (const name of EVENTS) on(name, stop);
  on('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (KEYS.has(key) && !altKey && !ctrlKey && !metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  on('wheel', (event) => {
    if ((event as WheelEvent).ctrlKey && !mayPinch(event)) stop(event);
  });
  on('touchmove', (event) => {
    if ((event as TouchEvent).touches.length > 1 && !mayPinch(event)) stop(event);
  });
  on('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.download) return;
    stop(event);
    onLink(link);
  });
  on('submit', stop);
  // A swipe goes back in the history; an extra entry makes it land on the same page.
  history.pushState(null, '');
  on('popstate', () => {
    history.pushState(null, '');
  });
  const quiet = () => undefined;
  const { alert, confirm, prompt, print, open } = window;
  Object.assign(window, { alert: quiet, confirm: () => false, prompt: () => null, print: quiet, open: () => null });
  return () => {
    off.abort();
    Object.assign(window, { alert, confirm, prompt, print, open });
  };
}

/** Keeps the screen on by a wake lock, and requests it again after the system has released it. */
export function keepAwake(): () => void {
  const off = new AbortController();
  let held: WakeLockSentinel | undefined;
  const ask = () => {
    if (document.visibilityState !== 'visible' || off.signal.aborted) return;
    // Without a wake lock the settings of the system keep the screen on: see docs/kiosk.md.
    void navigator.wakeLock?.request('screen').then(
      (lock) => {
        held = lock;
      },
      () => undefined,
    );
  };
  document.addEventListener('visibilitychange', ask, { signal: off.signal });
  ask();
  return () => {
    off.abort();
    void held?.release();
  };
}
