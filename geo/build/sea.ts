/** The Caspian of today at three levels of detail, the other seas around, and waterlines as on old charts. */
import * as turf from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, parse, type Built } from './geojson.ts';
import { NAMELESS, type NameTable } from './names.ts';
import { polygons, simplify, soften, type AreaFeature } from './shape.ts';

/** A point in the middle of the Caspian, to find its polygon. */
const MID_CASPIAN = [50.5, 39.5];

function named(text: string, id: string): Feature<Polygon | MultiPolygon> {
  const found = parse<Polygon | MultiPolygon, { id: string }>(text).features.find((f) => f.properties.id === id);
  if (!found) throw new Error(`osm-coast.geojson has no ${id}`);
  return turf.feature(found.geometry);
}

/** The Caspian in full detail (about 80 m). */
export const caspian = (coast: string): AreaFeature => named(coast, 'caspian');

/**
 * The line along which the name of the sea is written: about 40 km off the western and southern shore, in view in most
 * scenes.
 */
const LETTERING: readonly Position[] = [
  [50.35, 39.75],
  [49.95, 39.1],
  [49.72, 38.5],
  [49.85, 38.0],
  [50.4, 37.62],
  [51.1, 37.35],
  [52.0, 37.16],
  [53.1, 37.22],
];

export async function sea(coast: string, names: NameTable): Promise<Built[]> {
  const title = names.get('caspian');
  if (!title) throw new Error('names.csv has no caspian');
  const fine = caspian(coast);
  const around = polygons(named(coast, 'seas-wide').geometry).filter(
    (p) => !turf.booleanPointInPolygon(MID_CASPIAN, p),
  );
  const [coarse] = await simplify([fine], 1800);
  const [medium] = await simplify([fine], 700);
  const [others] = await simplify([turf.multiPolygon(around.map((p) => p.coordinates))], 5000);
  if (!coarse || !medium || !others) throw new Error('simplifying lost a sea');
  return [
    ...Object.entries({ around: others, coarse, medium, fine }).map(([detail, { geometry }]) =>
      feature(geometry, { detail, ...NAMELESS }),
    ),
    feature({ type: 'LineString', coordinates: soften(LETTERING, 3) }, { detail: 'lettering', ...title }),
  ];
}

/** West, south, east, north, degrees: the extent of the distant seas (`WIDE`: the part that has a better coastline). */
const FAR: [number, number, number, number] = [-62, 12, 80, 76];
const WIDE: [number, number, number, number] = [20, 22, 75, 62];

/** The seas of Europe and Asia beyond the detailed ones, for scenes that look as far as London. */
export function farSeas(land: string): Built[] {
  const solid = parse<Polygon | MultiPolygon>(land).features.map(({ geometry }) => turf.feature(geometry));
  const water = turf.difference(
    turf.featureCollection<Polygon | MultiPolygon>([turf.bboxPolygon(FAR), ...solid, turf.bboxPolygon(WIDE)]),
  );
  if (!water) throw new Error('no sea is left beyond the near ones');
  return [feature(water.geometry, { id: 'far-seas' })];
}

type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * The waterlines of four ranges of zoom levels. `off`: distances from the shore in kilometres, at growing intervals as
 * on engraved maps; `bend`: the smallest bend that is kept, metres; `decimals` of a degree; `box`: where stories use
 * these zoom levels, degrees.
 */
const SETS = {
  far: { off: [3.5, 7.5, 12.3, 18, 25, 33], bend: 1500, decimals: 2, box: [46, 36, 56, 48] },
  near: { off: [0.75, 1.6, 2.6, 3.8, 5.2, 6.9], bend: 480, decimals: 3, box: [46.5, 36.3, 54.2, 41.6] },
  close: { off: [0.16, 0.34, 0.55, 0.8, 1.1, 1.46], bend: 90, decimals: 4, box: [48.6, 36.4, 51.2, 38.6] },
  port: { off: [0.045, 0.1, 0.165, 0.245, 0.345, 0.47], bend: 22, decimals: 5, box: [49.1, 37.3, 49.9, 37.65] },
} as const satisfies Readonly<
  Record<
    string,
    { readonly off: readonly number[]; readonly bend: number; readonly decimals: number; readonly box: Box }
  >
>;

/**
 * Each line is simplified by this share more than the one before, because lines farther from the shore are smoother.
 */
const FARTHER = 0.3;

/**
 * Rings shorter than this many times their distance from the shore are left out: in closed bays they look like noise.
 */
const LEAST = 16;

/** The parts of a ring inside a box. */
function cut(ring: readonly Position[], [west, south, east, north]: Box): Position[][] {
  const runs: Position[][] = [[]];
  for (const point of ring) {
    const [x = 0, y = 0] = point;
    if (x > west && x < east && y > south && y < north) runs.at(-1)?.push(point);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** Lines at growing distances from the shore, as on maps from before colour printing. */
export async function waterlines(coast: string): Promise<Built[]> {
  const fine = caspian(coast);
  const [medium] = await simplify([fine], 700);
  const [coarse] = await simplify([fine], 2200);
  const bases = {
    far: coarse,
    near: medium,
    close: turf.bboxClip(fine, [47.9, 35.9, 51.9, 39.2]),
    port: turf.bboxClip(fine, [48.9, 37.2, 50.1, 37.8]),
  };
  const built: Built[] = [];
  for (const detail of ['far', 'near', 'close', 'port'] as const) {
    const { off, bend, decimals, box } = SETS[detail];
    const base = bases[detail];
    const rounded = (value = 0): number => Number(value.toFixed(decimals));
    for (const [i, offset] of off.entries()) {
      const inner = base && turf.buffer(base, -offset, { units: 'kilometers', steps: 6 });
      if (!inner) throw new Error(`no water left ${offset} km off the shore`);
      const [smooth] = await simplify([inner], bend * (1 + i * FARTHER));
      const lines = (smooth ? polygons(smooth.geometry).flatMap((p) => p.coordinates) : [])
        .filter((ring) => turf.length(turf.lineString(ring)) > offset * LEAST)
        .flatMap((ring) => cut(ring, box))
        .map((line) => line.map(([x, y]): Position => [rounded(x), rounded(y)]));
      built.push(feature({ type: 'MultiLineString', coordinates: lines }, { detail, line: i + 1, offset_km: offset }));
    }
  }
  return built;
}
