/**
 * Marks the results of a search on the map: with a full disc or line if they are certain, otherwise with a broken one.
 * Selected records have a ring.
 */
import * as turf from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, Polygon, Position } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { outline, whereOf, type SearchResult } from '../core/query.ts';
import type { AtlasRecord } from '../core/records.ts';
import { isRef, keyOf, NO_FILTERS, type Area, type AtlasCatalogue, type AtlasState } from '../core/state.ts';

/** The id of the source of the marks, and the prefix of the ids of their layers. Picked features have it too. */
export const RESULTS = 'atlas-results';
const AREA = 'atlas-area';

/** Whether there is a search, or all records are shown. */
export function isSearching(
  { filters, area, time }: Pick<AtlasState, 'filters' | 'area' | 'time'>,
  { time: years }: Pick<AtlasCatalogue, 'time'>,
): boolean {
  return (
    area !== undefined ||
    time.now !== undefined ||
    time.from !== years.from ||
    time.until !== years.until ||
    isFiltering(filters)
  );
}

const isFiltering = (filters: AtlasState['filters']) =>
  filters.text.trim() !== '' ||
  (['actors', 'kinds', 'confidence', 'sources'] as const).some((key) => filters[key].length > NO_FILTERS[key].length);

const spotOf = (position: Position) =>
  position
    .slice(0, 2)
    .map((n) => n.toFixed(4))
    .join(' ');

const pointsOf = (geometry: Geometry): readonly Position[] =>
  geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'MultiPoint' ? geometry.coordinates : [];

/**
 * The marks of results. Results at the same point share a mark with their number. Places are marked only if the search
 * has more than a time, because they are of all times; people only if they are selected; control periods if they are
 * selected, or if only they are searched.
 *
 * @param changed - places that changed hands, if the search is for these.
 */
export function marksOf(
  results: readonly SearchResult[],
  changed: readonly Pick<SearchResult, 'record' | 'sureness'>[],
  state: Pick<AtlasState, 'filters' | 'area' | 'time' | 'selection'>,
  catalogue: Pick<AtlasCatalogue, 'time'>,
  records: ReadonlyMap<string, AtlasRecord>,
): FeatureCollection {
  const selected = new Set(state.selection.map(keyOf));
  const narrow = state.area !== undefined || isFiltering(state.filters);
  const wanted = ({ record: { kind } }: SearchResult) =>
    kind === 'event' ||
    kind === 'movement' ||
    (kind === 'place' && narrow) ||
    (kind === 'hold' && state.filters.kinds.includes('hold'));
  const found = isSearching(state, catalogue)
    ? results.filter((result) => wanted(result) && !selected.has(result.record.key))
    : [];
  const chosen = state.selection.flatMap((ref) => records.get(keyOf(ref)) ?? []);
  const sureness = new Map(results.map((result) => [result.record.key, result.sureness]));
  const spots = new Map<string, { readonly at: Position; readonly keys: string[]; sure: boolean; selected: boolean }>();
  const features: Feature[] = [];
  const mark = (record: AtlasRecord, sure: boolean, isSelected: boolean) => {
    const { geometry, key, kind } = record;
    if (!geometry) return;
    for (const at of pointsOf(geometry)) {
      const spot = spots.get(spotOf(at)) ?? { at, keys: [], sure: false, selected: false };
      spots.set(spotOf(at), spot);
      if (!spot.keys.includes(key)) spot.keys.push(key);
      spot.sure ||= sure;
      spot.selected ||= isSelected;
    }
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return;
    features.push({ type: 'Feature', properties: { keys: key, kind, sure, selected: isSelected, count: 1 }, geometry });
  };
  for (const { record, sureness: how } of found) mark(record, how === 'sure', false);
  for (const { record, sureness: how } of changed) if (!selected.has(record.key)) mark(record, how === 'sure', false);
  for (const record of chosen) mark(record, sureness.get(record.key) !== 'perhaps', true);
  for (const { at, keys, sure, selected: isSelected } of spots.values()) {
    features.push({
      type: 'Feature',
      properties: { keys: keys.join(' '), kind: 'spot', sure, selected: isSelected, count: keys.length },
      geometry: { type: 'Point', coordinates: at },
    });
  }
  return { type: 'FeatureCollection', features };
}

