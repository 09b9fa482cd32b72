import type { Feature, FeatureCollection } from 'geojson';
import type { Layer, Localized } from '../../geo/layer.ts';
import type { LayerState, Scene } from '../story/story.ts';
import { paceOf } from './changes.ts';
import { inkOf, styleAt, type GlobalState, type Style } from './evaluate.ts';
import { boxAt, broken, measure, radialOffset, Room, type Anchor, type Box, type Face } from './lettering.ts';
import { outlineOf, pathData, type Outline } from './outline.ts';
import { inked, type Tokens } from './style.ts';
import { look, type Sight, type View } from './view.ts';

/** By day, by night, or as whoever shows the picture wants it. */
export type Light = 'day' | 'night' | 'both';

/** A texture that a `fill-pattern` names: SVG path data in a square tile, CSS pixels. */
export interface Tile {
  readonly size: number;
  readonly path: string;
  readonly stroke?: number;
  readonly colour: string;
}

/** What stands at the end of a line that a scene draws: whose it is, and how far it came. */
export interface Head {
  readonly feature: string;
  readonly colour: string;
  readonly mark: { readonly path: string; readonly stroke?: number };
  readonly said: Localized;
}

/** A picture of the ground by day and by night, laid over the whole still: an address with `data:`. */
export interface Ground {
  readonly day: string;
  readonly night: string;
}

export interface StillOptions {
  readonly scene: Scene;
  /** Of the catalogue, from the bottom up, in its own colours. */
  readonly layers: readonly Layer[];
  /** By the id of the dataset. */
  readonly collections: ReadonlyMap<string, FeatureCollection>;
  readonly patterns: Readonly<Record<string, Tile>>;
  /** The relief of a layer in this view, where it has one. */
  readonly relief: (layer: Layer) => Ground | undefined;
  readonly view: View;
  readonly lang: string;
  readonly day: Tokens;
  readonly night: Tokens;
  readonly light: Light;
  /** The colour of the sheet. */
  readonly paper: string;
  /** SVG put over all of it. */
  readonly over?: string;
  /** Only what stands on the map in words and heads, or all but that: a picture in several languages draws the map once. */
  readonly only?: 'ground' | 'letters';
}

const FONTS = "Literata,'Noto Naskh Arabic',Georgia,'Noto Serif',serif";

/** Path data longer than this that is drawn twice is written once. */
const WORTH_SHARING = 120;

/** A file for an image: no page's fonts, no scripts, nothing fetched. */
export function drawStill(options: StillOptions): string {
  const { scene, view, light, paper } = options;
  const sight = look(scene.camera, view);
  const inks = new Inks(options);
  const drawing = new Drawing();
  const sheets = sheetsOf(options, sight, inks);
  const { only } = options;
  const lettered = only === 'ground' ? new Map<Sheet, string>() : letter(sheets, options);
  if (only !== 'letters') drawing.add('path', { d: `M0 0H${String(view.width)}V${String(view.height)}H0z`, fill: inks.token(paper) });
  for (const sheet of sheets) {
    if (only !== 'letters') paint(sheet, drawing, inks, options);
    drawing.raw(lettered.get(sheet) ?? '');
  }
  const heads = only === 'ground' ? '' : headsOf(options, inks, sight);
  const body = drawing.body() + heads;
  const { width, height } = view;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" font-family="${FONTS}" stroke-linejoin="round" fill="none">${light === 'both' ? inks.style() : ''}${drawing.definitions()}${body}${options.over ?? ''}</svg>`;
}

/** The colours of a picture, each by day and by night. */
class Inks {
  #options: StillOptions;
  #pairs = new Map<string, string>();

  constructor(options: StillOptions) {
    this.#options = options;
  }

  /** What to write for a colour that is one thing by day and another by night. */
  pair(day: string, night: string): string {
    const { light } = this.#options;
    if (light !== 'both') return light === 'day' ? day : night;
    const key = `${day} ${night}`;
    const name = this.#pairs.get(key) ?? `--c${String(this.#pairs.size)}`;
    this.#pairs.set(key, name);
    return `var(${name})`;
  }

