import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection, Geometry } from 'geojson';
import { reader } from '../../geo/build/reader.ts';
import { datasets } from '../../geo/catalog.ts';
import type { Dataset } from '../../geo/layer.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const read = reader(root, (path) => readFileSync(path, 'utf8'));

export type Collection = FeatureCollection<Geometry, Record<string, unknown>>;

/** The committed collections, by dataset. */
export const collections: ReadonlyMap<string, Collection> = new Map(
  datasets
    .filter((d) => d.delivery.kind === 'geojson')
    .map((d: Dataset) => [d.id, JSON.parse(readFileSync(`${root}geo/${d.delivery.path}`, 'utf8')) as Collection]),
);

export function collection(id: string): Collection {
  const found = collections.get(id);
  if (!found) throw new Error(`no collection ${id}`);
  return found;
}