/** The area of the search, and the outline that is being drawn. */
export function searchedArea(
  area: Area | undefined,
  draft: readonly Position[],
  records: ReadonlyMap<string, AtlasRecord>,
): FeatureCollection {
  const features: Feature[] = [];
  if (area?.kind === 'polygon') {
    const polygon = outline(area.corners);
    if (polygon) features.push({ type: 'Feature', properties: {}, geometry: polygon });
  } else if (area) {
    const where = whereOf(area.of, records);
    const round = where && around(where, area.km);
    if (round) features.push(round);
    if (!isRef(area.of))
      features.push({
        type: 'Feature',
        properties: { corner: true },
        geometry: { type: 'Point', coordinates: [...area.of] },
      });
  }
  if (draft.length > 1)
    features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [...draft] } });
  for (const corner of draft)
    features.push({ type: 'Feature', properties: { corner: true }, geometry: { type: 'Point', coordinates: corner } });
  return { type: 'FeatureCollection', features };
}

/** Tolerance for simplifying a line before the area around it is drawn, as a share of the distance. */
const STRAIGHT = 0.08;

/**
 * The area within so many kilometres of a geometry, only to be shown: `query.ts` measures what is inside. For a line it
 * is a union of capsules, one for each segment, because turf's buffer would be larger than the code of the atlas.
 */
function around(where: Geometry, km: number): Feature | undefined {
  const ends: Feature<Polygon>[] = [];
  const round = (at: Position) => turf.circle(at, km, { units: 'kilometers', steps: 48 });
  turf.flattenEach(where, (part: Feature<Geometry>) => {
    const { geometry } = part;
    if (geometry.type === 'Point') ends.push(round(geometry.coordinates));
    if (geometry.type !== 'LineString') return;
    const { coordinates } = turf.simplify(geometry, { tolerance: (km * STRAIGHT) / 111, highQuality: true });
    coordinates.slice(1).forEach((to, n) => {
      const hull = turf.convex(turf.featureCollection([round(coordinates[n] ?? to), round(to)]));
      if (hull) ends.push(hull);
    });
  });
  if (ends.length < 2) return ends[0] && { ...ends[0], properties: {} };
  return turf.union(turf.featureCollection(ends)) ?? undefined;
}

/** Looks up the current value of a custom property. */
type Tokens = (name: string) => string;

/** Half the width of a mark, CSS pixels. */
const HALF = 11;

const MARKS = { sure: 'atlas-sure', perhaps: 'atlas-perhaps' } as const;

