/** Movements of people: one line each, along drawn routes where there are any, else a slightly curved line. */
import * as turf from '@turf/turf';
import type { LineString, Position } from 'geojson';
import { firstDay, lastDay, span } from './days.ts';
import { feature, parse, type Built } from './geojson.ts';
import { nearestNode, network, way, type Network } from './network.ts';
import { gazetteer, type GazetteerPlace } from './places.ts';
import { routes, threaded } from './routes.ts';
import { soften } from './shape.ts';
import { list, table } from './table.ts';

const COLUMNS = [
  'id',
  'number',
  'name',
  'actor',
  'actor_key',
  'date_start',
  'date_end',
  'waypoints',
  'mode',
  'evidence_sources',
  'confidence',
] as const;

export interface MovementSources {
  readonly movements: string;
  readonly places: string;
  readonly routes: string;
  readonly bends: string;
  readonly anzali: string;
  /** Every key a source may have. */
  readonly keys: ReadonlySet<string>;
}

/** A movement whose mode includes the sea goes by sea between two of these places. */
const PORTS: ReadonlySet<string> = new Set(['anzali', 'baku', 'nargin', 'kivru', 'petrovsk', 'mashhad-e-sar']);
/** Kilometres: a place is on a drawn route if it is at most this far from it. Ports are farther from their sea lane. */
const ON_ROAD = 2.2;
const OFF_SEA = 9;
/** A drawn route that is more than this many times as long as the straight line is not used. */
const DETOUR = 2.2;
/** Share of its length by which a leg without a drawn route is curved, so that it does not look surveyed. */
const BOW = 0.05;

/** The crossing of the channel: no bridge before 1938. */
const CROSSING: Position[] = [
  [49.4579, 37.4732],
  [49.4625, 37.4722],
  [49.4705, 37.47],
];

interface Ways {
  readonly land: Network;
  readonly sea: Network;
  readonly bends: ReadonlyMap<string, readonly Position[]>;
}

function readBends(text: string): ReadonlyMap<string, readonly Position[]> {
  return new Map(
    table(text, ['from', 'to', 'via', 'why'] as const).map((row) => [
      `${row.from} ${row.to}`,
      list(row.via).map((pair): Position => pair.split(' ').map(Number)),
    ]),
  );
}

function ways(sources: MovementSources, known: ReadonlyMap<string, GazetteerPlace>): Ways {
  const drawn = routes(sources.routes);
  const land = drawn.filter((r) => /road|track/.test(r.properties.kind)).map((r) => r.line);
  const channel = parse<LineString, { id: string }>(sources.anzali).features.find(
    (f) => f.properties.id === 'channel-outlet',
  );
  if (!channel) throw new Error('anzali-1920-schematic.geojson has no channel');
  const lanes = drawn.filter((r) => r.properties.kind === 'sea').map((r) => r.line);
  const ports = [...known.values()].filter((p) => PORTS.has(p.row.id));
  const towns = [...known.values()].filter((p) => !/region|mountain|river$|sea|lagoon|forest/.test(p.row.kind));
  return {
    land: network([...threaded(land, towns, () => ON_ROAD), CROSSING], 4),
    sea: network(
      threaded([...lanes, harbour(channel.geometry.coordinates)], ports, (p) =>
        p.row.id === 'anzali' ? 0.6 : OFF_SEA,
      ),
      4,
    ),
    bends: readBends(sources.bends),
  };
}

/** The seaward half of the outlet: ships lie at the quays, not in the lagoon. */
const harbour = (channel: readonly Position[]): readonly Position[] => channel.slice(0, 4);

/** A curved line. Its side depends on the alphabetical order of the ids, so that there and back are the same line. */
function bowed(from: GazetteerPlace, to: GazetteerPlace): Position[] {
  const turned = from.row.id > to.row.id;
  const [a, b] = turned ? [to, from] : [from, to];
  const km = turf.distance([a.lng, a.lat], [b.lng, b.lat]);
  const middle = turf.midpoint([a.lng, a.lat], [b.lng, b.lat]);
  const bearing = turf.bearing([a.lng, a.lat], [b.lng, b.lat]);
  const out = turf.destination(middle, km * BOW, bearing + 90).geometry.coordinates;
  const line = soften([[a.lng, a.lat], out, [b.lng, b.lat]], 3);
  return turned ? line.reverse() : line;
}

function bent(from: GazetteerPlace, to: GazetteerPlace, bends: Ways['bends']): Position[] | undefined {
  const there = bends.get(`${from.row.id} ${to.row.id}`);
  const back = bends.get(`${to.row.id} ${from.row.id}`);
  const via = there ?? (back && [...back].reverse());
  return via && soften([[from.lng, from.lat], ...via, [to.lng, to.lat]], 3);
}

function along(net: Network, from: GazetteerPlace, to: GazetteerPlace, reach: number): Position[] | undefined {
  const [a, b] = [nearestNode(net, [from.lng, from.lat]), nearestNode(net, [to.lng, to.lat])];
  if (a.km > reach || b.km > reach || a.node === b.node) return undefined;
  const path = way(net, a.node, b.node);
  if (!path || path.length < 2) return undefined;
  const crow = turf.distance([from.lng, from.lat], [to.lng, to.lat]);
  return turf.length(turf.lineString(path)) < crow * DETOUR + 3 ? path : undefined;
}

