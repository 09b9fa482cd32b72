import { duringOf } from './during.ts';
import { fit } from './fit-camera.ts';
import { dashOf } from './languages.ts';
import type { Camera, LngLat, Scene, Share, Step, Story, When } from './story.ts';
import { dayOf } from './when.ts';

/** A step before it has been read: the attributes of its element and the plain text of its heading. */
export interface StepSource {
  readonly attributes: Readonly<Record<string, string>>;
  readonly title: string;
  /** Ids of the places that its text names. The press finds them; in the page they are in the attribute `names`. */
  readonly mentions?: readonly string[];
}

export interface StorySource {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  /** Layers that every scene shows, below those of its step. */
  readonly ground: readonly string[];
  readonly steps: readonly StepSource[];
}

/**
 * Functions that look up names. None is needed in the page, where the press has already written coordinates and days in
 * place of names.
 */
export interface Lookup {
  readonly place?: (id: string) => { readonly center: LngLat; readonly name: string } | undefined;
  readonly date?: (edtf: string) => { readonly from: number; readonly until: number } | undefined;
  readonly layer?: (
    id: string,
  ) => { readonly drawable: boolean; readonly days?: readonly [from: number, until: number] } | undefined;
  /** How a word can be corrected that is none of its kind. */
  readonly hint?: (kind: 'place' | 'point' | 'layer' | 'attribute' | 'date', word: string) => string;
}

/** What is wrong in a story, and how to correct it. */
export interface Problem {
  /** Index into {@link StorySource.steps}; absent if the problem is not in a step. */
  readonly step?: number;
  readonly message: string;
  readonly hint: string;
}

/** Every attribute a `<story-step>` may carry. */
export const ATTRIBUTES = [
  'id',
  'chapter',
  'at',
  'where',
  'zoom',
  'bearing',
  'pitch',
  'when',
  'from',
  'until',
  'show',
  'draw',
  'move',
  'names',
  'events',
] as const;

const OVERVIEW: Camera = { center: [0, 20], zoom: 1, bearing: 0, pitch: 0 };

/** Of a story that has no dates at all. */
const UNDATED: When = { edtf: '', from: 0, until: 0, now: 0 };

const words = (list: string | undefined) => (list ?? '').split(/\s+/).filter(Boolean);

/**
 * Reads the attributes of all steps. A step inherits what it leaves out from the step before it. It reports all
 * problems, not only the first.
 */
export function readStory(
  source: StorySource,
  lookup: Lookup = {},
): { readonly story?: Story; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const steps: Step[] = [];
  const seen = new Map<string, number>();
  if (source.steps.length === 0) {
    problems.push({
      message: 'The story has no steps.',
      hint: 'Write at least one <story-step id="…"> with a heading in it.',
    });
  }
  const isDated = source.steps.some(({ attributes }) => attributes.when !== undefined);
  let previous: Step | undefined;
  let shown: readonly string[] = [];
  source.steps.forEach(({ attributes, title, mentions = [] }, index) => {
    const complain = (message: string, hint: string) => problems.push({ step: index, message, hint });
    checkNames(attributes, lookup, complain);
    const id = readId(attributes.id, seen, index, complain);
    if (!title) complain('The step has no heading.', 'Begin its text with a line such as “## Dawn at the harbour”.');
    const place = readPlace(attributes, lookup, previous, source.lang, complain);
    const when = readWhen(attributes, lookup, previous?.scene.when ?? (isDated ? undefined : UNDATED), complain);
    if (attributes.show !== undefined) shown = readLayers('show', attributes.show, lookup, complain);
    const { draws, during } = readDraws(attributes.draw, when, lookup, complain);
    for (const name of draws) {
      if (lookup.layer?.(name)?.drawable === false) {
        complain(
          `draw="${name}": this layer cannot draw itself.`,
          `Only movements draw themselves. Put “${name}” in show.`,
        );
      }
    }
    const names = readNames(attributes, mentions, lookup, complain);
    const move = readMove(attributes.move, complain);
    const layers: Scene['layers'] = Object.fromEntries(
      [...source.ground, ...shown, ...draws].map((name) => [name, { opacity: 1, drawn: 1 }]),
    );
    const step: Step = {
      id,
      title,
      chapter: attributes.chapter ?? previous?.chapter ?? '',
      where: place.where,
      scene: { camera: place.camera, when, layers, names },
      draws,
      during,
      move,
    };
    steps.push(step);
    previous = step;
  });
  for (const name of source.ground) {
    if (lookup.layer && !lookup.layer(name)) {
      problems.push({ message: `ground: there is no layer “${name}”.`, hint: hintFor(lookup, 'layer', name) });
    }
  }
  const [first, ...rest] = steps;
  if (!first || problems.length > 0) return { problems };
  return { story: { id: source.id, title: source.title, lang: source.lang, steps: [first, ...rest] }, problems };
}

