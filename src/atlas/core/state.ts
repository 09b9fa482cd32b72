/** All that an atlas shows, as plain data. An address says the same; see `permalink.ts`. */
import type { Confidence } from '../../story/confidence.ts';
import type { Camera, LngLat, Scene } from '../../story/story.ts';
import { dayOf } from '../../story/when.ts';
import { isSolar } from '../../story/languages.ts';
import type { AtlasCalendar } from './calendar.ts';

/** Names one thing: the collection it is in (a dataset, `people`, or a file of the reader's own) and its id there. */
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
  /** The instant that plays, between the two; undefined while the whole range is shown. */
  readonly now: number | undefined;
}

/** An empty list, or an empty text, asks for nothing in particular. */
export interface Filters {
  readonly actors: readonly string[];
  /** Kinds (`event`, `place` …) and themes alike. */
  readonly kinds: readonly string[];
  readonly confidence: readonly Confidence[];
  /** Keys of works. */
  readonly sources: readonly string[];
  readonly text: string;
}

export type Area =
  /** Within so many kilometres of a point, or of a thing: a place, the line of a movement. */
  | { readonly kind: 'near'; readonly of: LngLat | Ref; readonly km: number }
  /** Within an outline. The first corner is not repeated at the end; at least three. */
  | { readonly kind: 'polygon'; readonly corners: readonly LngLat[] };

export type Comparison =
  | {
      readonly kind: 'dates';
      readonly left: number;
      readonly right: number;
      /** Where the handle stands, 0 to 1 from the left. */ readonly share: number;
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
  /** From the bottom up. A layer that is absent is off. */
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

/** What the atlas must be told before it can show anything. */
export interface AtlasCatalogue {
  readonly langs: readonly [string, ...string[]];
  readonly camera: Camera;
  /** Every layer that can be shown, from the bottom up; `on` at the beginning or not. */
  readonly layers: readonly { readonly id: string; readonly on: boolean }[];
  /** The years of the atlas, as days. */
  readonly time: { readonly from: number; readonly until: number };
  /** The day that the map shows while all of the years are asked about; absent for their last. */
  readonly opening?: number;
}

export const NO_FILTERS: Filters = { actors: [], kinds: [], confidence: [], sources: [], text: '' };

/** A Persian text counts its years in the calendar of Iran. */
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

/** Whether it is of a file of the reader's own, which is in no page but this one: no address can name it. */
export const isOwn = ({ layer }: Ref) => /^own-\d+$/.test(layer);

/** A ref as one word, for maps and sets. */
export const keyOf = ({ layer, id }: Ref) => `${layer}/${id}`;

/** Puts a layer where the catalogue has it among those that are on, or takes it away. */
export function toggled(
  layers: readonly ShownLayer[],
  id: string,
  catalogue: Pick<AtlasCatalogue, 'layers'>,
): readonly ShownLayer[] {
  if (layers.some((layer) => layer.id === id)) return layers.filter((layer) => layer.id !== id);
  const height = (one: string) => catalogue.layers.findIndex((layer) => layer.id === one);
  const above = layers.findIndex((layer) => height(layer.id) > height(id));
  // What the catalogue does not know, a file of the reader's own, goes on top.
  if (height(id) < 0 || above < 0) return [...layers, { id, opacity: 1 }];
  return layers.toSpliced(above, 0, { id, opacity: 1 });
}

/** A layer moved up (positive) or down among those that are on, as far as it goes. */
export function moved(layers: readonly ShownLayer[], id: string, by: number): readonly ShownLayer[] {
  const at = layers.findIndex((layer) => layer.id === id);
  const layer = layers[at];
  if (!layer) return layers;
  const to = Math.min(layers.length - 1, Math.max(0, at + by));
  return to === at ? layers : layers.toSpliced(at, 1).toSpliced(to, 0, layer);
}

/** The instant kept within its range, and the range in order. */
export function timed({ from, until, now }: TimeState): TimeState {
  const [first, last] = from <= until ? [from, until] : [until, from];
  return { from: first, until: last, now: now === undefined ? undefined : Math.min(last, Math.max(first, now)) };
}

/**
 * The day that a map shows, for it shows one: the instant that is chosen, or the last day of the range; of all of the
 * years the one that the atlas opens with.
 */
export function dayShown(
  { now, from, until }: TimeState,
  { time: years, opening }: Pick<AtlasCatalogue, 'time' | 'opening'>,
): number {
  if (now !== undefined) return now;
  return opening !== undefined && from === years.from && until === years.until ? opening : until;
}

/** The catalogue of a site: its layers from the bottom up, which of them are on, the first picture and the years. */
export function catalogueOf(
  layers: readonly { readonly id: string }[],
  {
    camera,
    on,
    years,
    opening,
  }: {
    readonly camera: Camera;
    readonly on: readonly string[];
    readonly years: { readonly from: string; readonly until: string };
    /** A day of the years. */
    readonly opening?: string;
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
  };
}

/** What an atlas must show to show a scene: where it looks, what is on, when. */
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
