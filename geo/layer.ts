/**
 * The types of the catalogue. The stage, the atlas and the press use them; only the catalogue knows where the data of a
 * layer is and how it is delivered.
 */
import type { LayerSpecification } from 'maplibre-gl';
import type { Language } from '../src/story/languages.ts';
import type { Mark } from './actors.ts';

/** Names a layer in a scene, in a story's `show` and `draw`, and in an address: lower-case words joined by hyphens. */
export type LayerId = string;

/** A text in the languages of the site. English is always there, and stands in where another is missing. */
export type Localized = Readonly<Partial<Record<Language, string>>> & { readonly en: string };

export type Theme = 'sea' | 'land' | 'towns' | 'places' | 'events' | 'movements' | 'control';

/** How a dataset reaches the page. Paths are relative to the root of the site. */
export type Delivery =
  | {
      readonly kind: 'geojson';
      readonly path: string;
      /** Needed by layers that draw themselves along their length. */
      readonly lineMetrics?: true;
    }
  | {
      readonly kind: 'raster-dem';
      /** Contains `{z}`, `{x}` and `{y}`. */
      readonly path: string;
      readonly encoding: 'terrarium';
      /** CSS pixels a tile is shown at, at its own zoom; its picture may have fewer. */
      readonly tileSize: number;
      readonly minzoom: number;
      readonly maxzoom: number;
      /** West, south, east, north, in degrees. */
      readonly bounds: readonly [number, number, number, number];
    };

/** Labels for the sorts of records, by kind of record and by the word in the data. */
export type Sorts = Readonly<Partial<Record<string, Readonly<Partial<Record<string, Localized>>>>>>;

/** A body of data with one origin, one licence and one way of having been made. */
export interface Dataset {
  readonly id: string;
  readonly title: Localized;
  readonly delivery: Delivery;
  /**
   * The line its licence asks to be shown with it. Names of works and people stay as they are: where it has nothing
   * else, it has English only.
   */
  readonly credit: Localized;
  readonly licence: { readonly name: string; readonly url: string };
  /** EDTF: the time the data depicts, not the time it was made. */
  readonly depicts: string;
  /** Metres: how far a point may be from where it says it is. */
  readonly precision: number;
}

/** Details of a dataset for readers who want to check it. */
export interface Origin {
  /** Where it comes from, in a sentence a historian can follow back. */
  readonly source: Localized;
  /** How it was made from its source. */
  readonly method: Localized;
  /** Every property of its features, and what it means. Empty for a raster. */
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * A tile that repeats without a seam: what `fill-pattern` names, as plain drawing, so that a map, a legend and a
 * still can all draw it.
 */
export interface Pattern {
  /** CSS pixels, both ways. */
  readonly size: number;
  /** SVG path data within the tile. What crosses an edge is drawn at the other edge too. */
  readonly path: string;
  /** Of the line, CSS pixels; without one the path is filled. */
  readonly stroke?: number;
  /** A CSS colour or a custom property. */
  readonly colour: string;
}

/** The symbol beside a label in the legend. Colours are CSS colours. */
export type LegendSymbol =
  | {
      readonly kind: 'line';
      readonly colour: string;
      readonly width: number;
      readonly dash?: readonly number[];
      readonly mark?: Mark;
    }
  | {
      readonly kind: 'area';
      readonly colour: string;
      /** Of the colour, beneath outline and pattern; 1 if absent. */
      readonly opacity?: number;
      readonly outline?: string;
      /** Drawn over the colour. */
      readonly pattern?: Pattern;
    }
  | { readonly kind: 'point'; readonly colour: string; readonly outline?: string }
  | { readonly kind: 'ramp'; readonly colours: readonly string[] };

export interface LegendEntry {
  readonly symbol: LegendSymbol;
  readonly label: Localized;
  /** More of it in a few words, such as how far it went. */
  readonly note?: Localized;
  /** First and last days, inclusive, in which the sign is on the map; absent for one that always is. */
  readonly days?: readonly (readonly [from: number, until: number])[];
}

/** The marker at the front of a line while it draws itself; it stays at the end of the line afterwards. */
export interface MovingMarker {
  /** The `id` of its feature, a line, in the layer's dataset. */
  readonly feature: string;
  readonly colour: string;
  readonly mark: Mark;
  /** The text beside it at the end: the distance. */
  readonly label: Localized;
}

/**
 * How a line appears while its layer draws itself: `line`, from the start to the front; `wake`, only a fading part
 * behind the front, as behind a ship. In `metadata` of a style layer, as `{ trail: 'wake' }`.
 */
export type Trail = 'line' | 'wake';

/**
 * A MapLibre layer without what the stage adds to it: `id` and `source`.
 *
 * Expressions may read the global state `when` (days since 1970-01-01, UTC), `pace` (how many days the step tells),
 * `names` (ids of the places the step speaks of), `lang`, and `scale` (how much larger
 * than on a desk lines and letters are). A `fill-pattern` names one of the catalogue's patterns. A `*-opacity`
 * must be a plain number (the stage multiplies it by the opacity of the scene), and a layer that is
 * drawn along its length leaves `line-gradient` to the stage.
 */
export type StyleLayer = LayerSpecification extends infer L
  ? L extends { id: string }
    ? Omit<L, 'id' | 'source'>
    : never
  : never;

/** One thing that can be shown: a dataset, or a part of one, with its signs and their meaning. */
export interface Layer {
  readonly id: LayerId;
  readonly theme: Theme;
  readonly title: Localized;
  /** The `id` of its dataset. */
  readonly dataset: string;
  /** From the bottom up. */
  readonly style: readonly StyleLayer[];
  /** Whether a story may `draw` it along its length. Its dataset then has `lineMetrics`. */
  readonly drawable?: true;
  /** So detailed that stills leave it out, because their files must be small. */
  readonly fine?: true;
  readonly marker?: MovingMarker;
  /**
   * For layers that draw themselves: the first and the last day, inclusive, in days since 1970-01-01, UTC. A story
   * draws layers in the order of their days.
   */
  readonly days?: readonly [from: number, until: number];
  /** Snow that falls over the whole picture while the layer draws itself. */
  readonly falls?: { readonly kind: 'snow'; readonly colour: string; readonly edge: string };
  readonly legend: readonly LegendEntry[];
}

/** Everything that a map can show. */
export interface MapCatalog {
  readonly datasets: readonly Dataset[];
  /** From the bottom up. */
  readonly layers: readonly Layer[];
  /** Fill patterns, by the names that layers use in `fill-pattern`. */
  readonly patterns: Readonly<Record<string, Pattern>>;
  /** Whether the map goes on beyond 180 degrees, for data of the whole Earth. Without it, it ends there. */
  readonly repeats?: true;
}
