import { msg } from '@lit/localize';
import * as Plot from '@observablehq/plot';
import type { Element } from 'hast';
import { s } from 'hastscript';
import { calendarOf } from '../../../story/calendar.ts';
import { directionOf } from '../../../story/languages.ts';
import { IS_DRAWN_WEAK } from '../../../story/confidence.ts';
import type { Sign } from '../../model.ts';
import type { DocumentedPeriod } from '../../read/control-periods.ts';
import type { BandsFigure } from '../../read/figure.ts';
import { drawing, hatching, LETTERS, WIDTH } from './drawing.ts';
import { mondayOf, runsOf, weeksOf, type Run } from './weeks.ts';

/** The minimum height of a week, in units of the drawing. */
const WEEK = 5.2;
/** Line height of a label, in units of the drawing. */
const LINE = LETTERS + 1;
const HEAD = 24;

/** Positions of the two bars and of their labels, which are outside. The months are between the bars. */
const BARS = [
  { from: 106, to: 126, label: 101, anchor: 'end', letters: 17 },
  { from: 184, to: 204, label: 209, anchor: 'start', letters: 15 },
] as const;
const MIDDLE = (BARS[0].to + BARS[1].from) / 2;

interface Label {
  readonly lines: readonly string[];
  /** The middle of the period that it labels, and (`at`) of the label itself. */
  readonly of: number;
  readonly at: number;
}

/** Breaks a text into lines with a maximum number of letters. */
function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Moves labels apart until none covers another: first down, then up from the end of the drawing. Each stays as near to
 * its period as possible.
 */
function apart(labels: readonly Label[], end: number): readonly Label[] {
  const half = ({ lines }: Label) => (lines.length * LINE) / 2;
  const down: Label[] = [];
  for (const label of labels) {
    const before = down.at(-1);
    const least = before ? before.at + half(before) + half(label) : HEAD + half(label) - 4;
    down.push({ ...label, at: Math.max(label.of, least) });
  }
  const up: Label[] = [];
  for (const label of down.toReversed()) {
    const after = up[0];
    const most = after ? after.at - half(after) - half(label) : end - half(label) + 4;
    up.unshift({ ...label, at: Math.min(label.at, most) });
  }
  return up;
}

/**
 * Draws who held two places, week by week from top to bottom: two bars with the months between them and the holders
 * beside them. A week has the holder of most of its days. Pale with coloured lines: confidence is low.
 */