/** A disc, or a broken ring for `perhaps`, so that they can be distinguished without colour. */
function drawMark(sure: boolean, tokens: Tokens, ratio: number): ImageData {
  const side = Math.round(HALF * 2 * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws no pictures.');
  context.scale(side / (HALF * 2), side / (HALF * 2));
  context.translate(HALF, HALF);
  const circle = (radius: number) => {
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
  };
  const [accent, paper] = [tokens('--story-accent'), tokens('--story-paper')];
  context.fillStyle = paper;
  circle(8.6);
  context.fill();
  context.strokeStyle = context.fillStyle = accent;
  if (sure) {
    circle(6.8);
    context.fill();
  } else {
    context.lineWidth = 2.4;
    context.setLineDash([3.6, 2.6]);
    circle(6.2);
    context.stroke();
  }
  return context.getImageData(0, 0, side, side);
}

const shown = (flag: string) => ['==', ['get', flag], true];
const chosen = shown('selected') as never;

function layersIn(tokens: Tokens): readonly LayerSpecification[] {
  const [accent, paper, ink, focus] = [
    tokens('--story-accent'),
    tokens('--story-paper'),
    tokens('--story-ink'),
    tokens('--story-focus'),
  ];
  const line = ['match', ['geometry-type'], ['LineString', 'MultiLineString'], true, false];
  const areal = ['match', ['geometry-type'], ['Polygon', 'MultiPolygon'], true, false];
  const both = (...filters: unknown[]) => ['all', ...filters] as never;
  const broad = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: `${AREA}/0`,
      type: 'fill',
      source: AREA,
      filter: areal as never,
      paint: { 'fill-color': accent, 'fill-opacity': 0.07, 'fill-antialias': false },
    },
    {
      id: `${AREA}/1`,
      type: 'line',
      source: AREA,
      layout: broad,
      paint: { 'line-color': paper, 'line-width': 4, 'line-opacity': 0.8 },
    },
    {
      id: `${AREA}/2`,
      type: 'line',
      source: AREA,
      paint: { 'line-color': accent, 'line-width': 1.8, 'line-dasharray': [5, 2, 1, 2] },
    },
    {
      id: `${AREA}/3`,
      type: 'circle',
      source: AREA,
      filter: shown('corner') as never,
      paint: { 'circle-radius': 4.5, 'circle-color': paper, 'circle-stroke-color': accent, 'circle-stroke-width': 2 },
    },
    {
      id: `${RESULTS}/0`,
      type: 'fill',
      source: RESULTS,
      filter: both(areal, chosen),
      paint: { 'fill-color': focus, 'fill-opacity': 0.16 },
    },
    {
      id: `${RESULTS}/1`,
      type: 'line',
      source: RESULTS,
      filter: chosen,
      layout: broad,
      paint: { 'line-color': focus, 'line-width': 9, 'line-opacity': 0.55 },
    },
    {
      id: `${RESULTS}/2`,
      type: 'line',
      source: RESULTS,
      layout: broad,
      paint: {
        'line-color': paper,
        'line-width': 5,
        'line-opacity': ['match', ['get', 'kind'], 'hold', 0.4, 0.9] as never,
      },
    },
    {
      id: `${RESULTS}/3`,
      type: 'line',
      source: RESULTS,
      filter: both(shown('sure'), line),
      layout: broad,
      paint: { 'line-color': accent, 'line-width': 2.6 },
    },
    {
      id: `${RESULTS}/4`,
      type: 'line',
      source: RESULTS,
      filter: both(['!', shown('sure')], line),
      paint: { 'line-color': accent, 'line-width': 2.2, 'line-dasharray': [1.6, 1.8], 'line-opacity': 0.85 },
    },
    {
      id: `${RESULTS}/5`,
      type: 'line',
      source: RESULTS,
      filter: both(shown('sure'), areal),
      paint: { 'line-color': accent, 'line-width': 1.4 },
    },
    {
      id: `${RESULTS}/9`,
      type: 'line',
      source: RESULTS,
      filter: both(['!', shown('sure')], areal),
      paint: { 'line-color': accent, 'line-width': 1.4, 'line-dasharray': [4, 3] },
    },
    {
      id: `${RESULTS}/6`,
      type: 'circle',
      source: RESULTS,
      filter: both(['==', ['get', 'kind'], 'spot'], chosen),
      paint: {
        'circle-radius': 12,
        'circle-color': focus,
        'circle-opacity': 0.22,
        'circle-stroke-color': focus,
        'circle-stroke-width': 3,
      },
    },
    {
      id: `${RESULTS}/7`,
      type: 'symbol',
      source: RESULTS,
      filter: ['==', ['get', 'kind'], 'spot'] as never,
      layout: {
        'icon-image': ['case', shown('sure'), MARKS.sure, MARKS.perhaps] as never,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['get', 'count'], 1, 0.62, 12, 0.95] as never,
        'symbol-sort-key': ['get', 'count'] as never,
      },
    },
    {
      id: `${RESULTS}/8`,
      type: 'symbol',
      source: RESULTS,
      filter: both(['==', ['get', 'kind'], 'spot'], ['>', ['get', 'count'], 1]),
      layout: {
        'text-field': ['to-string', ['get', 'count']] as never,
        'text-font': ['literal', ['Semibold', 'Literata Variable', 'Literata', 'Georgia', 'serif']] as never,
        'text-size': 11.5,
        'text-anchor': 'right',
        'text-offset': [-0.6, -0.65],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': ink, 'text-halo-color': paper, 'text-halo-width': 2 },
    },
  ];
}

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Draws the marks on a map, above all layers of the catalogue. */
export class ResultMarks {
  #map: MapLibreMap;
  #tokens: Tokens;
  #results: FeatureCollection = EMPTY;
  #area: FeatureCollection = EMPTY;

  constructor(map: MapLibreMap, tokens: Tokens) {
    this.#map = map;
    this.#tokens = tokens;
    if (map.isStyleLoaded()) this.#start();
    else map.once('style.load', this.#start);
  }

  show(results: FeatureCollection, area: FeatureCollection): void {
    this.#set(RESULTS, this.#results, (this.#results = results));
    this.#set(AREA, this.#area, (this.#area = area));
  }

  /** Draws everything again with the current colours. */
  recolour(): void {
    for (const layer of layersIn(this.#tokens)) {
      for (const [property, value] of Object.entries(layer.paint ?? {}))
        if (this.#map.getLayer(layer.id)) this.#map.setPaintProperty(layer.id, property as never, value as never);
    }
    for (const [key, name] of Object.entries(MARKS))
      if (this.#map.hasImage(name))
        this.#map.updateImage(name, drawMark(key === 'sure', this.#tokens, devicePixelRatio));
  }

  #start = () => {
    for (const [key, name] of Object.entries(MARKS))
      this.#map.addImage(name, drawMark(key === 'sure', this.#tokens, devicePixelRatio), {
        pixelRatio: devicePixelRatio,
      });
    this.#map.addSource(AREA, { type: 'geojson', data: this.#area });
    this.#map.addSource(RESULTS, { type: 'geojson', data: this.#results });
    for (const layer of layersIn(this.#tokens)) this.#map.addLayer(layer);
  };

  #set(source: string, before: FeatureCollection, now: FeatureCollection) {
    if (before !== now) this.#map.getSource<GeoJSONSource>(source)?.setData(now);
  }
}
