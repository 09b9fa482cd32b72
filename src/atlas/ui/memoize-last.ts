/** Remembers what was last made, and of what: of the same things it is not made again. */
export function memoizeLast<T>() {
  let last: { readonly of: readonly unknown[]; readonly made: T } | undefined;
  return (of: readonly unknown[], make: () => T): T => {
    if (last?.of.length !== of.length || !last.of.every((one, n) => one === of[n])) last = { of, made: make() };
    return last.made;
  };
}
