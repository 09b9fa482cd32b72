/** A story's own layers: `layers.yaml` in its folder, and the files that it names. */
import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Feature, FeatureCollection, Geometry, LineString, Position } from 'geojson';
import type { Actor } from '../../../../geo/actors.ts';
import { expression } from '../../../../geo/catalog/expressions.ts';
import type { Dataset, Layer, Localized, StyleLayer } from '../../../../geo/layer.ts';
import { lineKm } from '../../../story/distance.ts';
import { LANGUAGES } from '../../../story/languages.ts';
import { toldKmLabel } from '../../../words/distances.ts';
import { nearest } from '../../check/suggest.ts';
import { daysOf } from '../../dates.ts';
import type { Checked, Fault } from '../../faults.ts';
import { readLicence } from '../licence.ts';
import { readYaml } from '../yaml.ts';
import { pick } from './actors.ts';
import { idFault } from './columns.ts';
import { GEO_FILE, readGeoFile } from './geo-file.ts';
import { LOOK_NAMES, lookNamed, type Look } from './looks.ts';
import { COLOURS, colourOf } from './signs.ts';
import { localizedText } from './texts.ts';

const KEYS = [
  ...['title', 'file', 'source', 'licence', 'look', 'colour', 'style', 'legend', 'names', 'draw', 'actor'],
  ...['when', 'from', 'until', 'precision'],
];

/** A layer of a story: its entry in the catalogue, its dataset, and the text of its file. */
export interface StoryLayer {
  readonly layer: Layer;
  readonly dataset: Dataset;
  readonly content: string;
}

/** What is needed to read the layers. */
export interface LayerContext {
  /** The story's id: the folder of its files in the site. */
  readonly story: string;
  readonly lang: string;
  readonly actors: Readonly<Record<string, Actor>>;
  /** Ids of layers that exist already. */
  readonly taken: ReadonlySet<string>;
  /** The text of a file of the story's folder. */
  readonly read: (path: string) => Checked<string | undefined>;
  /** The path of a file of that folder from the project's, for faults. */
  readonly pathOf: (path: string) => string;
}

/** The global state that a style may read: see `StyleLayer`. */
const STATE = {
  when: { default: 0 },
  pace: { default: 1 },
  names: { default: [] },
  lang: { default: 'en' },
  scale: { default: 1 },
};

type Complain = (message: string, hint: string, within?: string) => void;
type Fields = Readonly<Record<string, unknown>>;

/** Reads `layers.yaml`: a layer for each key. Never throws. */
export function readLayers(file: string, text: string, context: LayerContext): Checked<readonly StoryLayer[]> {
  const { values, errors, lineOf } = readYaml(text);
  const faults: Fault[] = errors.map(({ line, message }) => ({
    file,
    line,
    message,
    hint: 'Each layer is a name and below it, farther in, title:, file:, source: and licence:.',
  }));
  const layers = Object.entries(values).flatMap(([id, value]) => {
    const complain: Complain = (message, hint, within) =>
      faults.push({ file, line: lineOf(id, within), message, hint });
    const wrong = idFault(id);
    if (wrong) complain(wrong.message, wrong.hint);
    if (context.taken.has(id)) complain(`The map has a layer “${id}” already.`, 'Give this one another name.');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      complain(`The layer “${id}” has no keys.`, 'Write title:, file:, source: and licence: below it, farther in.');
      return [];
    }
    const { value: layer, faults: more } = new LayerReader(id, { ...value }, context, complain).read();
    faults.push(...more);
    return layer ? [layer] : [];
  });
  return { value: layers, faults };
}

class LayerReader {
  readonly #id: string;
  readonly #fields: Fields;
  readonly #context: LayerContext;
  readonly #complain: Complain;

  constructor(id: string, fields: Fields, context: LayerContext, complain: Complain) {
    this.#id = id;
    this.#fields = fields;
    this.#context = context;
    this.#complain = complain;
  }

