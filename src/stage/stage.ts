import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera, Scene } from '../story/story.ts';

/** Shows scenes. Showing one twice does nothing the second time. */
export interface Stage {
  show(scene: Scene): void;
  destroy(): void;
  setInset?(inset: Inset): void;
  /** Shows the labels of the map in another language. */
  setLanguage?(lang: string): void;
  /** It has one picture for each step and none in between: do not animate from one step to the next. */
  readonly cuts?: true;
}

/** How much of each edge of the stage is covered, in CSS pixels. The camera is centred on the free area. */
export interface Inset {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A feature that was clicked: its layer in the catalogue and its properties as plain data. */
export interface Picked {
  readonly layer: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A stage with a MapLibre map, which a reader can move. */
export interface LiveStage extends Stage {
  readonly map: MapLibreMap;
  /** The camera now; it differs from the scene's while a reader explores. */
  readonly camera: Camera;
  /** Zoom levels added to a scene's zoom, so that this pane shows the ground that the story's pane would show. */
  readonly zoomOffset: number;
  setInset(inset: Inset): void;
  /** Looks from a camera at once, also while the reader moves the map. */
  look(camera: Camera): void;
  /** Whether a part of the map shows nothing yet. `sourcesOnly`: whether a whole source has not arrived. */
  lacks?(sourcesOnly: boolean): boolean;
  /** Whether most of what the scene shows did not load, so that a still shows more. */
  readonly isBlank?: boolean;
  /**
   * Whether the reader may move the map. While they may, cameras of scenes are ignored; the next scene after that sets
   * the camera again.
   */
  setFree(free: boolean): void;
}

export const isLive = (stage: Stage | undefined): stage is LiveStage => stage !== undefined && 'map' in stage;
