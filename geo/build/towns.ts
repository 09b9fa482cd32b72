/** The schematic plans of two towns, with names in all languages and notes on what existed in 1920. */
import { feature, parse, type Built } from './geojson.ts';
import type { NameTable } from './names.ts';
import { soften } from './shape.ts';

interface Drawn {
  readonly id: string;
  readonly kind: string;
  readonly year: string;
  readonly precision_m: number;
  readonly source: string;
  readonly confidence: string;
  readonly status_1920?: string;
  readonly note?: string;
}

/** Modern features of these kinds did not exist in 1920. Those of other kinds, such as streams, did. */
const LATER_KINDS: ReadonlySet<string> = new Set(['bridge', 'square', 'building', 'lagoon']);

/** @param leave - ids of features to leave out, because another layer draws them. */
export function town(source: string, names: NameTable, leave: readonly string[]): Built[] {
  return parse<Built['geometry'], Drawn>(source)
    .features.filter((f) => !leave.includes(f.properties.id))
    .map(({ geometry, properties: p }) => {
      const title = names.get(p.id);
      if (!title) throw new Error(`names.csv has no ${p.id}`);
      return feature(rounded(geometry, p.kind), {
        id: p.id,
        ...title,
        kind: p.kind,
        later: p.year === 'modern' && LATER_KINDS.has(p.kind),
        precision_m: p.precision_m,
        confidence: p.confidence,
        status_1920: p.status_1920 ?? '',
        source: p.source,
        note: p.note ?? '',
      });
    });
}

/** Kinds whose corners are rounded. Without a survey they have few points, and would look too regular. */
const SOFT_KINDS: ReadonlySet<string> = new Set(['town', 'bazaar', 'island', 'stream', 'channel']);

function rounded(geometry: Built['geometry'], kind: string): Built['geometry'] {
  if (!SOFT_KINDS.has(kind)) return geometry;
  if (geometry.type === 'Polygon')
    return { ...geometry, coordinates: geometry.coordinates.map((ring) => soften(ring, 3)) };
  if (geometry.type === 'LineString') return { ...geometry, coordinates: soften(geometry.coordinates, 2) };
  return geometry;
}