  read(): Checked<StoryLayer | undefined> {
    for (const key of Object.keys(this.#fields).filter((one) => !KEYS.includes(one))) {
      const near = nearest(key, KEYS);
      this.#complain(`A layer has no “${key}”.`, near ? `Did you mean “${near}”?` : `It has: ${KEYS.join(', ')}.`, key);
    }
    const [title, source] = [this.#text('title', 'The Erie Canal'), this.#text('source', 'Drawn after a map of 1840')];
    const licence = this.#licence();
    const { value: collection, faults } = this.#file();
    if (!title || !source || !licence || !collection) return { value: undefined, faults };
    const timed = this.#timed(collection);
    const draws = this.#fields.draw === true;
    const drawn = draws ? this.#oneLine(timed) : timed;
    const look = this.#look(drawn);
    if (!look) return { value: undefined, faults };
    return {
      value: {
        layer: this.#layer(title, look, drawn),
        dataset: this.#dataset(title, source, licence),
        content: JSON.stringify(drawn),
      },
      faults,
    };
  }

  #text(key: string, example: string): Localized | undefined {
    const found = localizedText(this.#fields[key], this.#context.lang);
    if (!found)
      this.#complain(
        `The layer “${this.#id}” has no ${key}.`,
        `Add a line such as “${key}: ${example}”, or ${key}: with en: and de: below it.`,
        key,
      );
    return found;
  }

  #licence(): Dataset['licence'] | undefined {
    const found = readLicence(this.#fields.licence);
    if (found) return found;
    this.#complain(
      `The layer “${this.#id}” has no licence.`,
      'Add a line such as “licence: CC BY 4.0” or “licence: public domain”, or licence: with name: and url: below it.',
      'licence',
    );
    return undefined;
  }

