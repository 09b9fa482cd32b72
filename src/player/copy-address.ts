/**
 * The address of a service worker that keeps these stories. They are in the address, so that another set of stories is
 * another version of the worker: the browser fetches all of it or none, and keeps it up to date with the same stories.
 *
 * @param worker - the absolute address of its file.
 */
export function copyAddress(worker: string, stories: Iterable<string>): string {
  const address = new URL(worker);
  for (const id of [...new Set(stories)].sort()) address.searchParams.append('story', id);
  return address.href;
}

/** The stories that a worker keeps, by its address; none where there is no worker. */
export const storiesKept = (address: string | undefined): readonly string[] =>
  address === undefined ? [] : new URL(address).searchParams.getAll('story');

/** The files of a worker's list that the stories of its address need. `of`: the stories that do; absent if all do. */
export function entriesOfStories<T extends { readonly of?: readonly string[] }>(
  entries: readonly T[],
  address: string,
): Omit<T, 'of'>[] {
  const stories = new Set(storiesKept(address));
  return entries.flatMap(({ of, ...entry }) => (of === undefined || of.some((id) => stories.has(id)) ? [entry] : []));
}
