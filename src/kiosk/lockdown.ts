/** Keys that move the focus, press what has it, or turn the page. All others do nothing. */
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

export interface Locked {
  /** Whether an event is on a part of the page where two fingers may zoom: a map that a visitor moves. */
  readonly mayPinch: (event: Event) => boolean;
  /** A link was followed. It leads nowhere by itself. */
  readonly onLink: (link: HTMLAnchorElement) => void;
}

/** Takes from the browser what a visitor must not do with it. Returns what gives it back. */
export function lockDown({ mayPinch, onLink }: Locked): () => void {
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
  // A swipe goes back in the history, and finds the same page there.
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

/** Keeps the screen on, and asks again whenever the system has taken that back. */
export function keepAwake(): () => void {
  const off = new AbortController();
  let held: WakeLockSentinel | undefined;
  const ask = () => {
    if (document.visibilityState !== 'visible' || off.signal.aborted) return;
    // Where there is none, the system's own settings keep the screen on: see docs/kiosk.md.
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