  #file(): Checked<FeatureCollection | undefined> {
    const { file } = this.#fields;
    const none = { value: undefined, faults: [] };
    if (typeof file !== 'string' || !/^[\w-][\w./-]*$/.test(file) || file.includes('..') || !GEO_FILE.test(file)) {
      this.#complain(
        `The layer “${this.#id}” has no file.`,
        'Name a file of the story’s folder that ends in .geojson, .kml, .gpx or .csv, as in “file: canal.geojson”.',
        'file',
      );
      return none;
    }
    const { value: text, faults } = this.#context.read(file);
    if (text === undefined) {
      this.#complain(`There is no file “${file}”.`, 'Put it into the story’s folder, or correct its name.', 'file');
      return { value: undefined, faults };
    }
    const read = readGeoFile(this.#context.pathOf(file), text);
    const all = [...faults, ...read.faults];
    return { value: all.length > 0 ? undefined : read.value, faults: all };
  }

  /** The features with the days in which they are on the map, from two of their properties. */
  #timed(collection: FeatureCollection): FeatureCollection {
    const [from, until] = [this.#property('from', collection), this.#property('until', collection)];
    if (!from && !until) return collection;
    const features = collection.features.map((feature, n): Feature => {
      const day = (property: string | undefined, end: 'from' | 'until', open: number) => {
        const value = property === undefined ? undefined : (feature.properties?.[property] as unknown);
        if (value === undefined || value === '') return open;
        const days = daysOf(String(value as string));
        if (!days)
          this.#complain(
            `Feature ${String(n + 1)}: “${String(value as string)}” is not a date.`,
            'Dates are EDTF: 1920-05-18, 1920-05, 1920.',
            end,
          );
        return days?.[end] ?? open;
      };
      const properties = {
        ...feature.properties,
        from_day: day(from, 'from', -2_932_896),
        until_day: day(until, 'until', 2_932_896),
      };
      return { ...feature, properties };
    });
    return { ...collection, features };
  }

  #property(key: 'from' | 'until', { features }: FeatureCollection): string | undefined {
    const name = this.#fields[key];
    if (name === undefined) return undefined;
    const known = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
    return pick(
      name,
      'property',
      (word) => (known.includes(word) ? word : undefined),
      known,
      (message, hint) => {
        this.#complain(message, hint, key);
      },
    );
  }

  /** All lines joined into one, in their order, because a line that is drawn gradually has one beginning and one end. */
  #oneLine(collection: FeatureCollection): FeatureCollection {
    const parts = collection.features.flatMap(({ geometry }) => linesOf(geometry));
    if (parts.length === 0) {
      this.#complain('Only a line can draw itself.', 'Remove “draw”, or name a file that has a line.', 'draw');
      return collection;
    }
    const [first] = collection.features;
    const geometry: LineString = { type: 'LineString', coordinates: parts.flat() };
    return {
      ...collection,
      features: [{ type: 'Feature', properties: { ...first?.properties, id: this.#id }, geometry }],
    };
  }

  #look(collection: FeatureCollection): Look | undefined {
    const { colour: named, names } = this.#fields;
    const actor = this.#actor();
    const colour =
      actor?.colour ?? pick(named, 'colour', colourOf, [...COLOURS.keys()], this.#complain) ?? colourOf('red') ?? '';
    const usual = usualLook(collection, this.#fields.draw === true);
    const make = pick(this.#fields.look ?? usual, 'look', lookNamed, LOOK_NAMES, this.#complain);
    const look = make?.({ colour, named: names === true });
    const style = this.#fields.style === undefined ? look?.style : this.#style(this.#fields.style);
    if (!look || !style) return undefined;
    const inTime = this.#fields.from !== undefined || this.#fields.until !== undefined;
    return { style: inTime ? style.map(whileThere) : style, symbol: look.symbol };
  }

  #actor(): Actor | undefined {
    const { actors } = this.#context;
    return pick(
      this.#fields.actor,
      'actor',
      (word) => (Object.hasOwn(actors, word) ? actors[word] : undefined),
      Object.keys(actors),
      this.#complain,
    );
  }

  /** The author's own style: MapLibre layers without `id` and `source`. */
  #style(value: unknown): readonly StyleLayer[] | undefined {
    const layers = (Array.isArray(value) ? value : [value]) as readonly Fields[];
    const style = {
      version: 8,
      state: STATE,
      sources: { own: { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, lineMetrics: true } },
      layers: layers.map((layer, n) => ({ ...layer, id: String(n), source: 'own' })),
    } as unknown as StyleSpecification;
    const [wrong] = validateStyleMin(style).filter(({ message }) => !message.includes('glyphs'));
    if (!wrong) return layers as unknown as readonly StyleLayer[];
    this.#complain(
      `The style is not MapLibre’s: ${wrong.message}.`,
      'Write layers of the MapLibre style specification, each with type:, paint: and layout:, without id: and source:.',
      'style',
    );
    return undefined;
  }

  #layer(title: Localized, { style, symbol }: Look, collection: FeatureCollection): Layer {
    const draws = this.#fields.draw === true;
    const actor = this.#actor();
    const days = this.#days();
    const [only] = collection.features;
    const km = draws && only ? lengthOf(only.geometry) : 0;
    const far = Object.fromEntries(LANGUAGES.map((lang) => [lang, toldKmLabel(km, lang)]));
    const label: Localized = { en: toldKmLabel(km, 'en'), ...far };
    const colour = 'colour' in symbol ? symbol.colour : '';
    const legend = localizedText(this.#fields.legend, this.#context.lang) ?? title;
    return {
      id: this.#id,
      theme: draws ? 'movements' : 'land',
      dataset: this.#id,
      title,
      style,
      ...(draws ? { drawable: true as const } : {}),
      ...(draws && actor ? { marker: { feature: this.#id, colour, mark: actor.mark, label } } : {}),
      ...(days ? { days } : {}),
      legend: [
        {
          symbol: symbol.kind === 'line' && actor ? { ...symbol, mark: actor.mark } : symbol,
          label: legend,
          ...(draws ? { note: label } : {}),
        },
      ],
    };
  }

  #days(): readonly [from: number, until: number] | undefined {
    const { when } = this.#fields;
    if (when === undefined) return undefined;
    const days = daysOf(String(when as string));
    if (days) return [days.from, days.until];
    this.#complain(
      `when: ${String(when as string)} is not a date.`,
      'Dates are EDTF: 1920-05-18, 1920-05, 1920, 1817/1825.',
      'when',
    );
    return undefined;
  }

  #dataset(title: Localized, source: Localized, licence: Dataset['licence']): Dataset {
    const { when, precision } = this.#fields;
    return {
      id: this.#id,
      title,
      delivery: {
        kind: 'geojson',
        path: `${this.#context.story}/layers/${this.#id}.geojson`,
        ...(this.#fields.draw === true ? { lineMetrics: true as const } : {}),
      },
      credit: Object.fromEntries(
        Object.entries(source).map(([lang, text]) => [lang, `${text}, ${licence.name}`]),
      ) as Localized,
      licence,
      depicts: typeof when === 'string' || typeof when === 'number' ? String(when) : '',
      precision: typeof precision === 'number' ? precision : 0,
    };
  }
}

function usualLook({ features }: FeatureCollection, draws: boolean): string {
  const kind = features[0]?.geometry.type ?? '';
  return draws ? 'route' : kind.endsWith('Point') ? 'points' : kind.endsWith('Polygon') ? 'area' : 'line';
}

/** A style layer with only the features whose period includes the scene's day. */
const whileThere = (style: StyleLayer): StyleLayer => {
  const own = 'filter' in style && style.filter !== undefined ? [style.filter] : [];
  const when = ['to-number', ['global-state', 'when']];
  return {
    ...style,
    filter: expression('all', ...own, ['<=', ['get', 'from_day'], when], ['>=', ['get', 'until_day'], when]),
  } as StyleLayer;
};

const linesOf = (geometry: Geometry): readonly Position[][] =>
  geometry.type === 'LineString'
    ? [geometry.coordinates]
    : geometry.type === 'MultiLineString'
      ? geometry.coordinates
      : [];

/** Kilometres along all lines of a geometry. */
export const lengthOf = (geometry: Geometry): number => linesOf(geometry).reduce((km, line) => km + lineKm(line), 0);
