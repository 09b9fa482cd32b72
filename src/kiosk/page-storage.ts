/** The part of `localStorage` that the kiosk uses. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A store in memory, which ends with the page. */
function memoryStore(): TextStore {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

/**
 * Returns `localStorage`, or a store in memory if the browser profile keeps no site data: there even reading
 * `window.localStorage` throws a `SecurityError`. `lasting`: whether what is stored outlives the page.
 */
export function pageStorage(storage: () => TextStore): { readonly store: TextStore; readonly lasting: boolean } {
  try {
    const store = storage();
    store.getItem('');
    return { store, lasting: true };
  } catch (error) {
    console.warn(error);
    return { store: memoryStore(), lasting: false };
  }
}