  token(value: string): string {
    return this.pair(inked(value, this.#options.day), inked(value, this.#options.night));
  }

  style(): string {
    const pairs = [...this.#pairs].map(([key, name]) => ({ name, values: key.split(' ') }));
    const theme = (n: number) => pairs.map(({ name, values }) => `${name}:${values[n] ?? ''}`).join(';');
    return `<style>:root{${theme(0)}}.night{display:none}@media (prefers-color-scheme:dark){:root{${theme(1)}}.night{display:inline}.day{display:none}}@media print{:root{${theme(0)}}.night{display:none}.day{display:inline}}</style>`;
  }
}

/** One style layer of the catalogue, as it stands in this scene. */
interface Sheet {
  readonly layer: Layer;
  readonly state: LayerState;
  readonly style: Style;
  /** Its features that are in the picture. */
  readonly features: readonly { readonly feature: Feature; readonly outline: Outline }[];
  readonly colour: (property: string, feature?: Feature) => { readonly ink: string; readonly alpha: number };
  readonly number: (property: string, feature?: Feature) => number;
}

/** A line that is gone as soon as it is told: the wake of a ship. */
const passes = (style: Layer['style'][number]): boolean => (style as { readonly metadata?: { readonly trail?: string } }).metadata?.trail === 'wake';

function sheetsOf({ scene, layers, collections, view, lang, day, night }: StillOptions, sight: Sight, inks: Inks): readonly Sheet[] {
  const state: GlobalState = { when: Math.round(scene.when.now), pace: paceOf(scene), lang, names: [...scene.names], scale: 1 };
  return layers.flatMap((layer) => {
    const shown = scene.layers[layer.id];
    if (!shown || shown.opacity <= 0) return [];
    const collection = collections.get(layer.dataset);
    const outlines = new Map<Feature, Outline>();
    const outline = (feature: Feature) => {
      const found = outlines.get(feature) ?? outlineOf(feature.geometry, sight, view.width, view.height);
      outlines.set(feature, found);
      return found;
    };
    const byNight = inked(layer.style, night);
    return inked(layer.style, day).flatMap((written, index): Sheet[] => {
      const style = styleAt(written, sight.zoom, state);
      const dark = styleAt(byNight[index] ?? written, sight.zoom, state);
      if (!style || !dark || passes(written)) return [];
      const features = (collection?.features ?? [])
        .filter((feature) => style.accepts(feature))
        .map((feature) => ({ feature, outline: outline(feature) }))
        .filter(({ outline: { points, lines, rings } }) => points.length + lines.length + rings.length > 0);
      const colour: Sheet['colour'] = (property, feature) => {
        const [a, b] = [inkOf(style.value(property, feature)), inkOf(dark.value(property, feature))];
        return { ink: inks.pair(a.hex, b.hex), alpha: a.alpha };
      };
      return [{ layer, state: shown, style, features, colour, number: (property, feature) => Number(style.value(property, feature)) }];
    });
  });
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

const rounded = (n: number, digits = 2) => String(Number(n.toFixed(digits))).replace(/^(-?)0\./, '$1.');

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const written = (attributes: Attributes) =>
  Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${typeof value === 'number' ? rounded(value) : escape(value)}"`]))
    .join('');

/** Opacity worth writing. */
const share = (opacity: number) => (opacity >= 0.995 ? undefined : opacity);

/** The marks of a picture in their order. Long lines that are drawn more than once are written once. */
class Drawing {
  #marks: ({ readonly name: string; readonly attributes: Attributes } | string)[] = [];
  #uses = new Map<string, number>();
  #patterns = new Map<string, string>();

  add(name: string, attributes: Attributes): void {
    const { d } = attributes;
    if (typeof d === 'string') this.#uses.set(d, (this.#uses.get(d) ?? 0) + 1);
    this.#marks.push({ name, attributes });
  }

  raw(text: string): void {
    if (text) this.#marks.push(text);
  }

  /** Names a texture, which is written once. */
  pattern(id: string, { size, path, stroke }: Tile, ink: string): string {
    const name = `p${String(this.#patterns.has(id) ? [...this.#patterns.keys()].indexOf(id) : this.#patterns.size)}`;
    const drawn = stroke === undefined ? { fill: ink } : { stroke: ink, 'stroke-width': stroke, 'stroke-linecap': 'round' };
    this.#patterns.set(id, `<pattern id="${name}" width="${String(size)}" height="${String(size)}" patternUnits="userSpaceOnUse"><path${written({ d: path, ...drawn })}/></pattern>`);
    return `url(#${name})`;
  }

  #shared(): ReadonlyMap<string, string> {
    const often = [...this.#uses].filter(([d, uses]) => uses > 1 && d.length > WORTH_SHARING);
    return new Map(often.map(([d], n) => [d, `s${String(n)}`]));
  }

  definitions(): string {
    const paths = [...this.#shared()].map(([d, id]) => `<path id="${id}" d="${d}"/>`).join('');
    const all = paths + [...this.#patterns.values()].join('');
    return all && `<defs>${all}</defs>`;
  }

  body(): string {
    const shared = this.#shared();
    return this.#marks
      .map((mark) => {
        if (typeof mark === 'string') return mark;
        const { d, ...rest } = mark.attributes;
        const id = typeof d === 'string' ? shared.get(d) : undefined;
        return id ? `<use href="#${id}"${written(rest)}/>` : `<${mark.name}${written({ d, ...rest })}/>`;
      })
      .join('');
  }
}

/** Gathers what is drawn alike, so that it is one path. */
function alike<T>(items: readonly T[], attributes: (item: T) => Attributes, data: (item: T) => string): readonly { readonly d: string; readonly attributes: Attributes }[] {
  const groups = new Map<string, { d: string; readonly attributes: Attributes }>();
  for (const item of items) {
    const d = data(item);
    if (!d) continue;
    const own = attributes(item);
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { d: '', attributes: own };
    group.d += d;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function paint(sheet: Sheet, drawing: Drawing, inks: Inks, { relief, patterns, view, light }: StillOptions) {
  const { style, state, features } = sheet;
  switch (style.type) {
    case 'hillshade':
    case 'color-relief': {
      // One picture holds both, and stands where the lower of them does.
      const first = sheet.layer.style.find(({ type }) => type === 'hillshade' || type === 'color-relief');
      const ground = first?.type === style.type ? relief(sheet.layer) : undefined;
      if (!ground) return;
      const picture = { width: view.width, height: view.height, preserveAspectRatio: 'none', opacity: share(state.opacity) };
      if (light !== 'night') drawing.add('image', { ...picture, href: ground.day, class: light === 'both' ? 'day' : undefined });
      if (light !== 'day') drawing.add('image', { ...picture, href: ground.night, class: light === 'both' ? 'night' : undefined });
      return;
    }
    case 'fill':
      for (const { d, attributes } of alike(features, ({ feature }) => filling(sheet, feature, drawing, inks, patterns), ({ outline }) => outline.rings.map((ring) => pathData(ring, true)).join(''))) {
        drawing.add('path', { d, ...attributes });
      }
      return;
    case 'line':
      for (const { d, attributes } of alike(features, ({ feature, outline }) => stroke(sheet, feature, outline), ({ outline }) => outline.lines.map((line) => pathData(line)).join(''))) {
        for (const one of soft(attributes)) drawing.add('path', { d, ...one });
      }
      return;
    case 'circle':
      dots(sheet, drawing);
      return;
    default:
  }
}

function filling(sheet: Sheet, feature: Feature, drawing: Drawing, inks: Inks, patterns: StillOptions['patterns']): Attributes {
  const opacity = sheet.number('fill-opacity', feature) * sheet.state.opacity;
  const named = sheet.style.value('fill-pattern', feature);
  const tile = named ? patterns[String(named)] : undefined;
  if (tile) return { fill: drawing.pattern(String(named), tile, inks.token(tile.colour)), 'fill-opacity': share(opacity) };
  const { ink, alpha } = sheet.colour('fill-color', feature);
  return { fill: ink, 'fill-opacity': share(opacity * alpha) };
}

function stroke(sheet: Sheet, feature: Feature, { nearness }: Outline): Attributes {
  const { ink, alpha } = sheet.colour('line-color', feature);
  const width = sheet.number('line-width', feature) * nearness;
  const lengths = sheet.style.value('line-dasharray', feature) as readonly number[] | undefined;
  const cap = String(sheet.style.value('line-cap', feature));
  return {
    stroke: ink,
    'stroke-width': width,
    'stroke-opacity': share(sheet.number('line-opacity', feature) * sheet.state.opacity * alpha),
    'stroke-linecap': cap === 'butt' ? undefined : cap,
    'stroke-dasharray': lengths?.map((length) => rounded(length * width)).join(' '),
    blur: sheet.number('line-blur', feature) * nearness || undefined,
  };
}

/** How many strokes stand for a soft one. */
const SHADES = 4;

/** A blurred line as sharp ones within each other: filters would cost a phone more than the whole map. */
function soft({ blur, ...stroke }: Attributes): readonly Attributes[] {
  const width = Number(stroke['stroke-width']);
  const softness = Number(blur ?? 0);
  if (softness < 1 || softness < width / 4) return [stroke];
  // MapLibre's line is full where it is as far from its edge as it is blurred.
  const peak = Math.min(1, width / 2 / softness) * Number(stroke['stroke-opacity'] ?? 1);
  return Array.from({ length: SHADES }, (_, n) => ({ ...stroke, 'stroke-width': width * (1 - (n + 0.5) / SHADES), 'stroke-opacity': peak / SHADES }));
}

function dots(sheet: Sheet, drawing: Drawing) {
  for (const { feature, outline } of sheet.features) {
    const [fill, rim] = [sheet.colour('circle-color', feature), sheet.colour('circle-stroke-color', feature)];
    const width = sheet.number('circle-stroke-width', feature);
    const radius = sheet.number('circle-radius', feature);
    const opacity = (property: string) => sheet.number(property, feature) * sheet.state.opacity;
    for (const [x, y] of outline.points) {
      drawing.add('circle', {
        cx: rounded(x, 1), cy: rounded(y, 1), r: (radius + width / 2) * outline.nearness,
        fill: fill.ink, 'fill-opacity': share(opacity('circle-opacity') * fill.alpha),
        ...(width > 0 ? { stroke: rim.ink, 'stroke-width': width * outline.nearness, 'stroke-opacity': share(opacity('circle-stroke-opacity') * rim.alpha) } : {}),
      });
    }
  }
}

/** Ems from a line of letters to the next, if the style says nothing else. */
const LINE = 1.2;

/** The names of all sheets. Those on top are placed first, as on the map, and what finds no room is left out. */
function letter(sheets: readonly Sheet[], options: StillOptions): ReadonlyMap<Sheet, string> {
  const room = new Room();
  const lettered = new Map<Sheet, string>();
  for (const sheet of [...sheets].reverse()) {
    if (sheet.style.type !== 'symbol') continue;
    const sorted = sheet.features
      .map((one, n) => ({ ...one, key: Number(sheet.style.value('symbol-sort-key', one.feature) ?? 0) || 0, n }))
      .sort((a, b) => a.key - b.key || a.n - b.n);
    const along = sheet.style.value('symbol-placement') === 'line';
    const groups = new Map<string, string>();
    for (const { feature, outline } of sorted) {
      const words = wordsOf(sheet, feature);
      if (!words) continue;
      const size = sheet.number('text-size', feature) * (0.5 + 0.5 * outline.nearness);
      const { attributes, face } = letters(sheet, feature, size);
      const text = along ? inscribe(sheet, feature, outline, words, face, size, room, options.view, `${sheet.layer.id}-${String(lettered.size)}-${String(groups.size)}`) : beside(sheet, feature, outline, words, face, size, room, options.view, options.light === 'both');
      if (!text) continue;
      const key = written(attributes);
      groups.set(key, (groups.get(key) ?? '') + text);
    }
    lettered.set(sheet, [...groups].map(([key, texts]) => `<g${key}>${texts}</g>`).join(''));
  }
  return lettered;
}

function wordsOf({ style }: Sheet, feature: Feature): string {
  const text = String(style.value('text-field', feature) ?? '').trim();
  const transform = style.value('text-transform', feature);
  return transform === 'uppercase' ? text.toLocaleUpperCase() : transform === 'lowercase' ? text.toLocaleLowerCase() : text;
}

function letters(sheet: Sheet, feature: Feature, size: number): { readonly attributes: Attributes; readonly face: Face } {
  const [first = ''] = (sheet.style.value('text-font', feature) ?? []) as readonly string[];
  const face = { italic: /italic/i.test(first), bold: /bold/i.test(first) };
  const { ink, alpha } = sheet.colour('text-color', feature);
  const halo = sheet.number('text-halo-width', feature);
  const rim = sheet.colour('text-halo-color', feature);
  const spacing = sheet.number('text-letter-spacing', feature);
  return {
    face,
    attributes: {
      'font-size': Number(size.toFixed(1)),
      'font-style': face.italic ? 'italic' : undefined,
      'font-weight': face.bold ? 600 : undefined,
      'letter-spacing': spacing > 0 ? size * spacing : undefined,
      'text-anchor': 'middle',
      fill: ink,
      opacity: share(sheet.number('text-opacity', feature) * sheet.state.opacity * alpha),
      ...(halo > 0 && rim.alpha > 0 ? { stroke: rim.ink, 'stroke-width': halo * 2, 'paint-order': 'stroke' } : {}),
    },
  };
}

/** One line of letters, in the width it was measured to have if that is not 0: a viewer without our fonts has another's. */
function line(text: string, x: number, y: number, { width, spaced }: { readonly width: number; readonly spaced: boolean }): string {
  const fitted = width > 0 ? ` textLength="${rounded(width, 1)}"${spaced ? '' : ' lengthAdjust="spacingAndGlyphs"'}` : '';
  return `<text x="${rounded(x, 1)}" y="${rounded(y, 1)}"${fitted}>${escape(text)}</text>`;
}

/** A name at its point, or where its style lets it stand about it. */
function beside(sheet: Sheet, feature: Feature, outline: Outline, words: string, face: Face, size: number, room: Room, view: View, fit: boolean): string {
  const point = middleOf(outline);
  if (!point) return '';
  const [x, y] = point;
  if (x < 0 || y < 0 || x > view.width || y > view.height) return '';
  const spacing = sheet.number('text-letter-spacing', feature);
  const lines = broken(words, face, spacing, sheet.number('text-max-width', feature));
  const widths = lines.map((one) => measure(one, face, spacing) * size);
  const step = sheet.number('text-line-height', feature) * size || LINE * size;
  const [width, height] = [Math.max(...widths), lines.length * step];
  const variable = sheet.style.value('text-variable-anchor', feature) as readonly Anchor[] | undefined;
  const distance = sheet.number('text-radial-offset', feature) || 0;
  const [right = 0, down = 0] = (sheet.style.value('text-offset', feature) ?? []) as readonly number[];
  const places = variable
    ? variable.map((anchor) => ({ anchor, off: distance ? radialOffset(anchor, distance) : ([0, 0] as const) }))
    : [{ anchor: String(sheet.style.value('text-anchor', feature)) as Anchor, off: [right, down] as const }];
  const padding = sheet.number('text-padding', feature);
  const overlap = sheet.style.value('text-allow-overlap', feature) === true;
  for (const { anchor, off } of places) {
    const box = boxAt(anchor, x + off[0] * size, y + off[1] * size, width, height);
    if (!overlap && !room.isFree(grown(box, padding))) continue;
    room.take(grown(box, padding));
    const justify = justified(String(sheet.style.value('text-justify', feature)), anchor);
    return lines
      .map((one, n) => {
        const own = widths[n] ?? width;
        const middle = justify === 'left' ? box.left + own / 2 : justify === 'right' ? box.right - own / 2 : (box.left + box.right) / 2;
        return line(one, middle, box.top + (n + 0.5) * step + size * 0.33, { width: fit ? own : 0, spaced: spacing > 0 });
      })
      .join('');
  }
  return '';
}

const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });

const justified = (justify: string, anchor: Anchor): string => (justify !== 'auto' ? justify : anchor.endsWith('left') ? 'left' : anchor.endsWith('right') ? 'right' : 'center');

/** The point that a name is set to: a point's own, or the middle of the largest part that is in the picture. */
function middleOf({ points, lines, rings }: Outline): readonly [x: number, y: number] | undefined {
  if (points[0]) return points[0];
  const [largest] = rings.map((ring) => ({ ring, ...centroid(ring) })).sort((a, b) => b.area - a.area);
  if (largest) return largest.at;
  return lines[0]?.[0];
}

function centroid(ring: readonly (readonly [number, number])[]): { readonly at: readonly [number, number]; readonly area: number } {
  let [x, y, area] = [0, 0, 0];
  ring.forEach((a, n) => {
    const b = ring[(n + 1) % ring.length] ?? a;
    const cross = a[0] * b[1] - b[0] * a[1];
    area += cross;
    x += (a[0] + b[0]) * cross;
    y += (a[1] + b[1]) * cross;
  });
  return area === 0 ? { at: ring[0] ?? [0, 0], area: 0 } : { at: [x / (3 * area), y / (3 * area)], area: Math.abs(area) };
}

/** A name along its line, once on each part that is long and straight enough, then again at the style's distance. */
function inscribe(sheet: Sheet, feature: Feature, outline: Outline, words: string, face: Face, size: number, room: Room, view: View, id: string): string {
  const spacing = sheet.number('text-letter-spacing', feature);
  const length = measure(words, face, spacing) * size;
  const apart = Math.max(sheet.number('symbol-spacing', feature), length * 1.5);
  const most = (sheet.number('text-max-angle', feature) * Math.PI) / 180;
  const [, down = 0] = (sheet.style.value('text-offset', feature) ?? []) as readonly number[];
  const padding = sheet.number('text-padding', feature);
  let texts = '';
  let count = 0;
  for (const whole of outline.lines) {
    const steps = lengthsOf(whole);
    const total = steps.at(-1) ?? 0;
    let last = -Infinity;
    for (let middle = length * 0.6; middle < total - length * 0.6; middle += 12) {
      if (middle - last < apart) continue;
      const part = stretchOf(whole, steps, middle - length / 2, middle + length / 2);
      if (bend(part) > most || part.some(([x, y]) => x < 0 || y < 0 || x > view.width || y > view.height)) continue;
      const boxes = part.map(([x, y]) => grown({ left: x, right: x, top: y + down * size, bottom: y + down * size }, size * 0.5 + padding));
      if (boxes.some((box) => !room.isFree(box))) continue;
      room.take(...boxes);
      last = middle;
      const [first = [0, 0], end = first] = [part[0], part.at(-1)];
      const upright = end[0] < first[0] ? [...part].reverse() : part;
      const name = `${id}-${String(count++)}`;
      texts += `<path id="${name}" d="${pathData(upright)}" fill="none" stroke="none"/><text dy="${rounded(size * (down + 0.33), 1)}"><textPath href="#${name}" startOffset="50%">${escape(words)}</textPath></text>`;
    }
  }
  return texts;
}

type Points = Outline['points'];

function lengthsOf(points: Points): readonly number[] {
  const lengths = [0];
  points.slice(1).forEach(([x, y], n) => {
    const [fromX, fromY] = points[n] ?? [x, y];
    lengths.push((lengths[n] ?? 0) + Math.hypot(x - fromX, y - fromY));
  });
  return lengths;
}

/** The part of a line between two lengths, with a point every few pixels. */
function stretchOf(points: Points, lengths: readonly number[], from: number, until: number): Points {
  const count = Math.max(3, Math.ceil((until - from) / 8));
  return Array.from({ length: count + 1 }, (_, n) => pointAt(points, lengths, from + ((until - from) * n) / count));
}

function pointAt(points: Points, lengths: readonly number[], length: number): readonly [number, number] {
  const end = Math.max(1, lengths.findIndex((one) => one >= length));
  const [a = [0, 0], b = a] = [points[end - 1], points[end]];
  const [from = 0, until = from] = [lengths[end - 1], lengths[end]];
  const t = until === from ? 0 : Math.min(1, Math.max(0, (length - from) / (until - from)));
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** How much a line turns over the width of a few letters, at its sharpest. Radians. */
function bend(points: Points): number {
  const angles = points.slice(1).map(([x, y], n) => Math.atan2(y - (points[n]?.[1] ?? y), x - (points[n]?.[0] ?? x)));
  const turns = angles.slice(1).map((angle, n) => Math.atan2(Math.sin(angle - (angles[n] ?? angle)), Math.cos(angle - (angles[n] ?? angle))));
  return Math.max(0, ...turns.map((turn, n) => Math.abs(turn + (turns[n + 1] ?? 0) + (turns[n + 2] ?? 0))));
}

/** Pixels over which the direction of a line is taken at its end. */
const SIGHT = 18;
const TIP = 'M0 0L-12-7Q-9 0-12 7Z';

/** The ends of the lines that the scene has drawn: an arrow, and whose it is where the catalogue says. */
function headsOf(options: StillOptions, inks: Inks, sight: Sight): string {
  const { scene, layers, collections, view, lang } = options;
  return layers.flatMap((layer) => {
    const shown = scene.layers[layer.id];
    if (!layer.drawable || !shown || shown.opacity <= 0) return [];
    const { head } = layer as Layer & { readonly head?: Head };
    const top = [...layer.style].reverse().find((style) => style.type === 'line' && !passes(style));
    const filter = top && styleAt(top, sight.zoom, { when: scene.when.now, lang, names: [], scale: 1 });
    const colour = head?.colour ?? (top?.type === 'line' && typeof top.paint?.['line-color'] === 'string' ? top.paint['line-color'] : undefined);
    if (!filter || !colour) return [];
    const features = (collections.get(layer.dataset)?.features ?? []).filter((feature) => (head ? feature.properties?.['id'] === head.feature : filter.accepts(feature)));
    return features.flatMap((feature) => {
      const whole = feature.geometry.type === 'LineString' ? [feature.geometry.coordinates] : feature.geometry.type === 'MultiLineString' ? feature.geometry.coordinates : [];
      const [longest] = [...whole].sort((a, b) => b.length - a.length);
      if (!longest) return [];
      const ground = longest.map(([lng = 0, lat = 0]) => sight.ground([lng, lat])).filter(([, ahead]) => ahead > sight.reach[0] && ahead < sight.reach[1]);
      const points = ground.map((point) => sight.place(point));
      const [x = NaN, y = NaN] = points.at(-1) ?? [];
      if (!(x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20)) return [];
      const [fromX, fromY] = [...points].reverse().find(([px, py]) => Math.hypot(px - x, py - y) > SIGHT) ?? points[0] ?? [x, y];
      const turn = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI;
      const halo = inks.token('var(--map-halo)');
      const ink = inks.token(colour);
      const rim = { stroke: halo, 'stroke-width': 1.5, 'paint-order': 'stroke' };
      const arrow = `<path${written({ d: TIP, fill: ink, ...rim, transform: `rotate(${rounded(turn, 1)})scale(.8)` })}/>`;
      return [`<g transform="translate(${rounded(x, 1)} ${rounded(y, 1)})">${arrow}${head ? company(head, turn, ink, rim, inks, options) : ''}</g>`];
    });
  }).join('');
}

/** Whose the line is, in a disc behind the arrow, and what is said of it to the right hand of the march. */
function company({ colour, mark, said }: Head, turn: number, ink: string, rim: Attributes, inks: Inks, { day, night, lang, light }: Pick<StillOptions, 'day' | 'night' | 'lang' | 'light'>): string {
  const size = 0.8;
  const angle = (turn * Math.PI) / 180;
  const [dx, dy] = [-19 * size * Math.cos(angle), -19 * size * Math.sin(angle)];
  const on = (tokens: Tokens) => (takesLight(inked(colour, tokens)) ? '#fffaf0' : '#1b1a16');
  const contrast = inks.pair(on(day), on(night));
  const drawn = mark.stroke ? { stroke: contrast, 'stroke-width': mark.stroke } : { fill: contrast };
  const disc = `<g${written({ transform: `translate(${rounded(dx)} ${rounded(dy)})scale(${rounded(size)})` })}><circle${written({ r: 10, fill: ink, ...rim })}/><path${written({ d: mark.path, transform: 'translate(-6 -6)scale(.75)', ...drawn })}/></g>`;
  const words = said[lang as keyof Localized] ?? said.en;
  if (!words) return disc;
  const face = { italic: false, bold: true };
  const letter = 12.8;
  // What draws a fixed light has our fonts.
  const fit = light === 'both';
  const lines = broken(words, face, 0, 152 / letter);
  const widths = lines.map((one) => measure(one, face, 0) * letter);
  const [ax, ay] = [-Math.sin(angle), Math.cos(angle)];
  const [width, height] = [Math.max(...widths), lines.length * letter * LINE];
  const [x, y] = [dx + ax * 17 + (ax * width) / 2, dy + ay * 17 + (ay * height) / 2];
  const texts = lines.map((one, n) => line(one, x, y - height / 2 + (n + 0.5) * letter * LINE + letter * 0.33, { width: fit ? (widths[n] ?? 0) : 0, spaced: false })).join('');
  return `${disc}<g${written({ 'font-size': letter, 'font-weight': 600, 'text-anchor': 'middle', fill: inks.token('var(--map-ink)'), ...rim, 'stroke-width': 3 })}>${texts}</g>`;
}

/** Whether light strokes are read on a colour `#rrggbb`, or dark ones. Relative luminance after WCAG 2.2. */
function takesLight(colour: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.24;
}