type Complain = (message: string, hint: string) => void;

const hintFor = (lookup: Lookup, ...asked: Parameters<NonNullable<Lookup['hint']>>): string =>
  lookup.hint?.(...asked) ?? '';

function checkNames(attributes: StepSource['attributes'], lookup: Lookup, complain: Complain) {
  for (const name of Object.keys(attributes)) {
    if (!(ATTRIBUTES as readonly string[]).includes(name)) {
      complain(`A step has no attribute “${name}”.`, hintFor(lookup, 'attribute', name));
    }
  }
}

function readId(id: string | undefined, seen: Map<string, number>, index: number, complain: Complain): string {
  if (!id) {
    complain('The step has no id.', 'Give it one: it is the step’s address, as in <story-step id="landing">.');
    return '';
  }
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    complain(
      `id="${id}" cannot be an address.`,
      'Use lower-case letters, digits and hyphens, beginning with a letter.',
    );
  }
  if (seen.has(id))
    complain(
      `id="${id}" is used twice.`,
      `Step ${String((seen.get(id) ?? 0) + 1)} has it already; every step needs its own.`,
    );
  seen.set(id, index);
  return id;
}

function readNumber(
  name: string,
  text: string | undefined,
  low: number,
  high: number,
  complain: Complain,
): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isFinite(value) && value >= low && value <= high) return value;
  complain(
    `${name}="${text}" is not a number from ${String(low)} to ${String(high)}.`,
    `Write a plain number, as in ${name}="${String(Math.max(low, 0) || 11)}".`,
  );
  return undefined;
}

function readCoordinates(text: string): LngLat | undefined {
  const parts = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(text);
  if (!parts) return undefined;
  const center: LngLat = [Number(parts[1]), Number(parts[2])];
  return isOnMap(center) ? center : undefined;
}

const isOnMap = ([lng, lat]: LngLat) => Math.abs(lng) <= 180 && Math.abs(lat) <= 85;

function readPlace(
  attributes: StepSource['attributes'],
  lookup: Lookup,
  previous: Step | undefined,
  lang: string,
  complain: Complain,
): { camera: Camera; where: string } {
  const last = previous?.scene.camera ?? OVERVIEW;
  // At a new place the camera points north and straight down, unless the step sets bearing or pitch.
  const before = attributes.at === undefined ? last : { ...last, bearing: 0, pitch: 0 };
  const found: { center: LngLat; name: string }[] = [];
  for (const word of words(attributes.at)) {
    const center = readCoordinates(word);
    const place = center ? { center, name: '' } : lookup.place?.(word);
    if (place && isOnMap(place.center)) found.push(place);
    else if (place)
      complain(
        `at: the place “${word}” lies nowhere on the map.`,
        'Correct its longitude and latitude in the gazetteer.',
      );
    else if (/^-?[\d.]+,/.test(word))
      complain(`at="${word}" is not a longitude and a latitude.`, hintFor(lookup, 'point', word));
    else complain(`at: there is no place “${word}”.`, hintFor(lookup, 'place', word));
  }
  if (!previous && words(attributes.at).length === 0)
    complain('The first step says no place.', 'Give it at="…" and zoom="…"; later steps may leave them out.');
  const [first, ...rest] = found.map(({ center }) => center);
  const framed = first && fit([first, ...rest]);
  const zoom = readNumber('zoom', attributes.zoom, 0, 22, complain);
  return {
    camera: {
      center: framed?.center ?? before.center,
      zoom: zoom ?? (found.length > 1 || !previous ? framed?.zoom : undefined) ?? before.zoom,
      bearing: readNumber('bearing', attributes.bearing, -360, 360, complain) ?? before.bearing,
      pitch: readNumber('pitch', attributes.pitch, 0, 85, complain) ?? before.pitch,
    },
    where:
      attributes.where ??
      (found.length > 0
        ? fromTo(
            found.map(({ name }) => name),
            lang,
          )
        : (previous?.where ?? '')),
  };
}

