/** The looks that an author may give a layer by name: styles of MapLibre in the colours of the map. */
import type { ExpressionSpecification } from 'maplibre-gl';
import {
  byZoom,
  expression,
  italic,
  lettering,
  scaled,
  semibold,
  text,
  upright,
} from '../../../../geo/catalog/expressions.ts';
import type { LegendSymbol, StyleLayer } from '../../../../geo/layer.ts';
import * as c from '../../../../geo/tokens.ts';
import { type, weights } from '../../../../geo/tokens.ts';
import { dotPaint, namePaint } from '../../../../geo/catalog/place-signs.ts';

/** What is drawn: of which colour, with which names, and which of its features. */
export interface LookOptions {
  readonly colour: string;
  /** Whether names are shown, from the property `name` or `name_<lang>`. */
  readonly named: boolean;
}

/** How a layer is drawn, and its sign in the legend. */
export interface Look {
  readonly style: readonly StyleLayer[];
  readonly symbol: LegendSymbol;
}

const round = { 'line-join': 'round', 'line-cap': 'round' } as const;

const line = (paint: Record<string, unknown>, layout: Record<string, unknown> = round): StyleLayer =>
  ({ type: 'line', layout, paint }) as StyleLayer;

const NAME = text('name');

const label = (colour: string, along: boolean): StyleLayer =>
  ({
    type: 'symbol',
    minzoom: 3,
    layout: {
      'text-field': NAME,
      'text-font': along ? italic : upright,
      'text-size': lettering(type.village, 5, 12),
      ...(along
        ? { 'symbol-placement': 'line', 'symbol-spacing': 400, 'text-offset': [0, -0.8], 'text-max-angle': 40 }
        : {
            'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
            'text-radial-offset': 0.6,
            'text-justify': 'auto',
            'text-max-width': 9,
          }),
      'text-padding': 3,
    },
    paint: namePaint(colour),
  }) as StyleLayer;

const LOOKS: Readonly<Record<string, (options: LookOptions) => Look>> = {
  /** A route or a march: it stands out from everything else, and can be drawn gradually. */
  route: ({ colour, named }) => ({
    style: [
      line({ 'line-color': c.halo, 'line-width': byZoom([3, 3.4], [9, 7.5], [13, 10]), 'line-opacity': 0.75 }),
      line({
        'line-color': c.ink,
        'line-width': byZoom([3, 0.5], [9, 0.7], [13, 0.9]),
        'line-gap-width': byZoom([3, 1.8], [9, 4.2], [13, 6.3]),
        'line-opacity': 0.85,
      }),
      line({ 'line-color': colour, 'line-width': byZoom([3, 2], [9, 4.4], [13, 6.5]), 'line-opacity': 0.95 }),
      ...(named ? [label(c.ink, true)] : []),
    ],
    symbol: { kind: 'line', colour, width: 4 },
  }),
  line: ({ colour, named }) => ({
    style: [
      line({
        'line-color': colour,
        'line-width': byZoom([3, weights.fine], [8, weights.firm], [13, weights.heavy]),
        'line-opacity': 0.9,
      }),
      ...(named ? [label(colour, true)] : []),
    ],
    symbol: { kind: 'line', colour, width: weights.firm },
  }),
  dashed: ({ colour, named }) => ({
    style: [
      line(
        {
          'line-color': colour,
          'line-width': byZoom([3, weights.fine], [8, weights.firm], [13, weights.heavy]),
          'line-dasharray': [3, 2],
          'line-opacity': 0.9,
        },
        { 'line-join': 'round' },
      ),
      ...(named ? [label(colour, true)] : []),
    ],
    symbol: { kind: 'line', colour, width: weights.firm, dash: [3, 2] },
  }),
  area: ({ colour, named }) => ({
    style: [
      { type: 'fill', paint: { 'fill-color': colour, 'fill-opacity': 0.22 } },
      line({ 'line-color': colour, 'line-width': scaled(weights.line), 'line-opacity': 0.8 }),
      ...(named ? [label(colour, false)] : []),
    ],
    symbol: { kind: 'area', colour, opacity: 0.22, outline: colour },
  }),
  water: ({ named }) => ({
    style: [
      { type: 'fill', paint: { 'fill-color': c.sea, 'fill-opacity': 1 } },
      line({ 'line-color': c.shore, 'line-width': scaled(weights.line), 'line-opacity': 0.9 }),
      ...(named ? [label(c.seaInk, false)] : []),
    ],
    symbol: { kind: 'area', colour: c.sea, outline: c.shore },
  }),
  points: ({ colour, named }) => ({
    style: [
      {
        type: 'circle',
        paint: dotPaint(byZoom([3, 2.6], [12, 5]), colour, c.halo),
      },
      ...(named ? [label(c.ink, false)] : []),
    ],
    symbol: { kind: 'point', colour, outline: c.halo },
  }),
};

export const LOOK_NAMES = Object.keys(LOOKS);

export const lookNamed = (name: string): ((options: LookOptions) => Look) | undefined =>
  Object.hasOwn(LOOKS, name) ? LOOKS[name] : undefined;

const isNamed: ExpressionSpecification = expression('in', ['get', 'id'], ['global-state', 'names']);

const place = (filter: ExpressionSpecification, minzoom: number, spoken: boolean): readonly StyleLayer[] => [
  {
    type: 'circle',
    minzoom,
    filter,
    paint: dotPaint(byZoom([4, spoken ? 2.8 : 2.2], [12, 4.6]), expression('match', ['get', 'rank'], 1, c.ink, c.halo)),
  },
  {
    type: 'symbol',
    minzoom,
    filter,
    layout: {
      'text-field': NAME,
      'text-font': spoken ? semibold : upright,
      'text-size': lettering(spoken ? type.chief : type.town, 4, 12),
      'text-variable-anchor': [
        'left',
        'right',
        'top',
        'bottom',
        'top-left',
        'top-right',
        'bottom-left',
        'bottom-right',
      ],
      'text-radial-offset': 0.55,
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': spoken ? 1 : 3,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: namePaint(),
  },
];

/** A story's own places. The names of those in the current step come first, at any zoom. */
export const PLACES_STYLE: readonly StyleLayer[] = [
  ...place(expression('all', ['!', isNamed], ['>', ['get', 'rank'], 2]), 7, false),
  ...place(expression('all', ['!', isNamed], ['<=', ['get', 'rank'], 2]), 4.5, false),
  ...place(isNamed, 0, true),
];
