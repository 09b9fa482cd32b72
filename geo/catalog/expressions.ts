/** The style expressions that several layers of the catalogue share. */
import type { ExpressionSpecification } from 'maplibre-gl';

/**
 * A style expression, from its operator and its arguments. MapLibre's types follow an expression only where it is
 * written out in one place; those of the catalogue are put together from parts. `tests/geo/catalog.test.ts` checks every
 * layer against the style specification, and so finds what these types let pass.
 *
 * @example expression('==', ['get', 'rank'], 1)
 */
export const expression = (
  ...parts: readonly [operator: string, ...args: readonly unknown[]]
): ExpressionSpecification => parts as unknown as ExpressionSpecification;

/** Names of fonts. The style has no `glyphs`: MapLibre letters with the page's own fonts, by their CSS names. */
const FAMILIES = [
  'Literata Variable',
  'Literata',
  'Noto Naskh Arabic Variable',
  'Noto Naskh Arabic',
  'Georgia',
  'serif',
];

/**
 * A `text-font`. MapLibre reads style and weight from the first name of the list: `Italic` and `Semibold` are words for
 * that and no fonts, and the browser passes over them. Arabic script has no italic, so Persian is always upright.
 */
const stack = (word?: string): ExpressionSpecification => expression('literal', word ? [word, ...FAMILIES] : FAMILIES);

const unlessPersian = (latin: ExpressionSpecification): ExpressionSpecification =>
  expression('case', ['==', ['global-state', 'lang'], 'fa'], stack(), latin);

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
  expression('*', ['global-state', 'scale'], value);

/** Sizes that grow with the zoom and with the pane: pairs of zoom and CSS pixels, or an expression that gives them. */
export const byZoom = (
  ...stops: readonly [zoom: number, value: number | ExpressionSpecification][]
): ExpressionSpecification =>
  expression('interpolate', ['linear'], ['zoom'], ...stops.flatMap(([zoom, value]) => [zoom, scaled(value)]));

/** What changes with the zoom and is no size. */
export const atZoom = (...stops: readonly [zoom: number, value: number][]): ExpressionSpecification =>
  expression('interpolate', ['linear'], ['zoom'], ...stops.flat());

/** Letters that grow from one zoom to another. */
export const lettering = (
  [small, large]: readonly [number, number],
  from: number,
  until: number,
): ExpressionSpecification => byZoom([from, small], [until, large]);