/** The name of several places: the first and the last, each without the explanation in brackets of the gazetteer. */
function fromTo(names: readonly string[], lang: string): string {
  const [first = '', ...rest] = names.map((name) => name.replace(/\s*\(.*\)$/, '')).filter(Boolean);
  const last = rest.at(-1);
  return last ? `${first} ${dashOf(lang)} ${last}` : first;
}

function readWhen(
  attributes: StepSource['attributes'],
  lookup: Lookup,
  before: When | undefined,
  complain: Complain,
): When {
  const edtf = attributes.when;
  if (edtf === undefined) {
    if (before) return before;
    complain(
      'The first step says no time.',
      'Give it when="1920-05-18", or "1920-05", "1920", "1921~", "1920-08-22/1920-08-25".',
    );
    return UNDATED;
  }
  const written = { from: dayOf(attributes.from ?? ''), until: dayOf(attributes.until ?? '') };
  const days =
    written.from !== undefined && written.until !== undefined
      ? { from: written.from, until: written.until }
      : lookup.date?.(edtf);
  if (!days || days.until < days.from) {
    complain(`when="${edtf}" is not a date.`, hintFor(lookup, 'date', edtf));
    return { edtf, from: 0, until: 0, now: 0 };
  }
  return { edtf, from: days.from, until: days.until, now: days.until };
}

function readLayers(
  attribute: 'show' | 'draw',
  list: string | undefined,
  lookup: Lookup,
  complain: Complain,
): readonly string[] {
  const names = words(list);
  for (const name of names) {
    if (lookup.layer && !lookup.layer(name))
      complain(`${attribute}: there is no layer “${name}”.`, hintFor(lookup, 'layer', name));
  }
  return names;
}

/** In the page each movement is followed by the part of the step in which it is drawn, as in `fleet@0.2,0.7`. */
const TIMED = /^(.+)@([\d.]+),([\d.]+)$/;

function readDraws(
  list: string | undefined,
  when: When,
  lookup: Lookup,
  complain: Complain,
): Pick<Step, 'draws' | 'during'> {
  const during = new Map<string, Share>();
  const names = words(list).map((word) => {
    const [, name = word, from, until] = TIMED.exec(word) ?? [];
    const days = lookup.layer?.(name)?.days;
    const share = from && until ? ([Number(from), Number(until)] as const) : days && duringOf(days, when);
    if (share && share[0] >= 0 && share[0] < share[1] && share[1] <= 1) during.set(name, share);
    else if (share)
      complain(
        `draw="${word}": “${share.join(',')}” is not a share of the step.`,
        'Write two numbers from 0 to 1, the smaller first, as in fleet@0.2,0.7, or nothing.',
      );
    return name;
  });
  return { draws: readLayers('draw', names.join(' '), lookup, complain), during };
}

/** The places that a scene labels first: those in `names`, or else those in `at` and those that the text names. */
function readNames(
  attributes: StepSource['attributes'],
  mentions: readonly string[],
  lookup: Lookup,
  complain: Complain,
): readonly string[] {
  if (attributes.names === undefined)
    return [...new Set([...words(attributes.at).filter((word) => lookup.place?.(word)), ...mentions])];
  const names = words(attributes.names);
  for (const name of names) {
    if (lookup.place && !lookup.place(name))
      complain(`names: there is no place “${name}”.`, hintFor(lookup, 'place', name));
  }
  return names;
}

function readMove(move: string | undefined, complain: Complain): Step['move'] {
  if (move === undefined || move === 'travel' || move === 'cut') return move ?? 'travel';
  complain(`move="${move}" is unknown.`, 'The camera either travels (leave move out) or cuts: move="cut".');
  return 'travel';
}