const sails = (from: GazetteerPlace, to: GazetteerPlace, mode: string): boolean =>
  mode.includes('sea') && PORTS.has(from.row.id) && PORTS.has(to.row.id);

function leg(ways: Ways, from: GazetteerPlace, to: GazetteerPlace, mode: string): Position[] {
  if (sails(from, to, mode)) {
    const path = along(ways.sea, from, to, OFF_SEA);
    if (!path) throw new Error(`no sea lane from ${from.row.id} to ${to.row.id}`);
    return path;
  }
  return bent(from, to, ways.bends) ?? along(ways.land, from, to, 0.3) ?? bowed(from, to);
}

/** Kilometres: a detour to a place beside the route, and back, is not drawn if it is at most this long. */
const SPUR = 2.5;

/**
 * Joins two legs at the place where they meet. A village is often a little off the road. Nobody recorded that a column
 * turned aside to it and came back, and on the map the detour would look like a spike.
 */
export function joined(one: readonly Position[], next: readonly Position[]): Position[] {
  const same = (a: Position | undefined, b: Position | undefined) =>
    a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
  let turns = 0;
  while (turns + 1 < Math.min(one.length, next.length) - 1 && same(one[one.length - 2 - turns], next[turns + 1]))
    turns += 1;
  const aside = turns > 0 ? turf.length(turf.lineString(next.slice(0, turns + 1))) : 0;
  const cut = aside <= SPUR ? turns : 0;
  return [...one.slice(0, one.length - cut), ...next.slice(cut + 1)];
}

/** `key (detail); key. Remark` — the keys, and everything else as a remark. */
export function splitEvidence(
  text: string,
  keys: ReadonlySet<string>,
): { readonly sources: string; readonly remark: string } {
  const found: string[] = [];
  const remarks: string[] = [];
  for (const part of text.split(/;(?![^(]*\))/).map((p) => p.trim())) {
    const [, key = '', rest = ''] = /^([a-z0-9-]+)(?:[\s.]+(.*))?$/s.exec(part) ?? [];
    if (keys.has(key)) {
      found.push(key);
      if (rest) remarks.push(rest.startsWith('(') ? `${key} ${rest}` : rest);
    } else {
      remarks.push(part);
    }
  }
  return { sources: found.join(';'), remark: remarks.join('; ') };
}

const DAY = /^\d{4}-\d\d-\d\d$/;
/** How the table marks a date that is not certain. */
const UNSURE_DATE = /\b(?:date|day)\b[^.;]*\b(?:schematic|approximate|recalled|uncertain)\b/i;

/**
 * Number of days, including the first and the last; null if the sources do not give both to the day and with
 * certainty.
 */
export function daysUnderWay(start: string, end: string, remark: string, confidence: string): number | null {
  if (!DAY.test(start) || !DAY.test(end) || confidence === 'low' || UNSURE_DATE.test(remark)) return null;
  return lastDay(end) - firstDay(start) + 1;
}

const WAYS: Readonly<Record<string, string>> = {
  'road (Ford cars)': 'car',
  'road on foot': 'foot',
  'road/forest': 'road-forest',
  'road then forest': 'road-forest',
  forest: 'forest',
  'forest/snow': 'forest-snow',
  'road/mountain': 'road-mountain',
  road: 'road',
  'road then sea': 'road',
  'sea then road': 'road',
  sea: 'sea',
};

/** Distance, mode and duration of each movement, as JSON; the catalogue formats them. */
export function measures(built: readonly Built[]): string {
  const lines = built.map(({ properties: { id, length_km, sea_km, days, mode, waypoints, from_day, until_day } }) => {
    const way = WAYS[String(mode)];
    if (!way) throw new Error(`${String(id)}: no word for going by “${String(mode)}”`);
    const stops = list(String(waypoints));
    const back = stops[0] === stops.at(-1);
    return `  ${JSON.stringify(id)}: ${JSON.stringify({ land: Number(length_km) - Number(sea_km), sea: sea_km, way, from: from_day, until: until_day, ...(days === null ? {} : { days }), ...(back ? { back } : {}) })}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

export function movements(sources: MovementSources): Built[] {
  const known = gazetteer(sources.places);
  const all = ways(sources, known);
  return table(sources.movements, COLUMNS).map((row) => {
    const stops = list(row.waypoints).map((id) => {
      const place = known.get(id);
      if (!place) throw new Error(`${row.id}: the gazetteer has no ${id}`);
      return place;
    });
    let sea = 0;
    const line = stops
      .slice(1)
      .map((to, i) => {
        const from = stops[i] ?? to;
        const part = leg(all, from, to, row.mode);
        if (sails(from, to, row.mode)) sea += turf.length(turf.lineString(part));
        return part;
      })
      .reduce((line, part) => joined(line, part));
    const { sources: cited, remark } = splitEvidence(row.evidence_sources, sources.keys);
    const geometry: LineString = { type: 'LineString', coordinates: line };
    return feature(geometry, {
      id: row.id,
      number: row.number,
      name: row.name,
      actor: row.actor,
      actor_key: row.actor_key,
      ...span(row.date_start, row.date_end),
      mode: row.mode,
      confidence: row.confidence,
      waypoints: list(row.waypoints).join(';'),
      length_km: Math.round(turf.length(turf.feature(geometry))),
      sea_km: Math.round(sea),
      days: daysUnderWay(row.date_start, row.date_end, row.evidence_sources, row.confidence),
      sources: cited,
      remark,
    });
  });
}
