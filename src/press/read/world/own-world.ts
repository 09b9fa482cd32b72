/** What a story's own folder adds to its base. */
import type { Actor } from '../../../../geo/actors.ts';
import type { Dataset, Layer, Localized } from '../../../../geo/layer.ts';
import type { Base } from '../../bases.ts';
import type { Checked, Fault } from '../../faults.ts';
import { nearest } from '../../check/suggest.ts';
import { OWN_PLACES, TILES_NAMES, worldOf, type StoryWorld } from '../../world.ts';
import { readPlaces, type Place } from '../evidence.ts';
import type { GroundSource } from '../ground.ts';
import type { FilePart } from '../project-files.ts';
import type { CsvRow } from '../table.ts';
import { readActors } from './actors.ts';
import { GEO_FILE } from './geo-file.ts';
import { readControl, type OwnControl } from './control.ts';
import { readGroundLayers } from './ground-layers.ts';
import { readLayers, type StoryLayer } from './layers.ts';
import { PLACES_STYLE } from './looks.ts';
import { readMovements } from './movements.ts';
import { checkPlaces, idsNear, placePoints } from './places.ts';

/** Reads the files of a story's folder by their paths from there. */
export interface OwnFiles {
  readonly text: (path: string) => Checked<string | undefined>;
  /** Some bytes of a file; undefined if it does not exist. */
  readonly part: (path: string, start: number, end: number) => FilePart | undefined;
  readonly table: (path: string) => Checked<readonly CsvRow[] | undefined>;
  /** The names of the files in the folder itself. */
  readonly names: readonly string[];
  /** The path of a file from the project's folder, for faults. */
  readonly pathOf: (path: string) => string;
}

export interface OwnStory {
  readonly id: string;
  /** Its first language; empty where that is not known. */
  readonly lang: string;
  readonly title: string;
  /** The ground that it names, its credit, and the sites from which it may be fetched. */
  readonly ground?: GroundSource | undefined;
  readonly credit?: string;
  readonly connect?: readonly string[];
}

export interface OwnWorld {
  readonly world: StoryWorld;
  /** The places of the base and the story's own, which come before them. */
  readonly places: ReadonlyMap<string, Place>;
  /** Who held its places, by its own table. */
  readonly control: OwnControl;
}

/** Files that the press reads from a story's folder. */
export const OWN_FILES = [
  'places.csv',
  'people.csv',
  'movements.csv',
  'control.csv',
  'actors.yaml',
  'layers.yaml',
  'media.yaml',
  'bibliography.json',
  'bibliography.bib',
  'chronology.csv',
];

/** A city of the base within this distance of one of the story's own places is not shown, in kilometres. */
const SAME_PLACE = 8;

/** Reads what a story adds to its base: places, actors, layers and movements. */
export function readOwnWorld(
  files: OwnFiles,
  story: OwnStory,
  base: Base,
  gazetteer: ReadonlyMap<string, Place>,
): Checked<OwnWorld> {
  const faults: Fault[] = [];
  const told = <T>({ value, faults: more }: Checked<T>): T => {
    faults.push(...more);
    return value;
  };
  const rows = told(files.table('places.csv')) ?? [];
  faults.push(...checkPlaces(files.pathOf('places.csv'), rows));
  const places = new Map([...gazetteer, ...readPlaces(rows)]);
  const actorsFile = told(files.text('actors.yaml'));
  const own = actorsFile === undefined ? {} : told(readActors(files.pathOf('actors.yaml'), actorsFile, story.lang));
  const actors: Readonly<Record<string, Actor>> = { ...base.actors, ...own };
  const taken = new Set(base.catalog.layers.map(({ id }) => id));
  const added: StoryLayer[] = [];
  const layersFile = told(files.text('layers.yaml'));
  if (layersFile !== undefined)
    added.push(
      ...told(
        readLayers(files.pathOf('layers.yaml'), layersFile, {
          story: story.id,
          lang: story.lang,
          actors,
          taken,
          read: files.text,
          pathOf: files.pathOf,
        }),
      ),
    );
  const movements = told(files.table('movements.csv'));
  const credit: Localized = { en: story.title };
  if (movements)
    added.push(
      ...told(
        readMovements(files.pathOf('movements.csv'), movements, {
          story: story.id,
          lang: story.lang,
          actors,
          taken: new Set([...taken, ...added.map(({ layer }) => layer.id)]),
          places,
          credit,
        }),
      ),
    );
  const control = told(
    readControl(files.pathOf('control.csv'), told(files.table('control.csv')) ?? [], {
      lang: story.lang,
      actors,
      places: new Set(places.keys()),
    }),
  );
  faults.push(...unreadFiles(files, layersFile ?? '', story.ground));
  const points = rows.length > 0 && faults.length === 0 ? [placesLayer(story, rows, credit, taken)] : [];
  const { ground, below = [], names = [], files: drawn = [] } = told(readGroundLayers(files, story)) ?? {};
  const made = withAdded(base, actors, [...below, ...added, ...names], points, idsOf(rows, gazetteer));
  const { periods } = control;
  const held = periods.size > 0 ? { periods } : {};
  const world = { ...made, ...held, files: new Map([...made.files, ...drawn]), ...(ground ? { ground } : {}) };
  return {
    value: {
      world:
        actorsFile === undefined && !story.ground && added.length + points.length === 0
          ? { ...worldOf(base), ...held }
          : world,
      places,
      control,
    },
    faults,
  };
}

