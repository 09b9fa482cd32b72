import type { Localized, Theme } from '../../geo/layer.ts';
import type { AtlasCatalogue } from '../atlas/core/state.ts';
import type { Holding } from './read/control-periods.ts';

/** How an actor's colour and hatching are drawn. */
export interface Sign {
  readonly colour: string;
  readonly hatching: { readonly size: number; readonly path: string; readonly stroke?: number };
}

/** What the press must know of a layer to describe it in words. */
export interface LayerTold {
  readonly title?: Localized;
  readonly theme?: Theme;
  /** Who moves along it. */
  readonly by?: Localized;
}

/** What the press must know of a layer to check a step that shows it. */
export interface LayerFacts extends LayerTold {
  readonly drawable: boolean;
  readonly days?: readonly [from: number, until: number];
}

/** What the press must know of the map. */
export interface MapFacts {
  readonly layers: ReadonlyMap<string, LayerFacts>;
  /** Who held each place, by its id. */
  readonly holds?: ReadonlyMap<string, readonly Holding[]>;
  /** The signs of those who held them, by their keys. */
  readonly signs?: Readonly<Record<string, Sign>>;
  /** Of the atlas, for links that lead from a step to its scene there; without one there are none. */
  readonly catalogue?: AtlasCatalogue;
}

/** The addresses of what a page loads. */
export interface Assets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  /** Fonts without which a page does not begin. */
  readonly fonts: readonly string[];
  /** The same for languages that need others. */
  readonly fontsFor?: Readonly<Record<string, readonly string[]>>;
  /**
   * The address of the site, absolute, ending in a slash. Without one, addresses are relative, and pages name no
   * picture for shared links: Open Graph knows only absolute addresses.
   */
  readonly site?: string | undefined;
}
