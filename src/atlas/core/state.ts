/** The state of the atlas, as plain data. An address contains the whole state: see `permalink.ts`. */
import type { Confidence } from '../../story/confidence.ts';
import type { Camera, LngLat, Scene } from '../../story/story.ts';
import { dayOf } from '../../story/when.ts';
import type { LengthUnit } from '../../story/distance.ts';
import { isSolar } from '../../story/languages.ts';
import type { AtlasCalendar } from './calendar.ts';

/** Identifies a record: by its collection (a dataset, `people`, or an imported file) and its id in it. */
export interface Ref {
  readonly layer: string;
  readonly id: string;
}

export interface ShownLayer {
  readonly id: string;
  /** 0 to 1. */
  readonly opacity: number;
}

/** Days from 1970-01-01, UTC, both ends inclusive. */
export interface TimeState {
  readonly from: number;
  readonly until: number;
  /** The instant that is shown or played, between the two; undefined while the whole range is shown. */
  readonly now: number | undefined;
}

/** An empty list or an empty text does not filter. */
export interface Filters {
  readonly actors: readonly string[];
  /** Kinds (`event`, `place` …), themes and sorts. */
  readonly kinds: readonly string[];
  readonly confidence: readonly Confidence[];
  /** Keys of works. */
  readonly sources: readonly string[];
  readonly text: string;
}

export type Area =
  /** Within so many kilometres of a point or of a record: a place, the line of a movement. */
  | { readonly kind: 'near'; readonly of: LngLat | Ref; readonly km: number }
  /** Within an outline of at least three corners. The first corner is not repeated at the end. */
  | { readonly kind: 'polygon'; readonly corners: readonly LngLat[] };

export type Comparison =
  | {
      readonly kind: 'dates';
      readonly left: number;
      readonly right: number;
      /** Position of the handle, 0 to 1 from the left. */
      readonly share: number;
    }
  | { readonly kind: 'layers'; readonly left: string; readonly right: string; readonly share: number };

export const TABLE_COLUMNS = ['date', 'title', 'kind', 'place', 'actor', 'confidence', 'distance'] as const;
export type Column = (typeof TABLE_COLUMNS)[number];

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

export const PANELS = ['layers', 'search', 'details', 'table', 'compare', 'import', 'export'] as const;
export type Panel = (typeof PANELS)[number];

export interface AtlasState {
  /** BCP 47. */
  readonly lang: string;
  readonly camera: Camera;
  /** The shown layers, from the bottom up. */
  readonly layers: readonly ShownLayer[];
  readonly time: TimeState;
  readonly filters: Filters;
  readonly area: Area | undefined;
  readonly selection: readonly Ref[];
  readonly comparison: Comparison | undefined;
  readonly calendar: AtlasCalendar;
  readonly sort: Sort;
  readonly panel: Panel | undefined;
}

/** The data that the state and its address depend on. */
export interface AtlasCatalogue {
  readonly langs: readonly [string, ...string[]];
  readonly camera: Camera;
  /** All layers, from the bottom up. `on`: whether it is shown initially. */
  readonly layers: readonly { readonly id: string; readonly on: boolean }[];
  /** The years of the atlas, as days. */
  readonly time: { readonly from: number; readonly until: number };
  /** The day that the map shows while all of the years are asked about; absent for their last. */
  readonly opening?: number;
  /** The units of the scale, one or two; kilometres where none is named. */
  readonly units?: readonly LengthUnit[];
}

export const NO_FILTERS: Filters = { actors: [], kinds: [], confidence: [], sources: [], text: '' };

/** The default calendar of a language: for Persian, that of Iran. */
export const calendarFor = (lang: string): AtlasCalendar => (isSolar(lang) ? 'persian' : 'gregorian');

export function initialState(catalogue: AtlasCatalogue, lang: string = catalogue.langs[0]): AtlasState {
  return {
    lang: catalogue.langs.includes(lang) ? lang : catalogue.langs[0],
    camera: catalogue.camera,
    layers: catalogue.layers.filter(({ on }) => on).map(({ id }) => ({ id, opacity: 1 })),
    time: { ...catalogue.time, now: undefined },
    filters: NO_FILTERS,
    area: undefined,
    selection: [],
    comparison: undefined,
    calendar: calendarFor(lang),
    sort: { column: 'date', descending: false },
    panel: undefined,
  };
}

export const isRef = (of: LngLat | Ref): of is Ref => 'layer' in of;

/** Whether a ref is of an imported file, which exists only in this page, so that no address can contain it. */
export const isOwn = ({ layer }: Ref) => /^own-\d+$/.test(layer);