export function drawBands(
  { name, places, from, until, labels }: BandsFigure,
  titles: readonly string[],
  periods: ReadonlyMap<string, readonly DocumentedPeriod[]>,
  signs: Readonly<Record<string, Sign>>,
  lang: string,
): Element {
  const [first, end] = [mondayOf(from), mondayOf(until) + 7];
  const saidOf = (by: readonly DocumentedPeriod[]) =>
    [...new Set(by.map(({ id, holder }) => labels[id] ?? holder.replace(/\s*\(.*\)$/, '')))].join(
      msg(', ', { id: 'between-names' }),
    );
  const look = (by: readonly DocumentedPeriod[]) =>
    JSON.stringify([saidOf(by), by.map(({ actor, confidence, kind }) => [actor, IS_DRAWN_WEAK[confidence], kind])]);
  // The first place is on the side where reading starts.
  const sides = directionOf(lang) === 'rtl' ? [BARS[1], BARS[0]] : BARS;
  const bars = places.map((place, n) => ({
    ...(sides[n] ?? BARS[0]),
    title: titles[n] ?? place,
    runs: runsOf(weeksOf(periods.get(place) ?? [], from, until), look),
  }));

  const room = bars.map(({ runs, letters }) =>
    runs.reduce((sum, { by }) => sum + wrapped(saidOf(by), letters).length * LINE, 0),
  );
  const week = Math.max(WEEK, ...room.map((units) => (7 * units) / (end - first)));
  const yOf = (day: number) => HEAD + ((day - first) / 7) * week;
  const height = Math.ceil(yOf(end) + 8);

  const boxes = bars.flatMap((bar) =>
    bar.runs.flatMap((run: Run<DocumentedPeriod>) =>
      run.by.map((period, n) => {
        const part = (bar.to - bar.from) / run.by.length;
        const weak = IS_DRAWN_WEAK[period.confidence] || period.kind === 'nominal';
        return {
          x1: bar.from + part * n,
          x2: bar.from + part * (n + 1),
          y1: yOf(run.from),
          y2: yOf(run.end),
          period,
          weak,
        };
      }),
    ),
  );
  const used = [
    ...new Map(
      boxes
        .filter(({ period }) => period.actor in signs)
        .map(({ period, weak }) => [`${period.actor}${weak ? '-weak' : ''}`, { actor: period.actor, weak }]),
    ),
  ];
  const hatch = (key: string) => `figure-${name}-${key}`;
  const texts = bars.flatMap((bar) => {
    const wanted = bar.runs.map((run): Label => {
      const of = (yOf(run.from) + yOf(run.end)) / 2;
      return { lines: wrapped(saidOf(run.by), bar.letters), of, at: of };
    });
    return apart(wanted, height).map((label) => ({ ...label, bar }));
  });
  const months = monthsIn(first, end, lang).map((month) => ({ ...month, y: yOf(month.day) }));
  const coords = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' } as const;
  const colourOf = ({ period }: (typeof boxes)[number]) => signs[period.actor]?.colour ?? 'currentColor';
  const [strong, pale] = [boxes.filter(({ weak }) => !weak), boxes.filter(({ weak }) => weak)];
  return drawing(
    {
      height,
      margin: 0,
      x: { axis: null, domain: [0, WIDTH], range: [0, WIDTH] },
      y: { axis: null, domain: [0, height], range: [0, height] },
      color: { type: 'identity' },
      marks: [
        Plot.ruleY(
          months.filter(({ label }) => label),
          { x1: BARS[0].to + 2, x2: BARS[1].from - 2, y: 'y', stroke: 'var(--story-line)' },
        ),
        Plot.rect(strong, { ...coords, fill: colourOf }),
        Plot.rect(pale, { ...coords, fill: colourOf, fillOpacity: 0.25 }),
        // One mark for each hatching, because a pattern is not a colour that a scale could map to.
        ...used.map(([key, { actor, weak }]) =>
          Plot.rect(
            boxes.filter((box) => box.period.actor === actor && box.weak === weak),
            { ...coords, fill: `url(#${hatch(key)})` },
          ),
        ),
        Plot.rect(pale, { ...coords, fill: 'none', stroke: colourOf, strokeDasharray: '3 2', inset: 0.5 }),
        Plot.rect(bars, { x1: 'from', x2: 'to', y1: yOf(first), y2: yOf(end), fill: `url(#${hatch('weeks')})` }),
        Plot.ruleY(boxes, { x1: 'x1', x2: 'x2', y: 'y1', stroke: 'var(--story-paper)', strokeWidth: 1.5 }),
        Plot.link(texts, {
          x1: ({ bar }: (typeof texts)[number]) => (bar.anchor === 'end' ? bar.from : bar.to),
          x2: ({ bar }: (typeof texts)[number]) => bar.label + (bar.anchor === 'end' ? 1 : -1),
          y1: 'of',
          y2: 'at',
          stroke: 'var(--story-soft)',
          strokeWidth: 0.8,
        }),
        Plot.text(months, { x: MIDDLE, y: 'y', text: 'label', dy: 8, fill: 'var(--story-soft)', fontStyle: 'italic' }),
        ...BARS.map(({ anchor, label }) =>
          Plot.text(
            texts
              .filter(({ bar }) => bar.anchor === anchor)
              .flatMap(({ lines, at }) =>
                lines.map((line, n) => ({ line, y: at + (n - (lines.length - 1) / 2) * LINE })),
              ),
            { x: label, y: 'y', text: 'line', textAnchor: anchor, fill: 'currentColor' },
          ),
        ),
        Plot.text([calendarOf(lang).year(calendarOf(lang).yearOf(first))], {
          x: MIDDLE,
          y: 10,
          text: (text: string) => text,
          fill: 'var(--story-soft)',
          fontStyle: 'italic',
        }),
        Plot.text(bars, {
          x: ({ from: a, to }: (typeof bars)[number]) => (a + to) / 2,
          y: 10,
          text: 'title',
          fill: 'currentColor',
          fontWeight: 600,
        }),
      ],
    },
    [
      ...used.flatMap(([key, { actor, weak }]) => {
        const sign = signs[actor];
        return sign ? [hatching(hatch(key), sign, weak)] : [];
      }),
      s(
        'pattern',
        { id: hatch('weeks'), width: 8, height: Number(week.toFixed(2)), y: HEAD, patternUnits: 'userSpaceOnUse' },
        [s('path', { d: 'M0 0H8', stroke: 'var(--story-paper)', strokeWidth: 0.9, strokeOpacity: 0.55 })],
      ),
    ],
  );
}

/** The first days of months, with labels; January has the year. The first year is above the figure. */
function monthsIn(
  first: number,
  end: number,
  lang: string,
): readonly { readonly day: number; readonly label: string }[] {
  const calendar = calendarOf(lang);
  const found: { day: number; label: string }[] = [];
  for (let year = calendar.yearOf(first); calendar.start(year) < end; year += 1) {
    for (let month = 0; month < 12; month += 1) {
      const day = calendar.start(year, month);
      const next = month === 11 ? calendar.start(year + 1) : calendar.start(year, month + 1);
      // No label for a month of which less than two weeks are in the figure, because there is no space.
      if (day + 14 > end || next - 14 < first) continue;
      found.push({
        day: Math.max(day, first),
        label: month === 0 && day >= first ? calendar.year(year) : calendar.month(month),
      });
    }
  }
  return found;
}
