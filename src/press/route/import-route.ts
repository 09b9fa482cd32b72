/** Takes a line from a file of another program into a story: its GeoJSON, and its entry in `layers.yaml`. */
import type { Feature, Geometry, Position } from 'geojson';
import { isMap, parseDocument, stringify } from 'yaml';
import { droppedText, problemText, warningText } from '../../atlas/import/problem-words.ts';
import { readFile, type NamedBytes } from '../../atlas/import/read-file.ts';
import { lineKm } from '../../story/distance.ts';
import { nearest } from '../check/suggest.ts';
import { readText, type ProjectFiles } from '../read/project-files.ts';
import { containsStory, readStoryFolder } from '../read/story-folder.ts';
import { idFault } from '../read/world/columns.ts';
import { thinLine } from './thin-line.ts';

/** What an author asks for. */
export interface RouteWish {
  /** The file, and those that belong to it, as the parts of a shapefile do. */
  readonly file: NamedBytes;
  readonly companions?: readonly NamedBytes[];
  /** The id of the story. */
  readonly story?: string | undefined;
  /** The id of the layer; that of the file's name by default. */
  readonly id?: string | undefined;
  /** Which line of several: its number from 1, its name, or `all` to join them in their order. */
  readonly line?: string | undefined;
  /** Whether points are joined to a line in their order. */
  readonly join?: boolean | undefined;
  /** How far, in metres, the line may depart from that of the file; by default a thousandth of its length, 1 to 10. */
  readonly tolerance?: string | undefined;
  /** Where the line comes from: the credit. */
  readonly source?: string | undefined;
  readonly licence?: string | undefined;
}

/** The files of a new layer, or why there are none. */
export type ImportedRoute =
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }
  | {
      readonly kind: 'made';
      /** Texts by their paths from the project's folder. */
      readonly files: ReadonlyMap<string, string>;
      /** What the author should know, a line each. */
      readonly notes: readonly string[];
    };

/** The tolerance for long lines, in metres. */
const TOLERANCE = 10;
/** The share of a line's length that is the tolerance of a short one: 2 m for a walk of 2 km. */
const TOLERANCE_SHARE = 0.001;

/** The most lines of a file that are listed. */
const LISTED = 20;

/** Why there is no route. */
class Refused extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

interface Line {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly points: readonly Position[];
}

/** Reads a line from a file and writes its layer. Nothing is written to disk. */
export async function importRoute(files: ProjectFiles, wish: RouteWish): Promise<ImportedRoute> {
  try {
    return await imported(files, wish);
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', message: error.message, hint: error.hint };
    throw error;
  }
}

async function imported(files: ProjectFiles, wish: RouteWish): Promise<ImportedRoute> {
  const story = storyOf(files, wish.story);
  const folder = `stories/${story}`;
  const id = layerId(wish);
  if (readStoryFolder(files, folder).value.world.catalog.layers.some((layer) => layer.id === id))
    throw new Refused(`The map of the story has a layer “${id}” already.`, 'Choose another name with --id.');
  const { line, notes } = await lineOf(wish);
  const tolerance = metresOf(wish.tolerance) ?? usualTolerance(line.points);
  const points = thinLine(line.points, tolerance);
  if (points.length < 2)
    throw new Refused('The line has only one point.', 'Choose another line, or a smaller --tolerance.');
  const geojson = `${folder}/${id}.geojson`;
  if (files.read(geojson))
    throw new Refused(`There is a file ${geojson} already, and nothing was changed.`, 'Choose another name with --id.');
  const title = line.name || titleOf(id);
  const layers = withEntry(files, `${folder}/layers.yaml`, id, entryOf(id, title, wish));
  const [first, last] = [points[0], points.at(-1)].map((point) => (point ?? []).join(','));
  return {
    kind: 'made',
    files: new Map([
      [geojson, geojsonOf(line, title, points)],
      [`${folder}/layers.yaml`, layers],
    ]),
    notes: [
      ...notes,
      `${title}: ${kmOf(points)}, ${String(points.length)} points of ${String(line.points.length)}; it departs from the file’s line by ${String(tolerance)} m at most.`,
      `It begins at ${first ?? ''} and ends at ${last ?? ''}.`,
      ...(wish.source && wish.licence
        ? []
        : [`Say in ${folder}/layers.yaml where “${id}” comes from (source:) and how it may be used (licence:).`]),
      `A step that draws it: <story-step id="…" at="${first ?? ''} ${last ?? ''}" draw="${id}">. Later steps that show it: show="${id}".`,
    ],
  };
}

