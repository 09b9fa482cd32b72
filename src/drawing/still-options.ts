/** The options of `drawStill`, in a file of their own because the modules that draw parts of a still need them too. */
import type { Feature, FeatureCollection } from 'geojson';
import type { Layer } from '../../geo/layer.ts';
import type { Scene } from '../story/story.ts';
import type { Tokens } from './colors.ts';
import type { Outline } from './project-geometry.ts';
import type { Tile } from './svg.ts';
import type { Lighting } from './themed-colors.ts';
import type { PictureView } from './view.ts';

/** Pictures of the relief by day and by night, each stretched over the whole still: `data:` addresses. */
export interface ReliefImages {
  readonly day: string;
  readonly night: string;
}

export interface StillOptions {
  readonly scene: Scene;
  /** Layers of the catalogue, from the bottom up, with colours as the catalogue writes them. */
  readonly layers: readonly Layer[];
  /** By the id of their dataset. */
  readonly collections: ReadonlyMap<string, FeatureCollection>;
  readonly patterns: Readonly<Record<string, Tile>>;
  /**
   * What the features are in pictures of this camera and size, by the feature: what is missing is added. Pictures that
   * differ only in their language may share it, since this is the larger part of the work.
   */
  readonly outlines?: Map<Feature, Outline>;
  /** The greatest error of simplifying a line, pixels; too small to see if it is left out. */
  readonly tolerance?: number | undefined;
  /** The relief of a layer in this view, if it has one. */
  readonly relief: (layer: Layer) => ReliefImages | undefined;
  readonly view: PictureView;
  /** Whether the map goes on beyond 180 degrees, with the same Earth again. */
  readonly repeats?: boolean;
  readonly lang: string;
  readonly day: Tokens;
  readonly night: Tokens;
  readonly light: Lighting;
  /** The colour of the background: a CSS colour or `var(--name)`. */
  readonly paper: string;
  /** SVG that is drawn over everything. */
  readonly over?: string;
  /**
   * `letters`: only labels and markers; `ground`: everything else. For pictures in several languages the map is drawn
   * only once.
   */
  readonly only?: 'ground' | 'letters';
}
