/**
 * Keeps the last result for each file, as long as its text stays the same: a save changes one file of a story, and the
 * others need not be read again.
 *
 * @param read - depends on its arguments alone. Its results are shared: nobody may change them.
 */
export function remembered<T>(read: (file: string, text: string) => T): (file: string, text: string) => T {
  const last = new Map<string, { readonly text: string; readonly value: T }>();
  return (file, text) => {
    const found = last.get(file);
    if (found?.text === text) return found.value;
    const value = read(file, text);
    last.set(file, { text, value });
    return value;
  };
}

/** Makes a value when it is first asked for. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
