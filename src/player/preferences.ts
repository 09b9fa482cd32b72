/** How a reader wants to read. Kept on this device and nowhere else. */
export interface Preferences {
  readonly size: 'small' | 'normal' | 'large' | 'larger';
  readonly spacing: 'normal' | 'wide';
  /** `auto`: as the device says. */
  readonly theme: 'auto' | 'light' | 'dark';
  readonly motion: 'auto' | 'less';
}

export const PREFERENCE_CHOICES: { readonly [K in keyof Preferences]: readonly Preferences[K][] } = {
  size: ['small', 'normal', 'large', 'larger'],
  spacing: ['normal', 'wide'],
  theme: ['auto', 'light', 'dark'],
  motion: ['auto', 'less'],
};

export const DEFAULT_PREFERENCES: Preferences = { size: 'normal', spacing: 'normal', theme: 'auto', motion: 'auto' };

/** Under which a manner is kept. */
export const PREFERENCES_KEY = 'story-manner';
const NAMES = Object.keys(PREFERENCE_CHOICES) as readonly (keyof Preferences)[];

/** What was kept, as far as it can be understood. */
export function readPreferences(text: string | null): Preferences {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return DEFAULT_PREFERENCES;
    const values = kept as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      NAMES.map((name) => [
        name,
        (PREFERENCE_CHOICES[name] as readonly unknown[]).includes(values[name])
          ? values[name]
          : DEFAULT_PREFERENCES[name],
      ]),
    ) as unknown as Preferences;
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** A device may forbid storage: then a manner lasts as long as the page. */
function stored(): string | null {
  try {
    return localStorage.getItem(PREFERENCES_KEY);
  } catch {
    return null;
  }
}

let current: Preferences | undefined;

export function preferences(): Preferences {
  current ??= readPreferences(stored());
  return current;
}

/** Said of the document when a reader has chosen: whoever draws looks again. */
export const PREFERENCES_CHANGED = 'story-preferences';

/** Writes the manner on the root of the page, where the stylesheet finds it. */
export function applyPreferences(): void {
  const root = document.documentElement;
  for (const name of NAMES) {
    const value = preferences()[name];
    if (value === DEFAULT_PREFERENCES[name]) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  }
}

export function changePreferences(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change };
  try {
    localStorage.setItem(PREFERENCES_KEY, JSON.stringify(current));
  } catch {
    // It lasts as long as the page.
  }
  applyPreferences();
  document.dispatchEvent(new Event(PREFERENCES_CHANGED));
}

const REDUCED = '(prefers-reduced-motion: reduce)';

let reduced: MediaQueryList | undefined;

/** Whether nothing may move by itself: the device says so, or the reader. Asked in every frame. */
export function wantsReducedMotion(): boolean {
  reduced ??= matchMedia(REDUCED);
  return preferences().motion === 'less' || reduced.matches;
}

/** Calls whenever that may have changed, until it is called off. */
export function onReducedMotionChange(listener: () => void): () => void {
  const query = matchMedia(REDUCED);
  query.addEventListener('change', listener);
  document.addEventListener(PREFERENCES_CHANGED, listener);
  return () => {
    query.removeEventListener('change', listener);
    document.removeEventListener(PREFERENCES_CHANGED, listener);
  };
}
