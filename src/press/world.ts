/** The world of one story: its base, and what its own folder adds. */
import type { Actor } from '../../geo/actors.ts';
import type { MapCatalog } from '../../geo/layer.ts';
import type { Base } from './bases.ts';
import type { MapFacts } from './model.ts';
import type { GroundSource } from './read/ground.ts';
import type { GroundFile } from './read/world/ground-file.ts';
import type { DocumentedPeriod } from './read/control-periods.ts';

/** The layer of a story's own places, on a base that has none of that name. */
export const OWN_PLACES = 'places';

/** The layers of a ground that a story names in place of layers: what lies below its own, and the names above them. */
export const TILES = 'tiles';
export const TILES_NAMES = 'tiles-names';

/** The ground that a story names in place of layers. */
export interface StoryGround {
  readonly source: GroundSource;
  /** The sites from which it is fetched. */
  readonly hosts: readonly string[];
  /** The file of one in the story's folder. */
  readonly file?: GroundFile;
}

export interface StoryWorld {
  readonly base: Base;
  /** The layers and datasets of the base and the story's own. */
  readonly catalog: MapCatalog;
  readonly actors: Readonly<Record<string, Actor>>;
  /** Who held its places, by the story's own table; instead of the base's periods of the same places. */
  readonly periods?: ReadonlyMap<string, readonly DocumentedPeriod[]>;
  readonly ground?: StoryGround;
  /** The files of its own datasets, by their paths from the root of the site. */
  readonly files: ReadonlyMap<string, string>;
}

/** The base as it is. */
export const worldOf = (base: Base): StoryWorld => ({
  base,
  catalog: base.catalog,
  actors: base.actors,
  files: new Map(),
});

/** Whether the pages of a story fetch its catalogue; otherwise they have it in their script. */
export const isFetched = ({ base, catalog }: StoryWorld): boolean => !base.inScript || catalog !== base.catalog;

/** The name of the file of a story's catalogue, in the story's folder of the site. */
export const WORLD_FILE = 'world.json';

/** The catalogue of a story as its pages fetch it. */
export const worldFile = ({ catalog, actors }: StoryWorld): string => JSON.stringify({ ...catalog, actors });

/** The layers of every scene of a story that lists none, from the bottom up. */
function groundOf({ base, catalog, ground }: Pick<StoryWorld, 'base' | 'catalog' | 'ground'>): readonly string[] {
  const below = ground?.source.kind === 'paper' ? [] : base.ground;
  const own = [TILES, TILES_NAMES, ...(base.ground.length > 0 ? [OWN_PLACES] : [])];
  return [...below, ...own.filter((id) => catalog.layers.some((layer) => layer.id === id))];
}

/** What the stories of a world may show and name. @param periods - the control periods of each place, by its id. */
export const mapFacts = (
  { base, catalog, actors, ground, periods: own }: StoryWorld,
  periods: ReadonlyMap<string, readonly DocumentedPeriod[]>,
): MapFacts => ({
  layers: new Map(
    catalog.layers.map(({ id, drawable, days, title, theme, marker }) => {
      const by = Object.values(actors).find(({ colour }) => colour === marker?.colour)?.label;
      return [
        id,
        { drawable: drawable === true, ...(days ? { days } : {}), title, theme, ...(by ? { by } : {}) },
      ] as const;
    }),
  ),
  periods: own ? new Map([...periods, ...own]) : periods,
  signs: actors,
  ground: groundOf({ base, catalog, ...(ground ? { ground } : {}) }),
  ...(base.atlas ? { catalogue: base.atlas } : {}),
});
