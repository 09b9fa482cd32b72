/** Drawn roads, tracks, boat routes and sea lanes: as layers, and as routes for movements. */
import * as turf from '@turf/turf';
import type { LineString, Position } from 'geojson';
import { feature, parse, type Built, type Properties } from './geojson.ts';
import { namesOf, type NameTable } from './names.ts';
import { gazetteer, type GazetteerPlace } from './places.ts';

interface Drawn {
  readonly id: string;
  readonly kind: string;
  readonly precision_m: number;
  readonly source: string;
  readonly confidence: string;
  readonly note?: string;
  readonly length_km: number;
}

export interface Route {
  readonly properties: Drawn;
  readonly line: readonly Position[];
}

/** The carriage road of 1893–1905, from the sea to the plateau, in order. */
const ROAD = ['road-ghazian-rasht', 'road-rasht-manjil', 'road-manjil-qazvin'];
const STAGES = [
  'ghazian',
  'hasan-rud',
  'khomam',
  'rasht',
  'jukul-bandan',
  'saravan',
  'emamzadeh-hashem',
  'naqleh-bar',
  'rostamabad',
  'rudbar',
  'manjil-bridge',
  'manjil',
  'lowshan',
  'molla-ali',
  'kuhin',
  'aqa-baba',
  'qazvin',
];

export const routes = (source: string): readonly Route[] =>
  parse<LineString, Drawn>(source).features.map(({ properties, geometry }) => ({
    properties,
    line: geometry.coordinates,
  }));

function described({ properties: p }: Route, names: NameTable): Properties {
  const title = names.get(p.id);
  if (!title) throw new Error(`names.csv has no ${p.id}`);
  return {
    id: p.id,
    ...title,
    kind: p.kind,
    precision_m: p.precision_m,
    confidence: p.confidence,
    source: p.source,
    note: p.note ?? '',
  };
}

export function roads(source: string, names: NameTable): Built[] {
  return routes(source)
    .filter(({ properties: { id, kind } }) => !ROAD.includes(id) && kind !== 'river')
    .map((route) => feature({ type: 'LineString', coordinates: [...route.line] }, described(route, names)));
}

/** The three roads as one line, north to south. */
function wholeRoad(all: readonly Route[]): Position[] {
  return ROAD.flatMap((id) => [...(all.find((r) => r.properties.id === id)?.line ?? [])]);
}

export function road(source: string, places: string, names: NameTable): Built[] {
  const all = routes(source);
  const known = gazetteer(places);
  const whole = turf.lineString(wholeRoad(all));
  const lines = all
    .filter((r) => ROAD.includes(r.properties.id))
    .map((route) =>
      feature({ type: 'LineString', coordinates: [...route.line] }, { ...described(route, names), km: 0 }),
    );
  const stages = STAGES.map((id) => {
    const place = known.get(id);
    if (!place) throw new Error(`the gazetteer has no stage ${id}`);
    const on = turf.nearestPointOnLine(whole, [place.lng, place.lat]);
    const { precision_m, confidence } = place.row;
    return feature(
      { type: 'Point', coordinates: on.geometry.coordinates },
      {
        id,
        ...namesOf(place.row),
        kind: 'stage',
        precision_m: Number(precision_m),
        confidence,
        source: 'gazetteer point, moved onto the drawn road',
        note: '',
        km: Math.round(on.properties.location ?? on.properties['totalDistance'] ?? 0),
      },
    );
  });
  return [...lines, ...stages];
}

/** Connects the places beside lines with the lines, so that a path can start and end at a place. */
export function threaded(
  lines: readonly (readonly Position[])[],
  places: Iterable<GazetteerPlace>,
  reach: (place: GazetteerPlace) => number,
): Position[][] {
  const drawn = lines.map((line) => line.map((p): Position => [...p]));
  const spurs: Position[][] = [];
  for (const place of places) {
    const here: Position = [place.lng, place.lat];
    for (const line of drawn) {
      const on = turf.nearestPointOnLine(turf.lineString(line), here);
      if (turf.distance(on, here) > reach(place)) continue;
      const after = segment(line, on.geometry.coordinates);
      line.splice(after + 1, 0, on.geometry.coordinates);
      spurs.push([here, on.geometry.coordinates]);
    }
  }
  return [...drawn, ...spurs];
}

/** The index of the first vertex of the segment on which a point lies. */
function segment(line: readonly Position[], point: Position): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i + 1 < line.length; i += 1) {
    const [a, b] = [line[i], line[i + 1]];
    if (!a || !b) continue;
    const slack = turf.distance(a, point) + turf.distance(point, b) - turf.distance(a, b);
    if (slack < least) [best, least] = [i, slack];
  }
  return best;
}