function storyOf(files: ProjectFiles, story: string | undefined): string {
  const ids = files
    .list('stories')
    .filter(({ name, isFolder }) => isFolder && containsStory(files, `stories/${name}`))
    .map(({ name }) => name);
  if (!story) throw new Refused('For which story is the route?', `Write --story and one of these: ${ids.join(', ')}.`);
  if (ids.includes(story)) return story;
  const near = nearest(story, ids);
  throw new Refused(
    `There is no story “${story}”.`,
    near ? `Did you mean “${near}”?` : `There are: ${ids.join(', ')}. Make a new one with npm run new.`,
  );
}

function layerId({ id, file: { name } }: RouteWish): string {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\..*$/, '');
  const made = stem
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const found = id ?? (made || 'route');
  const wrong = idFault(found);
  if (wrong) throw new Refused(wrong.message, `${wrong.hint} Choose one with --id.`);
  return found;
}

/** In metres. */
const usualTolerance = (points: readonly Position[]): number =>
  Math.min(TOLERANCE, Math.max(1, Math.round(lineKm(points) * 1000 * TOLERANCE_SHARE)));

function metresOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const metres = Number(text);
  if (Number.isFinite(metres) && metres >= 0 && text !== '') return metres;
  throw new Refused(
    `--tolerance ${text ?? ''} is not a number of metres.`,
    'Write a plain number, as in --tolerance 50.',
  );
}

async function lineOf(wish: RouteWish): Promise<{ readonly line: Line; readonly notes: readonly string[] }> {
  const { file, companions = [], join = false } = wish;
  const { features, problem, dropped, warnings, droppedCount } = await readFile(file.name, file.bytes, { companions });
  if (problem) throw new Refused(`${file.name} cannot be read.`, problemText(problem));
  const lines = features.flatMap(linesOf);
  const points = features.filter(({ geometry }) => geometry?.type === 'Point');
  const rest = features.length - points.length - features.filter((feature) => linesOf(feature).length > 0).length;
  const notes = [
    ...warnings.map(warningText),
    ...dropped.slice(0, 3).map(droppedText),
    ...(droppedCount > 3 ? [`${String(droppedCount - 3)} more parts of the file could not be read.`] : []),
  ];
  if (lines.length === 0 && join && points.length > 1) return { line: joined(points), notes };
  if (lines.length === 0)
    throw new Refused(
      `${file.name} has no line: ${counted(points.length, 'point')} and ${counted(rest, 'other feature')}.`,
      points.length > 1
        ? 'If its points are a way in their order, add --join. Points and areas are shown by naming the file in layers.yaml.'
        : 'Points and areas are shown by naming the file in layers.yaml.',
    );
  const left = points.length + rest;
  const more =
    left > 0
      ? [
          `${counted(left, 'feature')} of the file that ${left === 1 ? 'is no line was' : 'are no lines were'} left out.`,
        ]
      : [];
  return { line: chosen(lines, wish.line), notes: [...notes, ...more] };
}

const counted = (n: number, word: string): string => `${String(n)} ${word}${n === 1 ? '' : 's'}`;

