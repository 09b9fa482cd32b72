import type { Feature } from 'geojson';
import { escapeXml } from '../story/escape.ts';
import { attributeText, shortNumber, opacityValue, type Attributes } from './svg.ts';
import {
  boxAt,
  wrapLines,
  measureText,
  radialOffset,
  textOffset,
  type Anchor,
  type Box,
  type Face,
  type OccupiedBoxes,
} from './text-layout.ts';
import { pathData, type Outline } from './project-geometry.ts';
import type { StyledLayer } from './styled-layers.ts';
import type { StillOptions } from './still-options.ts';
import type { PictureView } from './view.ts';

/** Ems from a line of letters to the next, if the style says nothing else. */
export const LINE = 1.2;

/** The names of all sheets. Those on top are placed first, as on the map, and what finds no room is left out. */
export function letter(
  sheets: readonly StyledLayer[],
  room: OccupiedBoxes,
  options: StillOptions,
): ReadonlyMap<StyledLayer, string> {
  const lettered = new Map<StyledLayer, string>();
  let count = 0;
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
      const { attributes, face } = letters(sheet, feature, words, size);
      const name = { sheet, feature, outline, words, face, size };
      const text = along
        ? inscribe(name, room, options.view, `along-${String(count++)}`)
        : beside(name, room, options.view, options.light === 'both');
      if (!text) continue;
      const key = attributeText(attributes);
      groups.set(key, (groups.get(key) ?? '') + text);
    }
    lettered.set(sheet, [...groups].map(([key, texts]) => `<g${key}>${texts}</g>`).join(''));
  }
  return lettered;
}

/** What is to be lettered of a feature, and how. */
interface Name {
  readonly sheet: StyledLayer;
  readonly feature: Feature;
  readonly outline: Outline;
  readonly words: string;
  readonly face: Face;
  /** Pixels. */
  readonly size: number;
}

/**
 * Ems between letters. Arabic letters are joined, and space would tear them apart; an SVG is told to set it, where
 * MapLibre leaves it out by itself.
 */
function spacingOf(sheet: StyledLayer, feature: Feature, words: string): number {
  return /\p{Script=Arabic}/u.test(words) ? 0 : sheet.number('text-letter-spacing', feature);
}

function wordsOf({ style }: StyledLayer, feature: Feature): string {
  const text = String(style.value('text-field', feature) ?? '').trim();
  const transform = style.value('text-transform', feature);
  return transform === 'uppercase'
    ? text.toLocaleUpperCase()
    : transform === 'lowercase'
      ? text.toLocaleLowerCase()
      : text;
}

function letters(
  sheet: StyledLayer,
  feature: Feature,
  words: string,
  size: number,
): { readonly attributes: Attributes; readonly face: Face } {
  const [first = ''] = (sheet.style.value('text-font', feature) ?? []) as readonly string[];
  const face = { italic: /italic/i.test(first), bold: /bold/i.test(first) };
  const { ink, alpha } = sheet.colour('text-color', feature);
  const halo = sheet.number('text-halo-width', feature);
  const rim = sheet.colour('text-halo-color', feature);
  const spacing = spacingOf(sheet, feature, words);
  return {
    face,
    attributes: {
      'font-size': Number(size.toFixed(1)),
      'font-style': face.italic ? 'italic' : undefined,
      'font-weight': face.bold ? 600 : undefined,
      'letter-spacing': spacing > 0 ? size * spacing : undefined,
      'text-anchor': 'middle',
      fill: ink,
      opacity: opacityValue(sheet.number('text-opacity', feature) * sheet.state.opacity * alpha),
      ...(halo > 0 && rim.alpha > 0 ? { stroke: rim.ink, 'stroke-width': halo * 2, 'paint-order': 'stroke' } : {}),
    },
  };
}

/**
 * One line of letters, in the width it was measured to have if that is not 0: a viewer without our fonts has another's.
 */
export function line(
  text: string,
  x: number,
  y: number,
  { width, spaced }: { readonly width: number; readonly spaced: boolean },
): string {
  const fitted =
    width > 0 ? ` textLength="${shortNumber(width, 1)}"${spaced ? '' : ' lengthAdjust="spacingAndGlyphs"'}` : '';
  return `<text x="${shortNumber(x, 1)}" y="${shortNumber(y, 1)}"${fitted}>${escapeXml(text)}</text>`;
}

