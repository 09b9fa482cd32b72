/** Caches the last result: it is computed again only if the inputs are not the same. */
export function memoizeLast<T>() {
  let last: { readonly of: readonly unknown[]; readonly made: T } | undefined;
  return (of: readonly unknown[], make: () => T): T => {
    if (last?.of.length !== of.length || !last.of.every((one, n) => one === of[n])) last = { of, made: make() };
    return last.made;
  };
}