function linesOf({ geometry, properties }: Feature<Geometry | null>): readonly Line[] {
  const named: unknown = properties?.['name'];
  const name = typeof named === 'string' ? named.trim() : '';
  const make = (points: readonly Position[]): Line => ({ name, properties: properties ?? {}, points });
  if (geometry?.type === 'LineString') return [make(geometry.coordinates)];
  // The parts of one track: a recorder pauses.
  if (geometry?.type === 'MultiLineString') return [make(geometry.coordinates.flat())];
  if (geometry?.type === 'GeometryCollection')
    return geometry.geometries.flatMap((one) => linesOf({ type: 'Feature', properties, geometry: one }));
  return [];
}

const joined = (points: readonly Feature<Geometry | null>[]): Line => ({
  name: '',
  properties: {},
  points: points.flatMap(({ geometry }) => (geometry?.type === 'Point' ? [geometry.coordinates] : [])),
});

function chosen(lines: readonly Line[], wanted: string | undefined): Line {
  const [first, ...others] = lines;
  if (!first) throw new Error('A file without lines has been refused.');
  if (wanted === undefined && others.length === 0) return first;
  if (wanted === 'all') return { ...first, points: lines.flatMap(({ points }) => points) };
  const named = lines.filter(({ name }) => name === wanted);
  const found = named.length === 1 ? named[0] : /^\d+$/.test(wanted ?? '') ? lines[Number(wanted) - 1] : undefined;
  if (found) return found;
  const list = lines
    .slice(0, LISTED)
    .map(
      ({ name, points }, n) =>
        `\n    ${String(n + 1)}  ${name || '(no name)'}: ${kmOf(points)}, ${counted(points.length, 'point')}`,
    );
  const rest = lines.length > LISTED ? `\n    and ${String(lines.length - LISTED)} more` : '';
  throw new Refused(
    wanted === undefined ? `The file has ${String(lines.length)} lines.` : `The file has no line “${wanted}”.`,
    `Choose one by its number or name, as in --line 2, or join them all in this order with --line all:${list.join('')}${rest}`,
  );
}

function kmOf(points: readonly Position[]): string {
  const km = lineKm(points);
  return km < 10 ? `${km.toFixed(1)} km` : `${String(Math.round(km))} km`;
}

/** `old-road` becomes `Old road`. */
const titleOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

function geojsonOf({ properties }: Line, title: string, points: readonly Position[]): string {
  const names = Object.entries(properties).filter(
    ([key, value]) => /^name(_\w+)?$/.test(key) && typeof value === 'string',
  );
  const feature = JSON.stringify({
    type: 'Feature',
    properties: { name: title, ...Object.fromEntries(names) },
    geometry: { type: 'LineString', coordinates: points },
  });
  return `{ "type": "FeatureCollection", "features": [\n${feature}\n] }\n`;
}

const entryOf = (id: string, title: string, { source, licence }: RouteWish): string =>
  stringify(
    { [id]: { title, file: `${id}.geojson`, source: source ?? null, licence: licence ?? null, draw: true } },
    { nullStr: '', lineWidth: 0 },
  );

/** `layers.yaml` with one more entry at its end; what is in it stays as it is, letter by letter. */
function withEntry(files: ProjectFiles, path: string, id: string, entry: string): string {
  const before = readText(files, path).value ?? '';
  const print = `Write this into it yourself:\n\n${entry}`;
  const document = parseDocument(before);
  const { contents } = document;
  if (document.errors.length > 0)
    throw new Refused(`${path} cannot be read, and nothing was changed.`, `Mend it first: npm run stories. ${print}`);
  if (isMap(contents) && contents.has(id))
    throw new Refused(
      `${path} has a layer “${id}” already, and nothing was changed.`,
      'Choose another name with --id.',
    );
  const after = before.trim() === '' ? before + entry : `${before.trimEnd()}\n\n${entry}`;
  const read = parseDocument(after);
  const keys = isMap(read.contents) ? read.contents.items.length : 0;
  // Entries in braces cannot be added to at the end.
  if (read.errors.length > 0 || keys !== (isMap(contents) ? contents.items.length : 0) + 1)
    throw new Refused(`No entry can be added at the end of ${path}, and nothing was changed.`, print);
  return after;
}
