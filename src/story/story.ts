/**
 * The central types. A story is data; a position in it determines one complete scene. All values are plain, read-only
 * data, without any use of the DOM.
 */

/** Longitude first, in degrees (WGS 84). */
export type LngLat = readonly [lng: number, lat: number];

/** What part of the map is in view. */
export interface Camera {
  /** The point in the middle of the free area of the map, which no text covers. */
  readonly center: LngLat;
  /**
   * Web Mercator zoom with 512-pixel tiles, as seen in a pane of {@link PANE}. A stage of another size
   * adds an offset, so that the same ground is in view on a phone and on a wall.
   */
  readonly zoom: number;
  /** Degrees clockwise from north that point up the screen. */
  readonly bearing: number;
  /** Degrees from straight down, 0 to 85. */
  readonly pitch: number;
}

/** The pane, in CSS pixels, for which a story's zoom levels are written. */
export const PANE = { width: 800, height: 600 } as const;

/** A span of time and a moment in it. Days are counted from 1970-01-01, UTC; negative before. */
export interface When {
  /** As the author wrote it: EDTF (ISO 8601-2), which also states uncertainty. Empty in a story without dates. */
  readonly edtf: string;
  /** The first possible day. */
  readonly from: number;
  /** The last possible day. */
  readonly until: number;
  /** The moment shown, from `from` to `until`; on the way between two steps, between their moments. */
  readonly now: number;
}

export interface LayerState {
  /** 0 to 1. */
  readonly opacity: number;
  /** 0 to 1: the share of a line that is visible, from its start. */
  readonly drawn: number;
}

/** One complete picture. A layer that is absent is hidden. */
export interface Scene {
  readonly camera: Camera;
  readonly when: When;
  readonly layers: Readonly<Record<string, LayerState>>;
  /** The ids of the places that the text names: the map labels them before all others. */
  readonly names: readonly string[];
}

/** A part of a step: both numbers from 0 to 1. */
export type Share = readonly [from: number, until: number];

export interface Step {
  /** Unique in its story; the fragment of its address. */
  readonly id: string;
  /** Plain text of its heading. */
  readonly title: string;
  /** The chapter it belongs to; empty if the story has none. */
  readonly chapter: string;
  /** The name of the place it is about, in the story's language. */
  readonly where: string;
  /** The scene when the step has been told to its end. */
  readonly scene: Scene;
  /** The layers that draw themselves while it is told. */
  readonly draws: readonly string[];
  /**
   * For those of them that have days of their own: the part of the step in which they are drawn. Others take the whole
   * step.
   */
  readonly during: ReadonlyMap<string, Share>;
  /** How the camera moves to this step: along a smooth path, or at once. */
  readonly move: 'travel' | 'cut';
}

export interface Story {
  readonly id: string;
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  readonly steps: readonly [Step, ...Step[]];
}

/**
 * The share of a step's progress, at its beginning and again at its end, in which the camera moves. In between the
 * camera rests, lines draw themselves and the date advances.
 */
export const TRAVEL = 0.3;

/** Where the reader is. */
export interface Position {
  /** Index into {@link Story.steps}. */
  readonly step: number;
  /** 0 to 1, through the step: arriving until {@link TRAVEL}, being told until 1 − TRAVEL, then leaving. */
  readonly progress: number;
}

/** The number of days that a scene spans, including the first and the last. */
export const paceOf = ({ when }: Scene): number => Math.round(when.until - when.from) + 1;
