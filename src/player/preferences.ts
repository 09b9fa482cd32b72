/** How a reader wants to read. Stored on this device only. */
export interface Preferences {
  readonly size: 'small' | 'normal' | 'large' | 'larger';
  readonly spacing: 'normal' | 'wide';
  /** `auto`: the setting of the device. */
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

/** Key in `localStorage`. Its value is older than this constant's name; a new value would lose stored preferences. */
export const PREFERENCES_KEY = 'story-manner';
const NAMES = Object.keys(PREFERENCE_CHOICES) as readonly (keyof Preferences)[];

/** Reads stored preferences. What is missing or invalid gets its default. */
export function readPreferences(text: string | null): Preferences {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (typeof stored !== 'object' || stored === null) return DEFAULT_PREFERENCES;
    const values = stored as Readonly<Record<string, unknown>>;
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

/** A device may forbid storage; then preferences last as long as the page. */
function readStored(): string | null {
  try {
    return localStorage.getItem(PREFERENCES_KEY);
  } catch {
    return null;
  }
}

let current: Preferences | undefined;

export function preferences(): Preferences {
  current ??= readPreferences(readStored());
  return current;
}

/** Name of the event fired on `document` when the reader changes a preference. */
export const PREFERENCES_CHANGED = 'story-preferences';

/** Writes the preferences as attributes of the root element, for the stylesheet. */
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
    // No storage: the change lasts as long as the page.
  }
  applyPreferences();
  document.dispatchEvent(new Event(PREFERENCES_CHANGED));
}

const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

let reducedMotion: MediaQueryList | undefined;

/** Whether nothing may be animated, by the device's setting or the reader's. Called in every frame. */
export function wantsReducedMotion(): boolean {
  reducedMotion ??= matchMedia(REDUCED_MOTION);
  return preferences().motion === 'less' || reducedMotion.matches;
}

/** Calls the listener whenever {@link wantsReducedMotion} may have changed. Returns a function that stops this. */
export function onReducedMotionChange(listener: () => void): () => void {
  const query = matchMedia(REDUCED_MOTION);
  query.addEventListener('change', listener);
  document.addEventListener(PREFERENCES_CHANGED, listener);
  return () => {
    query.removeEventListener('change', listener);
    document.removeEventListener(PREFERENCES_CHANGED, listener);
  };
}
