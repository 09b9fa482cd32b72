/** Lettering. No `glyphs` in the style: MapLibre draws with the page's own fonts, by their CSS names. */
import type { ExpressionSpecification } from 'maplibre-gl';

const FAMILIES = [
  'Literata Variable',
  'Literata',
  'Noto Naskh Arabic Variable',
  'Noto Naskh Arabic',
  'Georgia',
  'serif',
];

/**
 * MapLibre takes style and weight from the first name of a stack: these first names are no fonts, but words
 * to that end, and the browser passes over them. Arabic script has no italic, and stands upright.
 */
const stack = (word?: string): ExpressionSpecification =>
  ['literal', word ? [word, ...FAMILIES] : FAMILIES] as unknown as ExpressionSpecification;

const unlessPersian = (latin: ExpressionSpecification): ExpressionSpecification =>
  ['case', ['==', ['global-state', 'lang'], 'fa'], stack(), latin] as unknown as ExpressionSpecification;

export const upright = stack();
export const semibold = unlessPersian(stack('Semibold'));
export const italic = unlessPersian(stack('Italic'));

/**
 * A property in the reader's language, or else in English: `text('name')` reads `name_fa`, then `name_en`, then `name`.
 */
export const text = (property: string): ExpressionSpecification => [
  'coalesce',
  ['get', ['concat', `${property}_`, ['to-string', ['global-state', 'lang']]]],
  ['get', `${property}_en`],
  ['get', property],
];

/**
 * A size in CSS pixels, times the `scale` that the stage sets for its pane: a wall is read from farther off than a
 * desk.
 */
export const scaled = (value: number | ExpressionSpecification): ExpressionSpecification =>
  ['*', ['global-state', 'scale'], value] as unknown as ExpressionSpecification;

/** Sizes that grow with the zoom and with the pane: pairs of zoom and CSS pixels, or an expression that gives them. */
export const byZoom = (
  ...stops: readonly [zoom: number, value: number | ExpressionSpecification][]
): ExpressionSpecification =>
  [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...stops.flatMap(([zoom, value]) => [zoom, scaled(value)]),
  ] as unknown as ExpressionSpecification;

/** What changes with the zoom and is no size. */
export const atZoom = (...stops: readonly [zoom: number, value: number][]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** Letters that grow from one zoom to another. */
export const lettering = (
  [small, large]: readonly [number, number],
  from: number,
  until: number,
): ExpressionSpecification => byZoom([from, small], [until, large]);
