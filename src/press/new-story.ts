import { nearest } from './check/suggest.ts';
import { readText, type ProjectFiles } from './read/project-files.ts';
import { readTable, type CsvRow } from './read/table.ts';

/** What an author asks for. */
export interface NewStoryWish {
  /** The id of the story: the name of its folder, and its address. */
  readonly id: string;
  /** `longitude,latitude` in degrees. */
  readonly at?: string | undefined;
  /** The name or the id of a city of the world. */
  readonly place?: string | undefined;
  /** BCP 47; English by default. */
  readonly lang?: string | undefined;
}

interface Refusal {
  readonly kind: 'refused';
  readonly message: string;
  readonly hint: string;
}

/** The files of a new story, or why there are none. */
export type NewStory =
  | Refusal
  | {
      readonly kind: 'made';
      /** Texts by their paths from the project's folder. */
      readonly files: ReadonlyMap<string, string>;
      /** The address of its page from the root of the site. */
      readonly address: string;
      /** What the author should know, such as which of several cities was taken. */
      readonly notes: readonly string[];
    };

/** The cities of the world that every story can name. */
const CITIES = 'geo/sources/world/cities.csv';

/** Where a story begins if its author names no place. */
const SOMEWHERE = 'rome';

/** Folders of the site and of the project, which a story of the same name would replace. */
const TAKEN = ['atlas', 'kiosk', 'layers', 'assets', 'data', 'docs', 'geo', 'src', 'stories', 'tests', 'public'];

const refused = (message: string, hint: string): Refusal => ({ kind: 'refused', message, hint });

/** Writes a new story of three steps on the map of the world. Nothing is written to disk. */
export function newStory(files: ProjectFiles, { id, at, place, lang = 'en' }: NewStoryWish): NewStory {
  const folder = `stories/${id}`;
  const wrong = wrongId(files, id) ?? wrongLanguage(lang);
  if (wrong) return wrong;
  if (at !== undefined && place !== undefined)
    return refused('A story begins at one place.', 'Give --at or --place, not both.');
  const begin = at === undefined ? cityOf(files, place ?? SOMEWHERE) : pointOf(at);
  if (begin.kind === 'refused') return begin;
  return {
    kind: 'made',
    files: new Map([[`${folder}/story.${lang}.md`, storyText(titleOf(id), lang, begin)]]),
    address: `${id}/${lang}/`,
    notes: [
      ...begin.notes,
      ...(at === undefined && place === undefined
        ? ['No place was named, so it begins at Rome. Change at="…" in its first step.']
        : []),
    ],
  };
}

function wrongId(files: ProjectFiles, id: string): Refusal | undefined {
  if (!id)
    return refused(
      'The story has no name.',
      'Write it after the two hyphens, as in: npm run new -- my-town --place Lisbon',
    );
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    return refused(
      `“${id}” cannot be an address.`,
      'Use lower-case letters, digits and hyphens, beginning with a letter, as in my-town.',
    );
  if (TAKEN.includes(id)) return refused(`“${id}” is an address of the site’s own.`, 'Choose another name.');
  if (files.list(`stories/${id}`).length > 0)
    return refused(
      `There is a folder stories/${id} already, and nothing in it was changed.`,
      'Choose another name, or remove that folder.',
    );
  return undefined;
}

function wrongLanguage(lang: string): Refusal | undefined {
  try {
    if (/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(lang) && Intl.getCanonicalLocales(lang).length > 0) return undefined;
  } catch {
    // The next line says what is wrong.
  }
  return refused(`“${lang}” is no language.`, 'Use its code (BCP 47), as in --lang en or --lang de.');
}

/** Where a story begins. */
interface Beginning {
  readonly kind: 'found';
  /** A word for the attribute `at`. */
  readonly at: string;
  /** Empty for a place that is no city. */
  readonly name: string;
  readonly notes: readonly string[];
}

