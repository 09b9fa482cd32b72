import * as Plot from '@observablehq/plot';
import type { Element } from 'hast';
import { calendarOf } from '../../../story/calendar.ts';
import { directionOf, isSolar } from '../../../story/languages.ts';
import type { SeriesFigure } from '../../read/figure.ts';
import { drawing } from './drawing.ts';

/** A number with a minus sign rather than a hyphen. */
export const numberLabel = (value: number, lang: string): string =>
  new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value).replace('-', '−');

/**
 * Draws a quantity over the years: readings joined by a line, over a band of the possible error. Filled dots were read
 * in a source, open ones were not.
 */
export function drawSeries({ readings, marks, unit }: SeriesFigure, lang: string): Element {
  const [xs, ys] = [readings.map(({ x }) => x), readings.flatMap(({ y, margin }) => [y - margin, y + margin])];
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.floor(Math.min(...ys)), Math.ceil(Math.max(...ys))];
  const every = [1, 2, 5, 10, 20, 25, 50, 100].find((n) => (last - first) / n <= 5) ?? 500;
  const years: number[] = [];
  for (let year = Math.ceil(first / every) * every; year <= last; year += every) years.push(year);
  const level = [1, 2, 5, 10, 50, 100, 1000].find((n) => (high - low) / n <= 6) ?? 10_000;
  const levels: number[] = [];
  for (let value = Math.ceil(low / level) * level; value <= high; value += level) levels.push(value);
  const marked = marks.flatMap(({ x, label }) =>
    readings.filter((reading) => reading.x === x).map((reading) => ({ ...reading, label })),
  );
  const plain = { tickSize: 0, label: null } as const;
  // Time runs in the reading direction of the page.
  const rtl = directionOf(lang) === 'rtl';
  const [beside, far] = [34, 12];
  return drawing({
    height: 210,
    marginLeft: rtl ? far : beside,
    marginRight: rtl ? beside : far,
    marginTop: 26,
    marginBottom: 22,
    x: { domain: rtl ? [last, first] : [first, last] },
    y: { domain: [low, high] },
    marks: [
      Plot.gridY(levels, { stroke: 'var(--story-line)', strokeOpacity: 0.7 }),
      Plot.axisY(levels, {
        ...plain,
        anchor: rtl ? 'right' : 'left',
        tickFormat: (value: number) => numberLabel(value, lang),
        fill: 'var(--story-soft)',
      }),
      Plot.axisX(years, {
        ...plain,
        tickFormat: (value: number) => (isSolar(lang) ? calendarOf(lang).year(value - 621) : String(value)),
        fill: 'var(--story-soft)',
        tickPadding: 6,
      }),
      Plot.ruleX(marked.slice(0, 1), {
        x: 'x',
        y1: low,
        y2: 'y',
        stroke: 'var(--story-accent)',
        strokeDasharray: '3 3',
      }),
      Plot.areaY(readings, {
        x: 'x',
        y1: ({ y, margin }: SeriesFigure['readings'][number]) => y - margin,
        y2: ({ y, margin }: SeriesFigure['readings'][number]) => y + margin,
        fill: 'var(--map-sea-deep)',
        fillOpacity: 0.35,
      }),
      Plot.lineY(readings, { x: 'x', y: 'y', stroke: 'var(--map-sea-ink)', strokeWidth: 1.4 }),
      Plot.dot(
        readings.filter(({ measured }) => !measured),
        { x: 'x', y: 'y', r: 2.6, fill: 'var(--story-paper)', stroke: 'var(--map-sea-ink)', strokeWidth: 1.2 },
      ),
      Plot.dot(
        readings.filter(({ measured }) => measured),
        { x: 'x', y: 'y', r: 3, fill: 'var(--map-sea-ink)' },
      ),
      Plot.dot(marked, { x: 'x', y: 'y', r: 5.5, fill: 'none', stroke: 'var(--story-accent)', strokeWidth: 1.6 }),
      ...marked.map((mark) => {
        // Labels stay inside the drawing and away from the line: above high values, below low ones.
        const along = (mark.x - first) / (last - first);
        const [share, above] = [rtl ? 1 - along : along, mark.y > (low + high) / 2];
        return Plot.text([mark], {
          x: 'x',
          y: 'y',
          text: 'label',
          fill: 'var(--story-accent)',
          fontWeight: 600,
          stroke: 'var(--story-paper)',
          strokeWidth: 4,
          textAnchor: share > 0.7 ? 'end' : share < 0.12 ? 'start' : 'middle',
          dx: share > 0.7 ? 6 : share < 0.12 && rtl ? -6 : 0,
          dy: above ? -15 : 15,
        });
      }),
      Plot.text([unit], {
        frameAnchor: rtl ? 'top-right' : 'top-left',
        dx: rtl ? 32 : -32,
        dy: -24,
        text: (text: string) => text,
        textAnchor: rtl ? 'end' : 'start',
        fill: 'var(--story-soft)',
        fontStyle: 'italic',
      }),
    ],
  });
}
