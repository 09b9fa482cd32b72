/** Joins two maps of the same size into one picture, divided as on the screen. Pure. */
import { escapeXml } from '../../story/escape.ts';

export interface HalvesWish {
  readonly left: string;
  readonly right: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Position of the boundary, 0 to 1 from the left. */
  readonly share: number;
  readonly names: { readonly left: string; readonly right: string };
  readonly colours: { readonly line: string; readonly paper: string; readonly ink: string };
}

/** Pixels. */
const TYPE = 14;
const BESIDE = 10;
/** Pixels: a narrower half has no name, because the text above the map has it too. */
const NARROW = 70;

/** Adds a prefix to the ids in an SVG, so that two drawings can be in one file. */
const renamed = (svg: string, prefix: string) =>
  svg
    .replace(/ id="/g, ` id="${prefix}`)
    .replace(/url\(#/g, `url(#${prefix}`)
    .replace(/href="#/g, `href="#${prefix}`);

/** @returns an SVG element of that size. Left and right are as on the map, also in right-to-left languages. */
export function halves({
  left,
  right,
  width,
  height,
  share,
  names,
  colours: { line, paper, ink },
}: HalvesWish): string {
  const at = Math.round(width * share);
  const name = (words: string, x: number, anchor: string) =>
    `<text x="${String(x)}" y="${String(TYPE + 14)}" text-anchor="${anchor}" direction="ltr" font-size="${String(TYPE)}" font-weight="600" fill="${ink}" stroke="${paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${escapeXml(words)}</text>`;
  return [
    `<svg width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"><clipPath id="right-half"><path d="M${String(at)} 0H${String(width)}V${String(height)}H${String(at)}z"/></clipPath>`,
    left,
    `<g clip-path="url(#right-half)">${renamed(right, 'right-')}</g>`,
    `<path d="M${String(at)} 0V${String(height)}" stroke="${paper}" stroke-width="5"/><path d="M${String(at)} 0V${String(height)}" stroke="${line}" stroke-width="2.5"/>`,
    at < NARROW ? '' : name(names.left, at - BESIDE, 'end'),
    width - at < NARROW ? '' : name(names.right, at + BESIDE, 'start'),
    '</svg>',
  ].join('');
}