function pointOf(text: string): Beginning | Refusal {
  const [, lng = '', lat = ''] = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  if (lng && Math.abs(Number(lng)) <= 180 && Math.abs(Number(lat)) <= 85)
    return { kind: 'found', at: `${lng},${lat}`, name: '', notes: [] };
  const isSwapped = lng !== '' && Math.abs(Number(lat)) <= 180 && Math.abs(Number(lng)) <= 85;
  return refused(
    `--at ${text} is not a longitude and a latitude.`,
    isSwapped
      ? `Longitude comes first: --at ${lat},${lng}`
      : 'Write degrees with a point, longitude first, as in --at 49.46,37.47',
  );
}

/** Names that differ only in case, accents, hyphens or “City” at their end are the same. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .replace(/ city$/, '');

function cityOf(files: ProjectFiles, name: string): Beginning | Refusal {
  const cities = readTable(CITIES, readText(files, CITIES).value ?? '').value;
  const wanted = plain(name);
  const found = cities.filter((city) => namesOf(city).some((one) => plain(one) === wanted));
  const [city, ...others] = found.sort((a, b) => Number(b.population ?? 0) - Number(a.population ?? 0));
  if (!city) {
    const near = nearest(
      wanted,
      cities.map(({ name_en = '' }) => plain(name_en)),
    );
    const meant = cities.find(({ name_en = '' }) => plain(name_en) === near);
    return refused(
      `The map of the world has no city “${name}”.`,
      `${meant ? `Did you mean “${meant.name_en ?? ''}”? Or give` : 'Give'} its longitude and latitude, in this order, as in --at 49.46,37.47`,
    );
  }
  const { id: at = '', name_en = '', country = '' } = city;
  const rest = others.map((other) => `${other.id ?? ''} (${other.country ?? ''})`).join(', ');
  return {
    kind: 'found',
    at,
    name: name_en,
    notes: rest ? [`The largest city of this name was taken: ${at} (${country}). Others are ${rest}.`] : [],
  };
}

const namesOf = (city: CsvRow): readonly string[] =>
  Object.entries(city).flatMap(([column, text]) => (column === 'id' || column.startsWith('name_') ? [text] : []));

/** `my-town` becomes `My town`. */
const titleOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

const storyText = (title: string, lang: string, { at, name }: Beginning): string => `---
title: "${title}"
subtitle: A sentence under the title
description: One sentence for search engines and shared links.
lang: ${lang}
base: world
---

<!-- A note to yourself, like this one, is never on the page. The guide for authors is docs/authoring.md. -->

What a reader should know first. Everything before the first step is the foreword.

<!-- A step: its id is its address. at= is where the camera looks: a city by its id, or longitude,latitude; two places
     are framed together. zoom= is 5 for a country, 8 for a province, 12 for a town. -->

<story-step id="from-afar" at="${at}" zoom="3">

## From afar

The camera shows a part of the world${name ? `, with ${name} in its middle` : ''}. Write here what happens, in a few sentences.

</story-step>

<!-- What a step leaves out is that of the step before it: this one stays at the same place and comes nearer. -->

<story-step id="nearer" zoom="5">

## Nearer

The camera comes nearer while this is read.

</story-step>

<!-- A date: when="1920-05-18", in the tag of the first step and of every step that is later. -->

<story-step id="there" zoom="7" bearing="-15" pitch="40">

## There

The map is turned by 15 degrees here, and seen at an angle.

</story-step>

<!-- How to go on. Own places: a table places.csv in this folder. Own maps and routes: a GeoJSON, KML or GPX file and
     layers.yaml. Pictures: ![what is seen](media/mill.jpg "caption"), and who made them
     in media.yaml. Sources: bibliography.bib, then [@key, p. 3] in the text. Another language: a file such as story.fr.md
     with "translates: ${lang}". All of it is in docs/authoring.md. What is wrong, if anything: npm run stories -->

Everything after the last step is the afterword.
`;
