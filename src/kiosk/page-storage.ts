/** As much of `localStorage` as the kiosk uses. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A store for as long as the page lives. */
function memoryStore(): TextStore {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

/**
 * `localStorage`; or memory, in a browser profile that keeps no site data, where even to name `localStorage` throws a
 * `SecurityError`. `lasting`: whether what is stored outlives the page.
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
