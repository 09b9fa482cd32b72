import type { Item } from './records.ts';
import { search, type Search } from './text-search.ts';

const made = new WeakMap<ReadonlyMap<string, Item>, Search>();

/** The search over everything known: its index is made once, when it is first asked. */
export function searchOf(items: ReadonlyMap<string, Item>): Search {
  const before = made.get(items);
  if (before) return before;
  const now = search([...items.values()]);
  made.set(items, now);
  return now;
}

/** Things of some kinds by the name a reader wrote, in whatever spelling; undefined where none is called so. */
export function named(
  items: ReadonlyMap<string, Item>,
  name: string,
  kinds: readonly Item['kind'][],
): Item | undefined {
  const found = searchOf(items)
    .find(name, 40)
    .filter(({ item, name: matched }) => matched !== undefined && kinds.includes(item.kind) && item.geometry);
  return found[0]?.item;
}
