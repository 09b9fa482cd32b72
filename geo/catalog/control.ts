/** Who held what at the date that the map shows. Areas have soft edges, because they are no borders. */
import days from '../layers/control.days.json' with { type: 'json' };
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Dataset, Layer, LegendEntry } from '../layer.ts';
import * as c from '../tokens.ts';
import { patterned } from '../patterns.ts';
import { geojson, ownWithOsm } from './licences.ts';
import { byZoom, expression } from './expressions.ts';

export const controlDatasets: readonly Dataset[] = [
  {
    id: 'control',
    title: {
      en: 'Who held what, 1911–1921',
      fa: 'چه کسی کجا را در دست داشت، ۱۲۹۰–۱۳۰۰',
      ru: 'Кто чем владел, 1911–1921',
    },
    delivery: geojson('control'),
    ...ownWithOsm,
    depicts: '1911-12/1921',
    precision: 15000,
  },
];

const hatching = expression('concat', 'hatch-', ['get', 'actor_key']);
const actorColour = ['match', ['get', 'actor_key'], ...Object.entries(c.actor).flat(), c.actor.none];
/**
 * Rises from 0 on the first and the last day of a control period to 1 within two days, or within a sixteenth of the
 * time that a step covers if that is longer.
 */
const fade = [
  '/',
  [
    'min',
    ['-', ['to-number', ['global-state', 'when']], ['get', 'from_day']],
    ['-', ['get', 'until_day'], ['to-number', ['global-state', 'when']]],
  ],
  ['max', 2, ['/', ['to-number', ['global-state', 'pace']], 16]],
];
/**
 * An area is paler on the days when it changes hands, so that the change is not abrupt. It is never shown outside its
 * dates.
 */
const colour = expression(
  'let',
  'ink',
  ['to-rgba', actorColour],
  ['rgba', ...[0, 1, 2].map((n) => ['at', n, ['var', 'ink']]), ['interpolate', ['linear'], fade, 0, 0.5, 1, 1]],
);
const now = [
  'all',
  ['<=', ['get', 'from_day'], ['to-number', ['global-state', 'when']]],
  ['>=', ['get', 'until_day'], ['to-number', ['global-state', 'when']]],
];
const sign = (name: 'area' | 'hatch', ...more: unknown[]): ExpressionSpecification =>
  expression('all', now, ['==', ['get', 'sign'], name], ...more);
const firm = ['!=', ['get', 'confidence'], 'low'];
const weak = ['==', ['get', 'confidence'], 'low'];

/** By actor: first and last days of the times in which the actor held any place. */
const spans: Readonly<Partial<Record<string, readonly (readonly number[])[]>>> = days;

const entry = (key: c.ActorKey, en: string, fa: string, ru: string): LegendEntry => ({
  symbol: { kind: 'area', colour: c.actor[key], opacity: 0.3, ...patterned(`hatch-${key}`) },
  label: { en, fa, ru },
  days: (spans[key] ?? []).map(([from = 0, until = 0]) => [from, until] as const),
});

export const controlLayers: readonly Layer[] = [
  {
    id: 'control',
    theme: 'control',
    dataset: 'control',
    title: { en: 'Who held what', fa: 'چه کسی کجا را در دست داشت', ru: 'Кто чем владел' },
    style: [
      {
        type: 'line',
        filter: sign('hatch'),
        paint: { 'line-color': colour, 'line-width': byZoom([5, 0.5], [9, 1]), 'line-opacity': 0.32 },
      },
      {
        type: 'fill',
        filter: sign('area', firm),
        paint: { 'fill-color': colour, 'fill-opacity': 0.15, 'fill-antialias': false },
      },
      {
        type: 'fill',
        filter: sign('area', weak),
        paint: { 'fill-color': colour, 'fill-opacity': 0.07, 'fill-antialias': false },
      },
      {
        type: 'fill',
        filter: sign('area', firm),
        paint: { 'fill-pattern': hatching, 'fill-opacity': 0.42, 'fill-antialias': false },
      },
      {
        type: 'fill',
        filter: sign('area', weak),
        paint: { 'fill-pattern': hatching, 'fill-opacity': 0.22, 'fill-antialias': false },
      },
      {
        type: 'line',
        filter: sign('area', firm),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': colour,
          'line-width': byZoom([5, 5], [8, 22], [11, 80]),
          'line-blur': byZoom([5, 5], [8, 22], [11, 80]),
          'line-opacity': 0.36,
        },
      },
      {
        type: 'line',
        filter: sign('area', weak),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': colour,
          'line-width': byZoom([5, 5], [8, 22], [11, 80]),
          'line-blur': byZoom([5, 5], [8, 22], [11, 80]),
          'line-opacity': 0.16,
        },
      },
    ],
    legend: [
      entry('jangali', 'Jangalis', 'جنگلی‌ها', 'Дженгелийцы'),
      entry(
        'republic',
        'Republic: coalition, joint committee',
        'جمهوری: دولت ائتلافی، کمیتهٔ مشترک',
        'Республика: коалиция, объединённый комитет',
      ),
      entry(
        'radical',
        'Republic: Ehsanollah, communists',
        'جمهوری: احسان‌الله‌خان، کمونیست‌ها',
        'Республика: Эхсанулла-хан, коммунисты',
      ),
      entry('soviet', 'Soviet forces', 'نیروهای شوروی', 'Советские войска'),
      entry(
        'qajar',
        'Government of Iran (wide slanting lines: in name)',
        'دولت ایران (خط‌های اریب با فاصله: اسمی)',
        'Правительство Ирана (редкие косые линии: номинально)',
      ),
      entry('britain', 'Britain', 'بریتانیا', 'Великобритания'),
      entry(
        'russia',
        'Imperial Russia, soldiers’ committees',
        'روسیهٔ تزاری، کمیته‌های سربازان',
        'Российская империя, солдатские комитеты',
      ),
      entry('white', 'White flotilla', 'ناوگان سفید', 'Белая флотилия'),
      entry('none', 'Front, or no firm authority', 'جبهه، یا بدون قدرت مستقر', 'Фронт или безвластие'),
    ],
  },
];
