/** The Caspian of today at three levels of detail, the other seas round about, and the waterlines of old charts. */
import * as turf from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, parse, type Built } from './geojson.ts';
import { polygons, simplify, type Area } from './shape.ts';

/** A point far out at sea, by which the Caspian is told from other waters. */
const MID_CASPIAN = [50.5, 39.5];

function named(text: string, id: string): Feature<Polygon | MultiPolygon> {
  const found = parse<Polygon | MultiPolygon, { id: string }>(text).features.find((f) => f.properties.id === id);
  if (!found) throw new Error(`osm-coast.geojson has no ${id}`);
  return turf.feature(found.geometry);
}

/** The Caspian in full detail (about 80 m). */
export const caspian = (coast: string): Area => named(coast, 'caspian');

export async function sea(coast: string): Promise<Built[]> {
  const fine = caspian(coast);
  const around = polygons(named(coast, 'seas-wide').geometry).filter((p) => !turf.booleanPointInPolygon(MID_CASPIAN, p));
  const [coarse] = await simplify([fine], 1800);
  const [medium] = await simplify([fine], 700);
  const [others] = await simplify([turf.multiPolygon(around.map((p) => p.coordinates))], 5000);
  if (!coarse || !medium || !others) throw new Error('simplifying lost a sea');
  return [
    feature(others.geometry, { detail: 'around' }),
    feature(coarse.geometry, { detail: 'coarse' }),
    feature(medium.geometry, { detail: 'medium' }),
    feature(fine.geometry, { detail: 'fine' }),
  ];
}

/** West, south, east, north: as far as the seas are looked at, and the part of it that has a better coast. */
const FAR: [number, number, number, number] = [-62, 12, 80, 76];
const WIDE: [number, number, number, number] = [20, 22, 75, 62];

/** The seas of Europe and Asia beyond the detailed ones, for scenes that look as far as London. */
export function farSeas(land: string): Built[] {
  const solid = parse<Polygon | MultiPolygon>(land).features.map(({ geometry }) => turf.feature(geometry));
  const water = turf.difference(turf.featureCollection<Polygon | MultiPolygon>([turf.bboxPolygon(FAR), ...solid, turf.bboxPolygon(WIDE)]));
  if (!water) throw new Error('no sea is left beyond the near ones');
  return [feature(water.geometry, { id: 'far-seas' })];
}

/** Kilometres off the shore, for a reader far from, near and close to it; each set widens seaward. */
const OFFSETS = {
  far: [4, 9, 15, 22, 30],
  near: [0.9, 2, 3.3, 4.8, 6.5],
  close: [0.22, 0.48, 0.78, 1.12, 1.5],
} as const;

/** Close lines are only for the Iranian shore, where the story is. */
const CLOSE_BOX: [number, number, number, number] = [48.6, 36.4, 51.2, 38.6];

const closeTo = ([x = 0, y = 0]: Position): boolean =>
  x > CLOSE_BOX[0] && x < CLOSE_BOX[2] && y > CLOSE_BOX[1] && y < CLOSE_BOX[3];

/** The parts of a ring inside the box. */
function cut(ring: readonly Position[]): Position[][] {
  const runs: Position[][] = [[]];
  for (const point of ring) {
    if (closeTo(point)) runs.at(-1)?.push(point);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** Lines at growing distance from the shore, as engravers drew water before colour printing. */
export async function waterlines(coast: string): Promise<Built[]> {
  const fine = caspian(coast);
  const [medium] = await simplify([fine], 700);
  const [coarse] = await simplify([fine], 2200);
  const bases = { far: coarse, near: medium, close: turf.bboxClip(fine, [47.9, 35.9, 51.9, 39.2]) };
  const built: Built[] = [];
  for (const detail of ['far', 'near', 'close'] as const) {
    for (const [i, offset] of OFFSETS[detail].entries()) {
      const base = bases[detail];
      const inner = base && turf.buffer(base, -offset, { units: 'kilometers', steps: 6 });
      if (!inner) throw new Error(`no water left ${offset} km off the shore`);
      const [smooth] = await simplify([inner], offset * 130 + 60);
      const rings = smooth ? polygons(smooth.geometry).flatMap((p) => p.coordinates) : [];
      const lines = detail === 'close' ? rings.flatMap(cut) : rings.filter((ring) => turf.length(turf.lineString(ring)) > offset * 12);
      built.push(feature({ type: 'MultiLineString', coordinates: lines }, { detail, line: i + 1, offset_km: offset }));
    }
  }
  return built;
}
