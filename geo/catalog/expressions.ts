/** The style expressions that several layers of the catalogue share. */
import type { ExpressionSpecification } from 'maplibre-gl';

/**
 * A style expression, from its operator and its arguments. MapLibre's types can check an expression only if it is
 * written in one piece; those of the catalogue are put together from parts. `tests/geo/catalog.test.ts` checks every
 * layer against the style specification, and so finds the errors that these types do not.
 *
 * @example expression('==', ['get', 'rank'], 1)
 */
export const expression = (
  ...parts: readonly [operator: string, ...args: readonly unknown[]]
): ExpressionSpecification => parts as unknown as ExpressionSpecification;

/** CSS names of fonts. The style has no `glyphs`, so MapLibre draws text with the fonts of the page. */
const FAMILIES = [
  'Literata Variable',
  'Literata',
  'Noto Naskh Arabic Variable',
  'Noto Naskh Arabic',
  'Georgia',
  'serif',
];

/**
 * A `text-font`. MapLibre reads style and weight from the first name of the list: `Italic` and `Semibold` are for that
 * only, and the browser ignores them because no such fonts exist. Arabic script has no italic: Persian is upright.
 */
const stack = (word?: string): ExpressionSpecification => expression('literal', word ? [word, ...FAMILIES] : FAMILIES);

const unlessPersian = (latin: ExpressionSpecification): ExpressionSpecification =>
  expression('case', ['==', ['global-state', 'lang'], 'fa'], stack(), latin);

export const upright = stack();
export const semibold = unlessPersian(stack('Semibold'));
export const italic = unlessPersian(stack('Italic'));

/**
 * A property in the reader's language, otherwise in English: `text('name')` reads `name_fa`, `name_en`, then `name`.
 */
export const text = (property: string): ExpressionSpecification => [
  'coalesce',
  ['get', ['concat', `${property}_`, ['to-string', ['global-state', 'lang']]]],
  ['get', `${property}_en`],
  ['get', property],
];

/**
 * A size in CSS pixels, multiplied by the `scale` that the stage sets for its pane: a screen on a wall is read from a
 * greater distance than one on a desk.
 */
export const scaled = (value: number | ExpressionSpecification): ExpressionSpecification =>
  expression('*', ['global-state', 'scale'], value);

/** Sizes that grow with the zoom and with the pane: pairs of zoom and size (CSS pixels, or an expression). */
export const byZoom = (
  ...stops: readonly [zoom: number, value: number | ExpressionSpecification][]
): ExpressionSpecification =>
  expression('interpolate', ['linear'], ['zoom'], ...stops.flatMap(([zoom, value]) => [zoom, scaled(value)]));

/** A value that changes with the zoom but not with the pane. */
export const atZoom = (...stops: readonly [zoom: number, value: number][]): ExpressionSpecification =>
  expression('interpolate', ['linear'], ['zoom'], ...stops.flat());

/** A font size that grows from one zoom level to another. */
export const lettering = (
  [small, large]: readonly [number, number],
  from: number,
  until: number,
): ExpressionSpecification => byZoom([from, small], [until, large]);
