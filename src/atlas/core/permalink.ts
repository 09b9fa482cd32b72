/**
 * The atlas's address: `#v=1&at=49.59,37.28,9.2&t=1920-08-01/1920-10-31&on=places,events*60`. It has a key for each
 * part of the state that differs from the initial state. Reading never throws: a part that cannot be understood gets
 * its initial value, and is reported.
 *
 * | key | what | as in |
 * |---|---|---|
 * | `v` | version | `1` |
 * | `lang` | language | `fa` |
 * | `at` | longitude, latitude, zoom, bearing, pitch | `49.59,37.28,9.2` |
 * | `on` | layers from the bottom up, with opacity in per cent | `places,events*60` |
 * | `t`, `now` | the range, the instant | `1920-08-01/1920-10-31`, `1920-08-22` |
 * | `who`, `kind`, `sure`, `by`, `q` | filters: actors, kinds and themes, confidence, sources, text | `soviet,qajar` |
 * | `near`, `in` | an area | `49.59,37.28,30` or `places:rasht,30`; `49.4,37.2;49.8,37.2;49.6,37.6` |
 * | `sel` | the selection, without features of imported files | `places:rasht,events:ev070` |
 * | `vs` | a comparison, with the handle in per cent | `dates,1920-05-17,1920-06-05,50` |
 * | `cal`, `sort`, `panel` | calendar, order of the table (`-`: descending), panel | `persian`, `-date`, `table` |
 */
import type { Camera, LngLat } from '../../story/story.ts';
import { isConfidence } from '../../story/confidence.ts';
import { dayOf, isoOf } from '../../story/when.ts';
import { CALENDARS } from './calendar.ts';
import {
  TABLE_COLUMNS,
  PANELS,
  calendarFor,
  initialState,
  isOwn,
  isRef,
  type Area,
  type AtlasCatalogue,
  type AtlasState,
  type Comparison,
  type Panel,
  type Ref,
  type ShownLayer,
  type Sort,
  type TimeState,
} from './state.ts';

const VERSION = '1';

/** Decimals: a longitude is precise to about a metre, a share of the screen to a pixel. */
const DIGITS = { lngLat: 5, zoom: 2, degrees: 1, km: 3, percent: 1 } as const;

/** Maximum numbers: characters of an address, items of a list, characters of a search text. */
const LIMITS = { address: 20_000, list: 500, text: 200 } as const;

/** A part of an address that was not understood, and the reason. */
export interface Misread {
  readonly key: string;
  readonly value: string;
  readonly why: 'unknown-key' | 'unreadable' | 'unknown-layer' | 'newer-version' | 'twice' | 'too-long';
}

const round = (n: number, digits: number) => Number(n.toFixed(digits)) + 0;
const decimal = (n: number, digits: number) => String(round(n, digits));

