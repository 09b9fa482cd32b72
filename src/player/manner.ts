/** How a reader wants to read. Kept on this device and nowhere else. */
export interface Manner {
  readonly size: 'small' | 'normal' | 'large' | 'larger';
  readonly spacing: 'normal' | 'wide';
  /** `auto`: as the device says. */
  readonly theme: 'auto' | 'light' | 'dark';
  readonly motion: 'auto' | 'less';
}

export const CHOICES: { readonly [K in keyof Manner]: readonly Manner[K][] } = {
  size: ['small', 'normal', 'large', 'larger'],
  spacing: ['normal', 'wide'],
  theme: ['auto', 'light', 'dark'],
  motion: ['auto', 'less'],
};

export const USUAL: Manner = { size: 'normal', spacing: 'normal', theme: 'auto', motion: 'auto' };

/** Under which a manner is kept. */
export const KEY = 'story-manner';
const NAMES = Object.keys(CHOICES) as readonly (keyof Manner)[];

/** What was kept, as far as it can be understood. */
export function readManner(text: string | null): Manner {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return USUAL;
    const values = kept as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      NAMES.map((name) => [
        name,
        (CHOICES[name] as readonly unknown[]).includes(values[name]) ? values[name] : USUAL[name],
      ]),
    ) as unknown as Manner;
  } catch {
    return USUAL;
  }
}

/** A device may forbid storage: then a manner lasts as long as the page. */
function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

let current: Manner | undefined;

export function manner(): Manner {
  current ??= readManner(stored());
  return current;
}

/** Said of the document when a reader has chosen: whoever draws looks again. */
export const CHANGED = 'story-manner';

/** Writes the manner on the root of the page, where the stylesheet finds it. */
export function applyManner(): void {
  const root = document.documentElement;
  for (const name of NAMES) {
    const value = manner()[name];
    if (value === USUAL[name]) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  }
}

export function chooseManner(change: Partial<Manner>): void {
  current = { ...manner(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // It lasts as long as the page.
  }
  applyManner();
  document.dispatchEvent(new Event(CHANGED));
}

const REDUCED = '(prefers-reduced-motion: reduce)';

let reduced: MediaQueryList | undefined;

/** Whether nothing may move by itself: the device says so, or the reader. Asked in every frame. */
export function wantsStill(): boolean {
  reduced ??= matchMedia(REDUCED);
  return manner().motion === 'less' || reduced.matches;
}

/** Calls whenever that may have changed, until it is called off. */
export function onStillness(listener: () => void): () => void {
  const query = matchMedia(REDUCED);
  query.addEventListener('change', listener);
  document.addEventListener(CHANGED, listener);
  return () => {
    query.removeEventListener('change', listener);
    document.removeEventListener(CHANGED, listener);
  };
}