/** The places of the base that the story's own replace: with the same id, or at the same position. */
function idsOf(rows: readonly CsvRow[], gazetteer: ReadonlyMap<string, Place>): readonly string[] {
  const own = rows.map(({ id = '' }) => id);
  return [
    ...new Set([...own.filter((id) => gazetteer.has(id)), ...idsNear(rows, [...gazetteer.values()], SAME_PLACE)]),
  ];
}

/** The layer of a story's own places. */
function placesLayer(
  story: OwnStory,
  rows: readonly CsvRow[],
  credit: Localized,
  taken: ReadonlySet<string>,
): StoryLayer {
  const id = taken.has(OWN_PLACES) ? `own-${OWN_PLACES}` : OWN_PLACES;
  const title = { en: 'Places of the story', de: 'Orte der Geschichte', fa: 'جاهای داستان', ru: 'Места рассказа' };
  return {
    layer: {
      id,
      theme: 'places',
      dataset: id,
      title,
      style: PLACES_STYLE,
      legend: [{ symbol: { kind: 'point', colour: 'var(--map-halo)', outline: 'var(--map-ink)' }, label: title }],
    },
    dataset: {
      id,
      title,
      delivery: { kind: 'geojson', path: `${story.id}/layers/${id}.geojson` },
      credit,
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      depicts: '',
      precision: 1000,
    },
    content: JSON.stringify(placePoints(rows)),
  };
}

/**
 * The base with the added layers below its names; places come last, so that their names are placed first.
 *
 * @param hidden - ids of places of the base that are not drawn.
 */
function withAdded(
  base: Base,
  actors: Readonly<Record<string, Actor>>,
  added: readonly StoryLayer[],
  places: readonly StoryLayer[],
  hidden: readonly string[],
): StoryWorld {
  const { catalog } = base;
  const names = catalog.layers.findIndex(({ id, theme }) => id === 'lands' || theme === 'places');
  const below = names < 0 ? catalog.layers.length : names;
  const named = added.some(({ layer }) => layer.id === TILES_NAMES);
  // A country would be named twice, in two places; of towns, the map itself letters one of two names at one spot.
  const replaced = (layer: Layer): Layer =>
    named && layer.id === 'lands' ? { ...layer, replacedBy: TILES_NAMES } : layer;
  const layers: readonly Layer[] = [
    ...catalog.layers.slice(0, below),
    ...added.map(({ layer }) => layer),
    ...catalog.layers
      .slice(below)
      .map((layer) => replaced(layer.dataset === base.towns ? without(layer, hidden) : layer)),
    ...places.map(({ layer }) => layer),
  ];
  const all = [...added, ...places];
  const own = new Map(all.map(({ dataset }) => [dataset.id, dataset]));
  const datasets: readonly Dataset[] = [...catalog.datasets, ...own.values()];
  const files = new Map(
    all.flatMap(({ dataset: { delivery }, content }) =>
      delivery.kind === 'geojson' ? [[delivery.path, content] as const] : [],
    ),
  );
  return { base, catalog: { ...catalog, layers, datasets }, actors, files };
}

/** A layer without features of these ids. */
function without(layer: Layer, ids: readonly string[]): Layer {
  if (ids.length === 0) return layer;
  const style = layer.style.map((one) => {
    const own = 'filter' in one && one.filter !== undefined ? [one.filter] : [];
    return {
      ...one,
      filter: ['all', ...own, ['!', ['in', ['get', 'id'], ['literal', ids]]]],
    } as Layer['style'][number];
  });
  return { ...layer, style };
}

/** Files that are not read: with almost the name of one that is, and map files that no layer names. */
function unreadFiles({ names, pathOf }: OwnFiles, layers: string, ground: GroundSource | undefined): readonly Fault[] {
  return names.flatMap((name): readonly Fault[] => {
    if (OWN_FILES.includes(name) || /\.md$/i.test(name)) return [];
    if (/\.pmtiles$/i.test(name)) {
      if (ground?.kind === 'file' && ground.name === name) return [];
      const hint = `Write “ground: ${name}” in the front matter, or remove it.`;
      return [{ file: pathOf(name), message: 'No story has this file for its ground.', hint }];
    }
    const near = nearest(name.toLowerCase().replace(/\.yml$/, '.yaml'), OWN_FILES);
    if (near && !/\.[a-z]{2,3}\.csv$/i.test(name))
      return [{ file: pathOf(name), message: 'Nothing reads a file of this name.', hint: `Did you mean “${near}”?` }];
    if (!/\.(geojson|kml|gpx)$/i.test(name) || !GEO_FILE.test(name) || layers.includes(name)) return [];
    return [
      {
        file: pathOf(name),
        message: 'No layer shows this file.',
        hint: 'Name it in layers.yaml, as in “file: canal.geojson”, or remove it.',
      },
    ];
  });
}
