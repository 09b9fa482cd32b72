import type { CDPSession } from 'playwright';

/** The number of objects of each class in the heap, and their total shallow size in bytes. */
export type Classes = ReadonlyMap<string, { readonly count: number; readonly bytes: number }>;

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** Node types whose names are classes. Strings and code have individual names: for these the type is used. */
const BY_NAME = new Set(['object', 'native', 'closure', 'array', 'hidden']);

export async function classesIn(protocol: CDPSession): Promise<Classes> {
  const chunks: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }) => {
    chunks.push(chunk);
  };
  protocol.on('HeapProfiler.addHeapSnapshotChunk', take);
  await protocol.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  protocol.off('HeapProfiler.addHeapSnapshotChunk', take);
  const {
    snapshot: { meta },
    nodes,
    strings,
  } = JSON.parse(chunks.join('')) as Snapshot;
  const {
    node_fields: fields,
    node_types: [types],
  } = meta;
  const field = (at: number, name: string) => nodes[at + fields.indexOf(name)] ?? 0;
  const found = new Map<string, { count: number; bytes: number }>();
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[field(at, 'type')] ?? '';
    const key = BY_NAME.has(kind) ? `${kind} ${(strings[field(at, 'name')] ?? '').slice(0, 70)}` : kind;
    const { count, bytes } = found.get(key) ?? { count: 0, bytes: 0 };
    found.set(key, { count: count + 1, bytes: bytes + field(at, 'self_size') });
  }
  return found;
}

/** The classes with more objects than before, the largest first. */
export const grown = (before: Classes, after: Classes, most = 25): readonly string[] =>
  [...after]
    .map(([name, { count, bytes }]) => ({
      name,
      more: count - (before.get(name)?.count ?? 0),
      bytes: bytes - (before.get(name)?.bytes ?? 0),
    }))
    .filter(({ bytes }) => bytes > 2000)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, most)
    .map(({ name, more, bytes }) => `${(bytes / 1e3).toFixed(0).padStart(8)} kB ${String(more).padStart(7)}  ${name}`);
