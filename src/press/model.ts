import type { Localized, Theme } from '../../geo/layer.ts';
import type { AtlasCatalogue } from '../atlas/core/state.ts';
import type { DocumentedPeriod } from './read/control-periods.ts';

/** How an actor's colour and hatching are drawn. */
export interface Sign {
  readonly colour: string;
  readonly hatching: { readonly size: number; readonly path: string; readonly stroke?: number };
}

/** The data of a layer that the press needs to describe it in words. */
export interface LayerDescription {
  readonly title?: Localized;
  readonly theme?: Theme;
  /** The actor who moves along it. */
  readonly by?: Localized;
}

/** The data of a layer that the press needs to check a step that shows it. */
export interface LayerFacts extends LayerDescription {
  readonly drawable: boolean;
  readonly days?: readonly [from: number, until: number];
}

/** The data of the map that the press needs. */
export interface MapFacts {
  readonly layers: ReadonlyMap<string, LayerFacts>;
  /** The control periods of each place, by its id. */
  readonly periods?: ReadonlyMap<string, readonly DocumentedPeriod[]>;
  /** Colours and hatchings of the actors who held them, by actor key. */
  readonly signs?: Readonly<Record<string, Sign>>;
  /** The layers that every scene shows if the story names none, from the bottom up. */
  readonly ground?: readonly string[];
  /** The catalogue of the atlas, for links from steps to the same scene in the atlas; absent: no links. */
  readonly catalogue?: AtlasCatalogue;
}

/** The addresses of the files that a page loads. */
export interface Assets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  /** Fonts that are preloaded. */
  readonly fonts: readonly string[];
  /** Fonts that are preloaded instead, for languages that need others. */
  readonly fontsFor?: Readonly<Record<string, readonly string[]>>;
  /**
   * The absolute address of the site, with a slash at its end. Without one, addresses are relative, and pages have no
   * picture for shared links, because Open Graph allows only absolute addresses.
   */
  readonly site?: string | undefined;
}
