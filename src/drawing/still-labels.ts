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

/** Line height in ems, if the style does not set one. */
export const LINE = 1.2;

/** Draws the labels of all layers. The top layer is placed first, as in MapLibre; labels without space are left out. */
export function drawLabels(
  styledLayers: readonly StyledLayer[],
  occupied: OccupiedBoxes,
  options: StillOptions,
): ReadonlyMap<StyledLayer, string> {
  const svgByLayer = new Map<StyledLayer, string>();
  let count = 0;
  for (const styledLayer of [...styledLayers].reverse()) {
    if (styledLayer.style.type !== 'symbol') continue;
    const sorted = styledLayer.features
      .map((one, n) => ({ ...one, key: Number(styledLayer.style.value('symbol-sort-key', one.feature) ?? 0) || 0, n }))
      .sort((a, b) => a.key - b.key || a.n - b.n);
    const along = styledLayer.style.value('symbol-placement') === 'line';
    const groups = new Map<string, string>();
    for (const { feature, outline } of sorted) {
      const words = wordsOf(styledLayer, feature);
      if (!words) continue;
      const size = styledLayer.number('text-size', feature) * (0.5 + 0.5 * outline.nearness);
      const { attributes, face } = textStyle(styledLayer, feature, words, size);
      const name = { styledLayer, feature, outline, words, face, size };
      const text = along
        ? labelsAlongLine(name, occupied, options.view, `along-${String(count++)}`)
        : labelAtPoint(name, occupied, options.view, options.light === 'both');
      if (!text) continue;
      const key = attributeText(attributes);
      groups.set(key, (groups.get(key) ?? '') + text);
    }
    svgByLayer.set(styledLayer, [...groups].map(([key, texts]) => `<g${key}>${texts}</g>`).join(''));
  }
  return svgByLayer;
}

/** The text of a feature, and its style. */
interface Name {
  readonly styledLayer: StyledLayer;
  readonly feature: Feature;
  readonly outline: Outline;
  readonly words: string;
  readonly face: Face;
  /** Pixels. */
  readonly size: number;
}

/**
 * Letter spacing in ems; 0 for Arabic script, whose letters are joined. MapLibre does so by itself; SVG does not.
 */
function spacingOf(styledLayer: StyledLayer, feature: Feature, words: string): number {
  return /\p{Script=Arabic}/u.test(words) ? 0 : styledLayer.number('text-letter-spacing', feature);
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

function textStyle(
  styledLayer: StyledLayer,
  feature: Feature,
  words: string,
  size: number,
): { readonly attributes: Attributes; readonly face: Face } {
  const [first = ''] = (styledLayer.style.value('text-font', feature) ?? []) as readonly string[];
  const face = { italic: /italic/i.test(first), bold: /bold/i.test(first) };
  const { ink, alpha } = styledLayer.colour('text-color', feature);
  const halo = styledLayer.number('text-halo-width', feature);
  const rim = styledLayer.colour('text-halo-color', feature);
  const spacing = spacingOf(styledLayer, feature, words);
  return {
    face,
    attributes: {
      'font-size': Number(size.toFixed(1)),
      'font-style': face.italic ? 'italic' : undefined,
      'font-weight': face.bold ? 600 : undefined,
      'letter-spacing': spacing > 0 ? size * spacing : undefined,
      'text-anchor': 'middle',
      fill: ink,
      opacity: opacityValue(styledLayer.number('text-opacity', feature) * styledLayer.state.opacity * alpha),
      ...(halo > 0 && rim.alpha > 0 ? { stroke: rim.ink, 'stroke-width': halo * 2, 'paint-order': 'stroke' } : {}),
    },
  };
}

/** One line of text. If `width` is not 0 it is stretched to that width, for viewers without the site's fonts. */
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

/** A label at its point, at the first anchor of its style that has space. */
function labelAtPoint(
  { styledLayer, feature, outline, words, face, size }: Name,
  occupied: OccupiedBoxes,
  view: PictureView,
  fit: boolean,
): string {
  const point = middleOf(outline);
  if (!point) return '';
  const [x, y] = point;
  if (x < 0 || y < 0 || x > view.width || y > view.height) return '';
  const spacing = spacingOf(styledLayer, feature, words);
  const lines = wrapLines(words, face, spacing, styledLayer.number('text-max-width', feature));
  const widths = lines.map((one) => measureText(one, face, spacing) * size);
  const step = styledLayer.number('text-line-height', feature) * size || LINE * size;
  const [width, height] = [Math.max(...widths), lines.length * step];
  const variable = styledLayer.style.value('text-variable-anchor', feature) as readonly Anchor[] | undefined;
  const distance = styledLayer.number('text-radial-offset', feature) || 0;
  const [right = 0, down = 0] = (styledLayer.style.value('text-offset', feature) ?? []) as readonly number[];
  const offsets = styledLayer.style.value('text-variable-anchor-offset', feature) as
    { readonly values: readonly unknown[] } | undefined;
  const places = offsets
    ? pairs(offsets.values).map(([anchor, off]) => ({ anchor, off: textOffset(anchor, off) }))
    : variable
      ? variable.map((anchor) => ({ anchor, off: distance ? radialOffset(anchor, distance) : ([0, 0] as const) }))
      : [{ anchor: String(styledLayer.style.value('text-anchor', feature)) as Anchor, off: [right, down] as const }];
  const padding = styledLayer.number('text-padding', feature);
  const overlap = styledLayer.style.value('text-allow-overlap', feature) === true;
  for (const { anchor, off } of places) {
    const box = boxAt(anchor, x + off[0] * size, y + off[1] * size, width, height);
    if (!overlap && !occupied.isFree(grown(box, padding))) continue;
    occupied.occupy(grown(box, padding));
    const justify = justified(String(styledLayer.style.value('text-justify', feature)), anchor);
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

/** Anchors with their offsets, which MapLibre keeps in one flat array. */
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

/** The point of a label: the point itself, or the centroid of the largest ring in the picture. */
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

/** Labels along a line: wherever it is long and straight enough, repeated at the distance that the style sets. */
function labelsAlongLine(
  { styledLayer, feature, outline, words, face, size }: Name,
  occupied: OccupiedBoxes,
  view: PictureView,
  id: string,
): string {
  const spacing = spacingOf(styledLayer, feature, words);
  const length = measureText(words, face, spacing) * size;
  const apart = Math.max(styledLayer.number('symbol-spacing', feature), length * 1.5);
  const most = (styledLayer.number('text-max-angle', feature) * Math.PI) / 180;
  const [, down = 0] = (styledLayer.style.value('text-offset', feature) ?? []) as readonly number[];
  const padding = styledLayer.number('text-padding', feature);
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
      if (boxes.some((box) => !occupied.isFree(box))) continue;
      occupied.occupy(...boxes);
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

/** The part of a line between two lengths, with a point about every 8 pixels. */
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

/** The greatest turn of a line within three of its points, about the width of a few letters. Radians. */
function bend(points: Points): number {
  const angles = points.slice(1).map(([x, y], n) => Math.atan2(y - (points[n]?.[1] ?? y), x - (points[n]?.[0] ?? x)));
  const turns = angles
    .slice(1)
    .map((angle, n) => Math.atan2(Math.sin(angle - (angles[n] ?? angle)), Math.cos(angle - (angles[n] ?? angle))));
  return Math.max(0, ...turns.map((turn, n) => Math.abs(turn + (turns[n + 1] ?? 0) + (turns[n + 2] ?? 0))));
}