/** Escapes a word, so that commas, colons and asterisks in it are not separators. */
const word = (text: string) =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[*'()!~]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function unword(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const ref = ({ layer, id }: Ref) => `${word(layer)}:${word(id)}`;
const point = ([lng, lat]: LngLat) => `${decimal(lng, DIGITS.lngLat)},${decimal(lat, DIGITS.lngLat)}`;
const percent = (share: number) => decimal(share * 100, DIGITS.percent);

/** Values are rounded before they are compared with the initial state, so that rounding alone adds no key. */
const writers: Readonly<Record<string, (state: AtlasState) => string | undefined>> = {
  lang: ({ lang }) => word(lang),
  at: ({ camera: { center, zoom, bearing, pitch } }) => {
    const turned = [decimal(bearing, DIGITS.degrees), decimal(pitch, DIGITS.degrees)];
    const whole = [point(center), decimal(zoom, DIGITS.zoom), ...turned];
    return (turned[1] !== '0' ? whole : turned[0] !== '0' ? whole.slice(0, -1) : whole.slice(0, -2)).join(',');
  },
  on: ({ layers }) =>
    layers
      .map(({ id, opacity }) => (percent(opacity) === '100' ? word(id) : `${word(id)}*${percent(opacity)}`))
      .join(','),
  t: ({ time }) => `${isoOf(time.from)}/${isoOf(time.until)}`,
  now: ({ time }) => (time.now === undefined ? undefined : isoOf(time.now)),
  who: ({ filters }) => listed(filters.actors),
  kind: ({ filters }) => listed(filters.kinds),
  sure: ({ filters }) => listed(filters.confidence),
  by: ({ filters }) => listed(filters.sources),
  q: ({ filters }) => (filters.text === '' ? undefined : word(filters.text).replace(/%20/g, '+')),
  near: ({ area }) =>
    area?.kind === 'near'
      ? `${isRef(area.of) ? ref(area.of) : point(area.of)},${decimal(area.km, DIGITS.km)}`
      : undefined,
  in: ({ area }) => (area?.kind === 'polygon' ? area.corners.map(point).join(';') : undefined),
  sel: ({ selection }) => listedRefs(selection.filter((one) => !isOwn(one))),
  vs: ({ comparison }) => {
    if (!comparison) return undefined;
    const sides =
      comparison.kind === 'dates'
        ? [isoOf(comparison.left), isoOf(comparison.right)]
        : [word(comparison.left), word(comparison.right)];
    return [comparison.kind, ...sides, percent(comparison.share)].join(',');
  },
  cal: ({ calendar }) => calendar,
  sort: ({ sort }) => `${sort.descending ? '-' : ''}${sort.column}`,
  panel: ({ panel }) => panel,
};

const listedRefs = (refs: readonly Ref[]) => (refs.length > 0 ? refs.map(ref).join(',') : undefined);
const listed = (records: readonly string[]) => (records.length > 0 ? records.map(word).join(',') : undefined);

/** The fragment of the address, without `#`. */
export function encodeState(state: AtlasState, catalogue: AtlasCatalogue): string {
  // The language decides the initial calendar. It has its own key in the address.
  const initial = { ...initialState(catalogue, state.lang), lang: catalogue.langs[0] };
  const parts = Object.entries(writers).flatMap(([key, write]) => {
    const text = write(state);
    return text === undefined || text === write(initial) ? [] : [`${key}=${text}`];
  });
  return [`v=${VERSION}`, ...parts].join('&');
}

/** The permanent address of a record. */
export const recordAddress = (atlas: string, one: Ref) => `${atlas}#v=${VERSION}&sel=${ref(one)}`;

/** Returned by a reader for a value that it cannot understand. */
const NO = Symbol('unreadable');
type Answer<T> = T | typeof NO;
type Note = (why: Misread['why'], value: string) => void;

function number(text: string | undefined, low: number, high: number): Answer<number> {
  if (text === undefined || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return NO;
  const value = Number(text);
  return value >= low && value <= high ? value + 0 : NO;
}

function words(text: string): Answer<readonly string[]> {
  if (text === '') return [];
  const parts = text.split(',').map(unword);
  if (parts.length > LIMITS.list || parts.some((part) => part === undefined || part === '')) return NO;
  return [...new Set(parts as readonly string[])];
}

function lngLat(lng: string | undefined, lat: string | undefined): Answer<LngLat> {
  const x = number(lng, -180, 180);
  const y = number(lat, -90, 90);
  return x === NO || y === NO ? NO : [round(x, DIGITS.lngLat), round(y, DIGITS.lngLat)];
}

function readRef(text: string): Answer<Ref> {
  const [layer, id, ...more] = text.split(':').map(unword);
  return layer && id && more.length === 0 ? { layer, id } : NO;
}

function readCamera(text: string): Answer<Camera> {
  const [lng, lat, zoom, bearing = '0', pitch = '0', ...more] = text.split(',');
  const center = lngLat(lng, lat);
  const rest = [number(zoom, 0, 24), number(bearing, -360, 360), number(pitch, 0, 85)] as const;
  if (center === NO || Math.abs(center[1]) > 85.0511 || rest.includes(NO) || more.length > 0) return NO;
  const [z, b, p] = rest as readonly [number, number, number];
  return { center, zoom: round(z, DIGITS.zoom), bearing: round(b, DIGITS.degrees), pitch: round(p, DIGITS.degrees) };
}

function readLayers(text: string, catalogue: AtlasCatalogue, note: Note): Answer<readonly ShownLayer[]> {
  if (text === '') return [];
  const shown = new Map<string, ShownLayer>();
  for (const part of text.split(',').slice(0, LIMITS.list)) {
    const [name = '', share = '100', ...more] = part.split('*');
    const id = unword(name);
    const opacity = number(share, 0, 100);
    if (!id || opacity === NO || more.length > 0) note('unreadable', part);
    else if (!catalogue.layers.some((layer) => layer.id === id)) note('unknown-layer', id);
    else if (shown.has(id)) note('twice', id);
    else shown.set(id, { id, opacity: round(opacity, DIGITS.percent) / 100 });
  }
  return shown.size > 0 ? [...shown.values()] : NO;
}

function readRange(text: string): Answer<Pick<TimeState, 'from' | 'until'>> {
  const [start = '', end = start, ...more] = text.split('/');
  const [from, until] = [dayOf(start), dayOf(end)];
  return from === undefined || until === undefined || until < from || more.length > 0 ? NO : { from, until };
}

function readNear(text: string): Answer<Area> {
  const parts = text.split(',');
  const km = number(parts.at(-1), 0, 20_000);
  if (km === NO) return NO;
  const of = parts.length === 2 ? readRef(parts[0] ?? '') : parts.length === 3 ? lngLat(parts[0], parts[1]) : NO;
  return of === NO ? NO : { kind: 'near', of, km: round(km, DIGITS.km) };
}

function readPolygon(text: string): Answer<Area> {
  const corners = text.split(';').map((pair) => {
    const [lng, lat, ...more] = pair.split(',');
    return more.length > 0 ? NO : lngLat(lng, lat);
  });
  if (corners.length < 3 || corners.length > LIMITS.list || corners.includes(NO)) return NO;
  return { kind: 'polygon', corners: corners as readonly LngLat[] };
}

function readComparison(text: string, catalogue: AtlasCatalogue): Answer<Comparison> {
  const [kind, left = '', right = '', handle, ...more] = text.split(',');
  const at = number(handle ?? '50', 0, 100);
  if (at === NO || more.length > 0) return NO;
  const share = round(at, DIGITS.percent) / 100;
  if (kind === 'dates') {
    const [first, second] = [dayOf(left), dayOf(right)];
    return first === undefined || second === undefined ? NO : { kind, left: first, right: second, share };
  }
  const sides = [unword(left), unword(right)] as const;
  const known = sides.every((side) => catalogue.layers.some(({ id }) => id === side));
  return kind === 'layers' && known ? { kind, left: sides[0] ?? '', right: sides[1] ?? '', share } : NO;
}

function readSort(text: string): Answer<Sort> {
  const column = oneOf(TABLE_COLUMNS, text.replace(/^-/, ''));
  return column === NO ? NO : { column, descending: text.startsWith('-') };
}

/** Former names of panels, so that addresses that were shared earlier still work. */
const FORMER_PANELS: ReadonlyMap<string, Panel> = new Map([
  ['ask', 'search'],
  ['item', 'details'],
  ['bring', 'import'],
  ['take', 'export'],
]);

function oneOf<T extends string>(known: readonly T[], text: string): Answer<T> {
  return known.find((one) => one === text) ?? NO;
}

type Reader = (state: AtlasState, text: string, catalogue: AtlasCatalogue, note: Note) => Answer<AtlasState>;

/** Makes a reader that puts its result into the state. */
const into =
  <T>(
    read: (text: string, catalogue: AtlasCatalogue, note: Note) => Answer<T>,
    put: (state: AtlasState, value: T) => AtlasState,
  ): Reader =>
  (state, text, catalogue, note) => {
    const value = read(text, catalogue, note);
    return value === NO ? NO : put(state, value);
  };

const filter = (name: 'actors' | 'kinds' | 'sources'): Reader =>
  into(words, (state, records) => ({ ...state, filters: { ...state.filters, [name]: records } }));

const readers: ReadonlyMap<string, Reader> = new Map(
  Object.entries({
    lang: into(
      (text, { langs }) => oneOf(langs, unword(text) ?? ''),
      (state, lang) => ({ ...state, lang, calendar: calendarFor(lang) }),
    ),
    at: into(readCamera, (state, camera) => ({ ...state, camera })),
    on: into(readLayers, (state, layers) => ({ ...state, layers })),
    t: into(readRange, (state, range) => ({ ...state, time: { ...range, now: state.time.now } })),
    now: into(
      (text) => dayOf(text) ?? NO,
      (state, now) => ({ ...state, time: { ...state.time, now } }),
    ),
    who: filter('actors'),
    kind: filter('kinds'),
    sure: into(
      (text) => {
        const found = words(text);
        return found !== NO && found.every(isConfidence) ? found : NO;
      },
      (state, confidence) => ({ ...state, filters: { ...state.filters, confidence } }),
    ),
    by: filter('sources'),
    q: into(
      (text) => {
        const found = unword(text.replace(/\+/g, '%20'));
        return found === undefined || found.length > LIMITS.text ? NO : found;
      },
      (state, text) => ({ ...state, filters: { ...state.filters, text } }),
    ),
    near: into(readNear, (state, area) => ({ ...state, area })),
    in: into(readPolygon, (state, area) => ({ ...state, area })),
    sel: into(
      (text) => {
        const refs = text === '' ? [] : text.split(',').map(readRef);
        return refs.length > LIMITS.list || refs.includes(NO) ? NO : (refs as readonly Ref[]);
      },
      (state, selection) => ({ ...state, selection: selection.filter((one) => !isOwn(one)) }),
    ),
    vs: into(readComparison, (state, comparison) => ({ ...state, comparison })),
    cal: into(
      (text) => oneOf(CALENDARS, text),
      (state, calendar) => ({ ...state, calendar }),
    ),
    sort: into(readSort, (state, sort) => ({ ...state, sort })),
    panel: into(
      (text) => (text === '' ? undefined : oneOf(PANELS, FORMER_PANELS.get(text) ?? text)),
      (state, panel) => ({ ...state, panel }),
    ),
  }),
);

/** Parameters that other sites add to addresses. They are ignored without a report. */
const FOREIGN = /^(utm_|fbclid$|gclid$)/;

/** The state of an address. @param address - its fragment or query, with or without `#` or `?`. */
export function decodeState(
  address: string,
  catalogue: AtlasCatalogue,
): { readonly state: AtlasState; readonly misread: readonly Misread[] } {
  const initial = initialState(catalogue);
  const misread: Misread[] = [];
  const text = address.replace(/^[#?]/, '');
  if (text.length > LIMITS.address)
    return { state: initial, misread: [{ key: '', value: `${text.slice(0, 40)}…`, why: 'too-long' }] };
  const given = new Map<string, string>();
  for (const part of text.split('&').filter(Boolean)) {
    const at = part.indexOf('=');
    const [key, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    if (given.has(key)) misread.push({ key, value, why: 'twice' });
    else given.set(key, value);
  }
  const version = given.get('v');
  if (version !== undefined && version !== VERSION)
    misread.push({ key: 'v', value: version, why: /^\d+$/.test(version) ? 'newer-version' : 'unreadable' });
  for (const [key, value] of given) {
    if (key !== 'v' && !readers.has(key) && !FOREIGN.test(key)) misread.push({ key, value, why: 'unknown-key' });
  }
  let state = initial;
  // In the order of the readers, not of the address: the instant must be read after its range.
  for (const [key, read] of readers) {
    const value = given.get(key);
    if (value === undefined) continue;
    const before = misread.length;
    const next = read(state, value, catalogue, (why, what) => misread.push({ key, value: what, why }));
    if (next !== NO) state = next;
    else if (misread.length === before) misread.push({ key, value, why: 'unreadable' });
  }
  const { now, from, until } = state.time;
  if (now !== undefined && (now < from || now > until)) {
    misread.push({ key: 'now', value: given.get('now') ?? '', why: 'unreadable' });
    state = { ...state, time: { from, until, now: undefined } };
  }
  return { state, misread };
}