/** A ref as a text, for keys of maps and sets. */
export const keyOf = ({ layer, id }: Ref) => `${layer}/${id}`;

/** Adds to a selection what is not in it; where all of it is, takes it out. */
export function withToggled(selection: readonly Ref[], refs: readonly Ref[]): readonly Ref[] {
  const there = new Set(selection.map(keyOf));
  const news = refs.filter((ref) => !there.has(keyOf(ref)));
  if (news.length > 0) return [...selection, ...news];
  const gone = new Set(refs.map(keyOf));
  return selection.filter((ref) => !gone.has(keyOf(ref)));
}

/** Whether a click or a key adds to the selection instead of replacing it. */
export const isAdding = ({
  ctrlKey,
  metaKey,
  shiftKey,
}: {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): boolean => ctrlKey || metaKey || shiftKey;

/** Shows a layer, in the order of the catalogue, or hides it. */
export function withLayerToggled(
  layers: readonly ShownLayer[],
  id: string,
  catalogue: Pick<AtlasCatalogue, 'layers'>,
): readonly ShownLayer[] {
  if (layers.some((layer) => layer.id === id)) return layers.filter((layer) => layer.id !== id);
  const height = (one: string) => catalogue.layers.findIndex((layer) => layer.id === one);
  const above = layers.findIndex((layer) => height(layer.id) > height(id));
  // A layer that is not in the catalogue is of an imported file, and becomes the topmost one.
  if (height(id) < 0 || above < 0) return [...layers, { id, opacity: 1 }];
  return layers.toSpliced(above, 0, { id, opacity: 1 });
}

/** Moves a layer up (positive) or down among the shown layers, as far as possible. */
export function withLayerMoved(layers: readonly ShownLayer[], id: string, by: number): readonly ShownLayer[] {
  const at = layers.findIndex((layer) => layer.id === id);
  const layer = layers[at];
  if (!layer) return layers;
  const to = Math.min(layers.length - 1, Math.max(0, at + by));
  return to === at ? layers : layers.toSpliced(at, 1).toSpliced(to, 0, layer);
}

/** Puts the ends of the range in order, and the instant within the range. */
export function orderedTime({ from, until, now }: TimeState): TimeState {
  const [first, last] = from <= until ? [from, until] : [until, from];
  return { from: first, until: last, now: now === undefined ? undefined : Math.min(last, Math.max(first, now)) };
}

/**
 * The day that the map shows: the instant if one is chosen, otherwise the last day of the range; for the whole time of
 * the atlas, `opening`.
 */
export function dayShown(
  { now, from, until }: TimeState,
  { time: years, opening }: Pick<AtlasCatalogue, 'time' | 'opening'>,
): number {
  if (now !== undefined) return now;
  return opening !== undefined && from === years.from && until === years.until ? opening : until;
}

/** Makes the catalogue of a site from its layers and from the initial view of the atlas. */
export function catalogueOf(
  layers: readonly { readonly id: string }[],
  {
    camera,
    on,
    years,
    opening,
    units,
  }: {
    readonly camera: Camera;
    readonly on: readonly string[];
    readonly years: { readonly from: string; readonly until: string };
    /** A day of the years. */
    readonly opening?: string;
    readonly units?: readonly LengthUnit[];
  },
  langs: AtlasCatalogue['langs'],
): AtlasCatalogue {
  const [from, until] = [dayOf(years.from), dayOf(years.until)];
  if (from === undefined || until === undefined || until < from)
    throw new Error(`The years of the atlas are none: ${years.from} to ${years.until}.`);
  const day = opening === undefined ? undefined : dayOf(opening);
  if (opening !== undefined && (day === undefined || day < from || day > until))
    throw new Error(`The atlas opens on ${opening}, which is no day of its years.`);
  return {
    langs,
    camera,
    layers: layers.map(({ id }) => ({ id, on: on.includes(id) })),
    time: { from, until },
    ...(day === undefined ? {} : { opening: day }),
    ...(units ? { units } : {}),
  };
}

/** The state in which the atlas shows a scene of a story: camera, layers and date. */
export function stateOfScene(
  { camera, when, layers }: Pick<Scene, 'camera' | 'when' | 'layers'>,
  catalogue: AtlasCatalogue,
): AtlasState {
  const shown = catalogue.layers.flatMap(({ id }): ShownLayer[] => {
    const opacity = layers[id]?.opacity ?? 0;
    return opacity > 0 ? [{ id, opacity }] : [];
  });
  return {
    ...initialState(catalogue),
    camera,
    layers: shown,
    time: { from: when.from, until: when.until, now: undefined },
  };
}
