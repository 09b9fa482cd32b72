/** Rivers: lines of the shoreline database, shifted and named by hand, and two that were drawn by hand. */
import * as turf from '@turf/turf';
import type { LineString, Position } from 'geojson';
import { feature, parse, type Built } from './geojson.ts';
import { NAMELESS, type NameTable } from './names.ts';
import { nearestNode, network, way } from './network.ts';
import { simplify, soften } from './shape.ts';

/** Degrees: about 1.1 km south, where the lines fit the valleys and the road best. */
const SHIFT = -0.0099;
/** West, south, east, north, degrees: where rivers without a name are kept. */
const BOX = [46.4, 35.2, 54.6, 41.2] as const;
/** Levels above 4 of the database are seasonal. */
const LEVELS: readonly number[] = [2, 3, 4];

/** The relative width of a river at its source and at its mouth, 0 to 1. Estimated: no widths were available. */
type Breadth = readonly [head: number, mouth: number];

/** Points that a named river passes, from its source to its mouth, before the shift. */
const COURSES: readonly (readonly [id: string, rank: number, breadth: Breadth, ...course: Position[]])[] = [
  ['sefid-rud', 1, [0.7, 1], [49.383, 36.765], [49.58, 37.0], [49.95, 37.44]],
  ['sefid-rud-old-mouth', 2, [0.4, 0.3], [49.78, 37.22], [49.77, 37.46]],
  ['qezel-owzan', 1, [0.15, 0.65], [48.0, 36.16], [47.7, 37.0], [48.0, 37.51], [49.383, 36.765]],
  ['shahrud', 2, [0.08, 0.45], [51.0, 36.18], [50.0, 36.61], [49.383, 36.765]],
  ['aras', 1, [0.5, 0.85], [45.0, 39.42], [46.0, 38.88], [47.0, 39.18], [48.0, 39.72]],
  ['kura', 1, [0.4, 1], [45.0, 41.57], [47.02, 40.77], [48.84, 40.0], [49.368, 39.3506]],
];

/**
 * Lines that close gaps of the database: before a confluence, between two sheets, and in reservoirs later than 1921.
 */
const JOINS: readonly (readonly Position[])[] = [
  [
    [49.38306, 36.7575],
    [49.38056, 36.75778],
  ], // the Shahrud below Manjil
  [
    [47.97639, 39.71972],
    [47.97639, 39.72056],
  ], // the Aras
  [
    [46.33834, 40.90083],
    [47.02139, 40.77417],
  ], // the Kura in the reservoir of Mingachevir (1953): course unknown, drawn straight
];

/** The start of a line that is no stream but the southern shore of the reservoir of Manjil, made in 1962. */
const RESERVOIR = '49.46361 36.65945';

interface Drawn {
  readonly id: string;
  readonly kind: string;
}

const south = (line: readonly Position[]): Position[] => line.map(([x = 0, y = 0]) => [x, y + SHIFT]);