/** A name at its point, or where its style lets it stand about it. */
function beside(
  { sheet, feature, outline, words, face, size }: Name,
  room: OccupiedBoxes,
  view: PictureView,
  fit: boolean,
): string {
  const point = middleOf(outline);
  if (!point) return '';
  const [x, y] = point;
  if (x < 0 || y < 0 || x > view.width || y > view.height) return '';
  const spacing = spacingOf(sheet, feature, words);
  const lines = wrapLines(words, face, spacing, sheet.number('text-max-width', feature));
  const widths = lines.map((one) => measureText(one, face, spacing) * size);
  const step = sheet.number('text-line-height', feature) * size || LINE * size;
  const [width, height] = [Math.max(...widths), lines.length * step];
  const variable = sheet.style.value('text-variable-anchor', feature) as readonly Anchor[] | undefined;
  const distance = sheet.number('text-radial-offset', feature) || 0;
  const [right = 0, down = 0] = (sheet.style.value('text-offset', feature) ?? []) as readonly number[];
  const offsets = sheet.style.value('text-variable-anchor-offset', feature) as
    { readonly values: readonly unknown[] } | undefined;
  const places = offsets
    ? pairs(offsets.values).map(([anchor, off]) => ({ anchor, off: textOffset(anchor, off) }))
    : variable
      ? variable.map((anchor) => ({ anchor, off: distance ? radialOffset(anchor, distance) : ([0, 0] as const) }))
      : [{ anchor: String(sheet.style.value('text-anchor', feature)) as Anchor, off: [right, down] as const }];
  const padding = sheet.number('text-padding', feature);
  const overlap = sheet.style.value('text-allow-overlap', feature) === true;
  for (const { anchor, off } of places) {
    const box = boxAt(anchor, x + off[0] * size, y + off[1] * size, width, height);
    if (!overlap && !room.isFree(grown(box, padding))) continue;
    room.occupy(grown(box, padding));
    const justify = justified(String(sheet.style.value('text-justify', feature)), anchor);
    return lines
      .map((one, n) => {
        const own = widths[n] ?? width;
        const middle =
          justify === 'left'
            ? box.left + own / 2
            : justify === 'right'
              ? box.right - own / 2
              : (box.left + box.right) / 2;
        return line(one, middle, box.top + (n + 0.5) * step + size * 0.33, {
          width: fit ? own : 0,
          spaced: spacing > 0,
        });
      })
      .join('');
  }
  return '';
}

/** Anchors and their offsets, which MapLibre keeps in one row. */
const pairs = (values: readonly unknown[]) =>
  values.flatMap((value, n) => (n % 2 ? [] : [[value as Anchor, values[n + 1] as readonly [number, number]] as const]));

const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

const justified = (justify: string, anchor: Anchor): string =>
  justify !== 'auto' ? justify : anchor.endsWith('left') ? 'left' : anchor.endsWith('right') ? 'right' : 'center';

/** The point that a name is set to: a point's own, or the middle of the largest part that is in the picture. */
function middleOf({ points, lines, rings }: Outline): readonly [x: number, y: number] | undefined {
  if (points[0]) return points[0];
  const [largest] = rings.map((ring) => ({ ring, ...centroid(ring) })).sort((a, b) => b.area - a.area);
  if (largest) return largest.at;
  return lines[0]?.[0];
}

function centroid(ring: readonly (readonly [number, number])[]): {
  readonly at: readonly [number, number];
  readonly area: number;
} {
  let [x, y, area] = [0, 0, 0];
  ring.forEach((a, n) => {
    const b = ring[(n + 1) % ring.length] ?? a;
    const cross = a[0] * b[1] - b[0] * a[1];
    area += cross;
    x += (a[0] + b[0]) * cross;
    y += (a[1] + b[1]) * cross;
  });
  return area === 0
    ? { at: ring[0] ?? [0, 0], area: 0 }
    : { at: [x / (3 * area), y / (3 * area)], area: Math.abs(area) };
}

/** A name along its line, once on each part that is long and straight enough, then again at the style's distance. */
function inscribe(
  { sheet, feature, outline, words, face, size }: Name,
  room: OccupiedBoxes,
  view: PictureView,
  id: string,
): string {
  const spacing = spacingOf(sheet, feature, words);
  const length = measureText(words, face, spacing) * size;
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
      const boxes = part.map(([x, y]) =>
        grown({ left: x, right: x, top: y + down * size, bottom: y + down * size }, size * 0.5 + padding),
      );
      if (boxes.some((box) => !room.isFree(box))) continue;
      room.occupy(...boxes);
      last = middle;
      const [first = [0, 0], end = first] = [part[0], part.at(-1)];
      const upright = end[0] < first[0] ? [...part].reverse() : part;
      const name = `${id}-${String(count++)}`;
      texts += `<path id="${name}" d="${pathData(upright)}" fill="none" stroke="none"/><text dy="${shortNumber(size * (down + 0.33), 1)}"><textPath href="#${name}" startOffset="50%">${escapeXml(words)}</textPath></text>`;
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
  const end = Math.max(
    1,
    lengths.findIndex((one) => one >= length),
  );
  const [a = [0, 0], b = a] = [points[end - 1], points[end]];
  const [from = 0, until = from] = [lengths[end - 1], lengths[end]];
  const t = until === from ? 0 : Math.min(1, Math.max(0, (length - from) / (until - from)));
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** How much a line turns over the width of a few letters, at its sharpest. Radians. */
function bend(points: Points): number {
  const angles = points.slice(1).map(([x, y], n) => Math.atan2(y - (points[n]?.[1] ?? y), x - (points[n]?.[0] ?? x)));
  const turns = angles
    .slice(1)
    .map((angle, n) => Math.atan2(Math.sin(angle - (angles[n] ?? angle)), Math.cos(angle - (angles[n] ?? angle))));
  return Math.max(0, ...turns.map((turn, n) => Math.abs(turn + (turns[n + 1] ?? 0) + (turns[n + 2] ?? 0))));
}
