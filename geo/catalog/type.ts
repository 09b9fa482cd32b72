/** Lettering. No `glyphs` in the style: MapLibre draws with the page's own fonts, by their CSS names. */
import type { ExpressionSpecification } from 'maplibre-gl';

const FAMILIES = ['Literata Variable', 'Literata', 'Noto Naskh Arabic Variable', 'Noto Naskh Arabic', 'Georgia', 'serif'];

/**
 * MapLibre takes style and weight from the first name of a stack: these first names are no fonts, but words
 * to that end, and the browser passes over them. Arabic script has no italic, and stands upright.
 */
const stack = (word?: string): ExpressionSpecification => ['literal', word ? [word, ...FAMILIES] : FAMILIES] as unknown as ExpressionSpecification;

const unlessPersian = (latin: ExpressionSpecification): ExpressionSpecification =>
  ['case', ['==', ['global-state', 'lang'], 'fa'], stack(), latin] as unknown as ExpressionSpecification;

export const upright = stack();
export const semibold = unlessPersian(stack('Semibold'));
export const italic = unlessPersian(stack('Italic'));

/** A property in the reader's language, or else in English: `text('name')` reads `name_fa`, then `name_en`. */
export const text = (property: string): ExpressionSpecification =>
  ['coalesce', ['get', ['concat', `${property}_`, ['to-string', ['global-state', 'lang']]]], ['get', `${property}_en`]];

/** Sizes that grow with the zoom: pairs of zoom and pixels. */
export const byZoom = (...stops: readonly [zoom: number, value: number][]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
