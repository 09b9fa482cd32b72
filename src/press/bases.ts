/**
 * The sets of map data that stories share. A story names one in its front matter (`base: world`); its own folder may
 * add to it.
 */
import { actors, type Actor } from '../../geo/actors.ts';
import { atlas } from '../../geo/atlas.ts';
import * as gilanCatalog from '../../geo/catalog.ts';
import type { MapCatalog } from '../../geo/layer.ts';
import { WORLD_GROUND, worldCatalog } from '../../geo/world/catalog.ts';
import { catalogueOf, type AtlasCatalogue } from '../atlas/core/state.ts';

export interface Base {
  readonly id: string;
  readonly catalog: MapCatalog;
  /** Whether the pages' own script has the catalogue. All others are files that the press writes. */
  readonly inScript: boolean;
  readonly actors: Readonly<Record<string, Actor>>;
  /** Tables of `geo/sources`, without their endings: `places` for `places.csv` and `places.fa.csv`. */
  readonly gazetteer: string;
  /** The dataset that draws the places of the gazetteer. */
  readonly towns: string;
  readonly control?: string;
  /** The file with the control periods of each place, from the project's folder. */
  readonly controlPeriods?: string;
  /** Of the atlas; a base without one has no atlas. */
  readonly atlas?: AtlasCatalogue;
  /** Whether a file of `geo/layers`, by its path from there, is of this base. */
  readonly hasFile: (path: string) => boolean;
  /** The layers that every scene shows if the story names none, from the bottom up. */
  readonly ground: readonly string[];
}

const gilan: Base = {
  id: 'gilan',
  catalog: {
    datasets: gilanCatalog.datasets,
    layers: gilanCatalog.layers,
    patterns: gilanCatalog.patterns,
  },
  inScript: true,
  actors,
  gazetteer: 'places',
  towns: 'places',
  control: 'control',
  controlPeriods: 'geo/layers/control-periods.json',
  atlas: catalogueOf(gilanCatalog.layers, atlas, ['en']),
  hasFile: (path) => !path.startsWith('world/'),
  ground: [],
};

const world: Base = {
  id: 'world',
  catalog: worldCatalog,
  inScript: false,
  actors: {},
  gazetteer: 'world/cities',
  towns: 'cities',
  hasFile: (path) => path.startsWith('world/'),
  ground: WORLD_GROUND,
};

/** The default base. */
export const DEFAULT_BASE: Base = world;

export const BASES: ReadonlyMap<string, Base> = new Map([world, gilan].map((base) => [base.id, base]));
