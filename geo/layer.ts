/**
 * The types of the catalogue. The stage, the atlas and the press use them; only the catalogue knows where the data of a
 * layer is and how it is delivered.
 */
import type { LayerSpecification } from 'maplibre-gl';
import type { Language } from '../src/story/languages.ts';
import type { Mark } from './actors.ts';

/** The id of a layer in a scene, in a story's `show` and `draw`, and in an address: lower-case words with hyphens. */
export type LayerId = string;

/** A text in the languages of the site. English is always present, and replaces a missing language. */
export type Localized = Readonly<Partial<Record<Language, string>>> & { readonly en: string };

export type Theme = 'sea' | 'land' | 'towns' | 'places' | 'events' | 'movements' | 'control';

/** How a dataset reaches the page. Paths are relative to the root of the site. */
export type Delivery =
  | {
      readonly kind: 'geojson';
      readonly path: string;
      /** Required by layers that are drawn along their length. */
      readonly lineMetrics?: true;
    }
  | {
      readonly kind: 'raster-dem';
      /** Contains `{z}`, `{x}` and `{y}`. */
      readonly path: string;
      readonly encoding: 'terrarium';
      /** Size of a tile at its own zoom, CSS pixels. Its image may have fewer pixels. */
      readonly tileSize: number;
      readonly minzoom: number;
      readonly maxzoom: number;
      /** West, south, east, north, in degrees. */
      readonly bounds: readonly [number, number, number, number];
    }
  | {
      /** Pictures of the map from another site. */
      readonly kind: 'raster';
      /** An absolute address that contains `{z}`, `{x}` and `{y}`. */
      readonly path: string;
      /** Size of a tile at its own zoom, CSS pixels. */
      readonly tileSize: number;
    }
  | FollowedDelivery;

/** A ground of which the map learns only when it is read how it is drawn: its layers of the catalogue have no style. */
export type FollowedDelivery =
  | {
      /** A PMTiles file, of which the map fetches the parts that it shows. */
      readonly kind: 'pmtiles';
      /** Relative to the root of the site, or absolute. */
      readonly path: string;
      /** The file with the style for vector tiles; absent where the tiles are known to be pictures. */
      readonly style?: string;
    }
  | {
      /** A MapLibre style of another site. */
      readonly kind: 'style';
      readonly path: string;
      /** The sites from which it may be fetched, with all that it names. */
      readonly hosts: readonly string[];
    };

export const isFollowed = (delivery: Delivery): delivery is FollowedDelivery =>
  delivery.kind === 'pmtiles' || delivery.kind === 'style';

/** Whether the path of a delivery is an address of another site. */
export const isAbsolute = (path: string): boolean => /^https?:/.test(path);

/** Labels for the sorts of records, by kind of record and by the word in the data. */
export type Sorts = Readonly<Partial<Record<string, Readonly<Partial<Record<string, Localized>>>>>>;

/** What named areas are called, by their name in the data. */
export type Areas = Readonly<Partial<Record<string, Localized>>>;

/** Data with one origin and one licence, made in one way. */
export interface Dataset {
  readonly id: string;
  readonly title: Localized;
  readonly delivery: Delivery;
  /**
   * The credit line that the licence requires. Names of works and people are not translated: a line of names only is in
   * English only.
   */
  readonly credit: Localized;
  readonly licence: { readonly name: string; readonly url: string };
  /** The time that the data depicts, not the time when it was made. EDTF. */
  readonly depicts: string;
  /** How far a point may be from its true position, metres. */
  readonly precision: number;
}

/** Details of a dataset for readers who want to check it. */
export interface Origin {
  /** Where it comes from, precise enough to find the source. */
  readonly source: Localized;
  /** How it was made from its source. */
  readonly method: Localized;
  /** Every property of its features, and what it means. Empty for a raster. */
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * A tile that repeats without a seam, to be named by `fill-pattern`. It is path data, so that a map, a legend and a
 * still can draw it.
 */
export interface Pattern {
  /** Width and height of the tile, CSS pixels. */
  readonly size: number;
  /** SVG path data within the tile. What crosses an edge is drawn at the opposite edge too. */
  readonly path: string;
  /** Width of the line, CSS pixels; without one the path is filled. */
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
      /** Opacity of the colour, without outline and pattern; 1 if absent. */
      readonly opacity?: number;
      readonly outline?: string;
      /** Drawn above the colour. */
      readonly pattern?: Pattern;
    }
  | { readonly kind: 'point'; readonly colour: string; readonly outline?: string }
  | { readonly kind: 'ramp'; readonly colours: readonly string[] };

export interface LegendEntry {
  readonly symbol: LegendSymbol;
  readonly label: Localized;
  /** A short addition, such as the distance. */
  readonly note?: Localized;
  /** First and last days, inclusive, of the times in which the symbol is on the map; absent if it always is. */
  readonly days?: readonly (readonly [from: number, until: number])[];
}

/**
 * The marker at the front of a line that is being drawn along its length. It stays at the end of the line afterwards.
 */
export interface MovingMarker {
  /** The `id` of its feature, a line, in the layer's dataset. */
  readonly feature: string;
  readonly colour: string;
  readonly mark: Mark;
  /** The text beside it when the line is complete: the distance. */
  readonly label: Localized;
}

/**
 * How a line appears while its layer is drawn along its length: `line`, from the start to the front; `wake`, only a
 * fading part behind the front, as behind a ship. In `metadata` of a style layer, as `{ trail: 'wake' }`.
 */
export type Trail = 'line' | 'wake';

/**
 * A MapLibre layer without `id` and `source`, which the stage adds.
 *
 * Expressions may read the global state: `when` (days since 1970-01-01, UTC), `pace` (how many days the step covers),
 * `names` (ids of the places that the step mentions), `lang`, and `scale` (factor for line widths and font sizes; 1 on
 * a desktop screen). A `fill-pattern` names one of the catalogue's patterns. A `*-opacity` must be a plain number,
 * because the stage multiplies it by the opacity of the scene. A layer that is drawn along its length has no
 * `line-gradient`, because the stage sets it.
 */
export type StyleLayer = LayerSpecification extends infer L
  ? L extends { id: string }
    ? Omit<L, 'id' | 'source'> & {
        /** The id of its MapLibre source, where that is not the `id` of the layer's dataset. */
        readonly source?: string;
      }
    : never
  : never;

/** One entry of the legend: a dataset, or a part of one, with its style and the meaning of its symbols. */
export interface Layer {
  readonly id: LayerId;
  readonly theme: Theme;
  readonly title: Localized;
  /** The `id` of its dataset. */
  readonly dataset: string;
  /** In drawing order, from the bottom up. */
  readonly style: readonly StyleLayer[];
  /** The id of a layer that is drawn instead, once there is something of it to draw. */
  readonly replacedBy?: LayerId;
  /** A story may `draw` it along its length. Its dataset then has `lineMetrics`. */
  readonly drawable?: true;
  /** Too detailed for stills, whose files must be small: they leave it out. */
  readonly fine?: true;
  readonly marker?: MovingMarker;
  /**
   * For layers that are drawn along their length: the first and the last day, inclusive, in days since 1970-01-01, UTC.
   * A story draws layers in the order of their days.
   */
  readonly days?: readonly [from: number, until: number];
  /** Snow that falls over the whole picture while the layer is being drawn. */
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
