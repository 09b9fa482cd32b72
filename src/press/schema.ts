import { METRES_IN } from '../story/distance.ts';
import { ATTRIBUTES } from '../story/read.ts';
import { BASES } from './bases.ts';
import { KEYS, LISTS, PARTS } from './read/front-matter.ts';

/** A JSON Schema (draft 2020-12) of one value. */
export type Schema = Readonly<Record<string, unknown>>;

/** Attributes that the page has, and that no author writes. */
const OF_THE_PAGE: readonly string[] = ['from', 'until'];

/** What each key of the front matter means. */
const MEANINGS: Readonly<Record<(typeof KEYS)[number], Schema>> = {
  title: { description: 'The title of the story.', minLength: 1 },
  subtitle: { description: 'A sentence under the title.' },
  description: { description: 'One sentence for search engines and shared links.' },
  lang: {
    description: 'The language of this file (BCP 47), such as en or fa.',
    pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$',
  },
  translates: {
    description: 'In a translation: the language of the original.',
    pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$',
  },
  authors: { description: 'The names of the authors.' },
  base: { description: 'The map data that the story is told on.', enum: [...BASES.keys()] },
  ground: {
    description:
      'Layers that every step shows, from the bottom up; or the word paper, the name of a PMTiles file beside the story, or the address of raster tiles, a PMTiles file or a MapLibre style.',
    type: ['array', 'string'],
  },
  credit: { description: 'The credit line of a ground from another site.' },
  connect: { description: 'Sites, beside that of its address, from which the ground may be fetched.' },
  timeline: { description: 'Ids of the places for which the timeline shows who held them.' },
  years: { description: 'The period that the timeline shows (EDTF), such as 1905/1921.' },
  units: { description: 'Units of the scale of the map.', items: { type: 'string', enum: Object.keys(METRES_IN) } },
  hide: { description: 'Parts of the page that the story does without.', items: { type: 'string', enum: PARTS } },
};

/** What each attribute of a step means. All of them are texts. */
const ATTRIBUTE_MEANINGS: Readonly<Record<(typeof ATTRIBUTES)[number], Schema>> = {
  id: { description: 'The address of the step.', pattern: '^[a-z][a-z0-9-]*$' },
  chapter: { description: 'The title of the chapter that begins here.' },
  at: { description: 'Ids of places, or longitude,latitude; several are framed together.' },
  where: { description: 'The name of the place for the date line.' },
  zoom: { description: 'From 0 (the world) to 22; a country 5, a province 8, a town 12.', pattern: '^\\d+(\\.\\d+)?$' },
  bearing: { description: 'Degrees from north, -360 to 360.', pattern: '^-?\\d+(\\.\\d+)?$' },
  pitch: { description: 'Degrees from straight down, 0 to 85.', pattern: '^\\d+(\\.\\d+)?$' },
  when: { description: 'EDTF: 1920-05-18, 1920-05, 1920, 1921~, 1914?, 1920-08-22/1920-08-25.' },
  from: {},
  until: {},
  show: { description: 'Ids of layers besides the ground.' },
  draw: { description: 'Ids of movements that are drawn while the step is read.' },
  move: { description: 'cut: the camera jumps to this step.', enum: ['cut', 'travel'] },
  names: { description: 'Ids of places whose names on the map have priority.' },
  events: { description: 'Ids of events of the chronology.' },
};

const typeOf = (key: string): Schema =>
  LISTS.includes(key) ? { type: 'array', items: { type: 'string' } } : { type: 'string' };

/** The JSON Schema of what an author writes: the front matter of a story, and the attributes of a step. */
export const authorSchema = (): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A story: its front matter, and in $defs/step the attributes of <story-step>',
  type: 'object',
  additionalProperties: false,
  required: ['title', 'lang'],
  properties: Object.fromEntries(KEYS.map((key) => [key, { ...typeOf(key), ...MEANINGS[key] }])),
  $defs: {
    step: {
      type: 'object',
      additionalProperties: false,
      required: ['id'],
      properties: Object.fromEntries(
        ATTRIBUTES.filter((name) => !OF_THE_PAGE.includes(name)).map((name) => [
          name,
          { type: 'string', ...ATTRIBUTE_MEANINGS[name] },
        ]),
      ),
    },
  },
});
