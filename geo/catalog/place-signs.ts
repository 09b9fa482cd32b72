/** Paint that places share on every base: a dot with an edge, and a name with a halo. */
import type { ExpressionSpecification } from 'maplibre-gl';
import * as c from '../tokens.ts';
import { weights } from '../tokens.ts';
import { scaled } from './expressions.ts';

/** @param radius - CSS pixels. @param edge - the colour of the line around it. */
export const dotPaint = (radius: ExpressionSpecification, fill: string | ExpressionSpecification, edge = c.ink) => ({
  'circle-radius': radius,
  'circle-color': fill,
  'circle-stroke-color': edge,
  'circle-stroke-width': scaled(weights.line),
  'circle-opacity': 1,
  'circle-stroke-opacity': 1,
});

export const namePaint = (colour = c.ink) => ({
  'text-color': colour,
  'text-halo-color': c.halo,
  'text-halo-width': scaled(weights.halo),
  'text-halo-blur': 0.4,
  'text-opacity': 1,
});
