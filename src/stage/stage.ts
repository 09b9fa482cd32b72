import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera, Scene } from '../story/story.ts';

/** Shows scenes. Showing one twice does nothing the second time. */
export interface Stage {
  show(scene: Scene): void;
  destroy(): void;
  setInset?(inset: Inset): void;
  /** Letters the map in another language. */
  speak?(lang: string): void;
  /** It has a picture of each step and none between: whoever tells the story cuts from one to the next. */
  readonly cuts?: true;
}

/** What covers the edges of the stage, in CSS pixels; the camera looks at what it leaves free. */
export interface Inset {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A feature that was pointed at: its layer in the catalogue and its properties as plain data. */
export interface Picked {
  readonly layer: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A stage with a map that a reader can take hold of. */
export interface LiveStage extends Stage {
  readonly map: MapLibreMap;
  /** Where the map looks now, which is elsewhere than the scene while a reader explores. */
  readonly camera: Camera;
  /** Added to a scene's zoom so that this pane shows the ground that the story's pane would. */
  readonly zoomOffset: number;
  setInset(inset: Inset): void;
  /**
   * Whether the reader moves the map. While they do, the cameras of scenes wait; the next scene after takes them up.
   */
  setFree(free: boolean): void;
}

export const isLive = (stage: Stage | undefined): stage is LiveStage => stage !== undefined && 'map' in stage;