export async function rivers(source: string, routes: string, names: NameTable): Promise<Built[]> {
  const raw = parse<LineString, { level: number }>(source).features.filter(
    (f) => f.geometry.coordinates[0]?.join(' ') !== RESERVOIR,
  );
  const graph = network([...raw.map((f) => f.geometry.coordinates), ...JOINS], 3);
  const used = new Set<string>();
  const named = COURSES.map(([id, rank, breadth, ...course]) => {
    const nodes = course.map((point) => nearestNode(graph, point).node);
    const line = nodes.slice(1).flatMap((node, i) => {
      const part = way(graph, nodes[i] ?? node, node);
      if (!part) throw new Error(`${id}: the river breaks before ${course[i + 1]?.join(' ')}`);
      return i === 0 ? part : part.slice(1);
    });
    line.forEach((p) => used.add(p.join(' ')));
    return { id, rank, breadth, line: south(line), source: 'GSHHG 2.3.7 (WDBII)', confidence: 'medium' };
  });
  const drawn = parse<LineString, Drawn>(routes)
    .features.filter((f) => f.properties.kind === 'river')
    .map((f) => ({
      id: f.properties.id.replace(/^river-/, ''),
      rank: 2,
      breadth: [0.08, 0.3] as Breadth,
      line: f.geometry.coordinates,
      source: 'schematic',
      confidence: 'low',
    }));
  const streams = raw
    .filter((f) => LEVELS.includes(f.properties.level))
    .filter((f) =>
      f.geometry.coordinates.some(([x = 0, y = 0]) => x > BOX[0] && x < BOX[2] && y > BOX[1] && y < BOX[3]),
    )
    .filter(
      (f) => f.geometry.coordinates.filter((p) => used.has(p.join(' '))).length < f.geometry.coordinates.length / 2,
    )
    .map((f) => ({
      id: '',
      rank: 3,
      breadth: [0, 0] as Breadth,
      line: south(f.geometry.coordinates),
      source: 'GSHHG 2.3.7 (WDBII)',
      confidence: 'medium',
    }));
  const all = [...named, ...drawn, ...streams];
  const simple = await simplify(
    all.map(({ line }) => turf.lineString(line)),
    300,
  );
  return all.flatMap(({ id, rank, breadth, source: origin, confidence }, i) => {
    const title = names.get(id === 'sefid-rud-old-mouth' ? 'sefid-rud' : id);
    if (id !== '' && !title) throw new Error(`names.csv has no ${id}`);
    const geometry = simple[i]?.geometry;
    if (!geometry) throw new Error(`${id}: simplifying lost a river`);
    const properties = { rank, ...(title ?? NAMELESS), source: origin, confidence };
    if (rank === 3)
      return [
        feature(
          { ...geometry, coordinates: coarse(geometry.coordinates) },
          { id: `stream-${i}`, ...properties, part: 'whole', breadth: 0 },
        ),
      ];
    const whole: LineString = { ...geometry, coordinates: soften(geometry.coordinates, 1) };
    const nameless = { ...properties, ...NAMELESS };
    const lettering = turf.simplify(turf.lineString(whole.coordinates), { tolerance: LETTERING }).geometry.coordinates;
    return [
      feature(whole, { id, ...properties, part: 'whole', breadth: breadth[0] }),
      feature(
        { type: 'LineString', coordinates: coarse(soften(lettering, 3)) },
        { id: `${id}-name`, ...properties, part: 'name', breadth: 0 },
      ),
      ...tapered(whole.coordinates, breadth).map(({ line, broad }, n) =>
        feature(
          { type: 'LineString', coordinates: line },
          { id: `${id}-${n + 1}`, ...nameless, part: 'reach', breadth: broad },
        ),
      ),
    ];
  });
}

/** About 100 m: enough for a stream without a name. */
const coarse = (line: readonly Position[]): Position[] =>
  line.map(([x = 0, y = 0]) => [Number(x.toFixed(3)), Number(y.toFixed(3))]);

/** Degrees: tolerance for simplifying the line of a label, because letters cannot follow every bend. */
const LETTERING = 0.035;

const REACHES = 10;

/** Divides a river into reaches of about the same length, each a little wider than the one before. */
function tapered(
  line: readonly Position[],
  [head, mouth]: Breadth,
): readonly { readonly line: Position[]; readonly broad: number }[] {
  const along = line
    .slice(1)
    .reduce<number[]>((sums, point, i) => [...sums, (sums.at(-1) ?? 0) + turf.distance(line[i] ?? point, point)], [0]);
  const total = along.at(-1) ?? 0;
  const reach = (i: number): number => Math.min(REACHES - 1, Math.floor(((along[i] ?? 0) / total) * REACHES));
  return Array.from({ length: REACHES }, (_, n) => ({
    // Each starts at the last point of the one before.
    line: line.filter((_point, i) => (i < line.length - 1 && reach(i) === n) || (i > 0 && reach(i - 1) === n)),
    broad: Number((head + ((mouth - head) * n) / (REACHES - 1)).toFixed(2)),
  })).filter(({ line: part }) => part.length > 1);
}
