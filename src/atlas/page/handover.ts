/**
 * Takes the reader's own files from one page of the atlas to the next, which is another language's. They are in a
 * database of this browser only from one page to the other: the next page takes them out as it opens.
 */
import type { OwnLayer } from '../core/own-layer.ts';
import type { Ref } from '../core/state.ts';

/** What is no part of an address: no other reader has it. */
export interface Handover {
  readonly own: readonly OwnLayer[];
  readonly selection: readonly Ref[];
  readonly ownAnyTime: boolean;
}

interface Entry extends Handover {
  /** Milliseconds since 1970. */
  readonly at: number;
}

const DATABASE = 'atlas-handover';
const STORE = 'pages';
/** Where the next page of this tab finds the key of its entry. */
const KEY = 'atlas-handover';
/** Milliseconds after which an entry that no page has taken is removed. */
const STALE = 600_000;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The database of this browser does not answer.'));
    };
  });

async function withStore<T>(work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, 'readwrite');
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = transaction.onerror = () => {
        reject(transaction.error ?? new Error('The database of this browser is full.'));
      };
    });
    const [result] = await Promise.all([work(transaction.objectStore(STORE)), done]);
    return result;
  } finally {
    database.close();
  }
}

/** Keeps files for the next page of this tab. @throws where this browser keeps nothing, or has no room. */
export async function handOver({ own, selection, ownAnyTime }: Handover): Promise<void> {
  // No `crypto.randomUUID`: a page that comes by plain http does not have it.
  const key = `${String(Date.now())}-${String(Math.random()).slice(2)}`;
  // The address of a blob ends with its page.
  const entry: Entry = {
    own: own.map((layer) => ({ ...layer, url: undefined })),
    selection,
    ownAnyTime,
    at: Date.now(),
  };
  await withStore(async (store) => {
    await settled(store.put(entry, key));
  });
  sessionStorage.setItem(KEY, key);
}

/** What the page before has kept for this one, once; undefined where it has kept nothing. */
export async function takeOver(): Promise<Handover | undefined> {
  const key = sessionStorage.getItem(KEY);
  if (key === null) return undefined;
  sessionStorage.removeItem(KEY);
  return withStore(async (store) => {
    const found = (await settled(store.get(key))) as Entry | undefined;
    store.delete(key);
    const keys = await settled(store.getAllKeys());
    for (const other of keys) {
      const entry = (await settled(store.get(other))) as Entry | undefined;
      if (entry && entry.at < Date.now() - STALE) store.delete(other);
    }
    return found && { ...found, own: found.own.map(withUrl) };
  });
}

const withUrl = (layer: OwnLayer): OwnLayer =>
  layer.result.tiles
    ? layer
    : { ...layer, url: URL.createObjectURL(new Blob([layer.result.geojson], { type: 'application/geo+json' })) };
