import { msg } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { confidenceSign } from '../../confidence-sign.ts';
import { sourceLinks, type Book } from '../back-matter.ts';
import type { Sign } from '../../model.ts';
import { yearLabel } from '../../dates.ts';
import type { Holding } from '../../read/control-periods.ts';
import { shortName } from '../../read/evidence.ts';
import { holderLabel, periodLabel } from '../timeline.ts';
import { drawBands } from './bands.ts';
import type { BandsFigure, Figure, SeriesFigure } from '../../read/figure.ts';
import { drawSeries, numberLabel } from './series.ts';

/** What a figure is drawn with. */
export interface FigureMeans {
  readonly holds: ReadonlyMap<string, readonly Holding[]>;
  readonly signs: Readonly<Record<string, Sign>>;
}

/** A figure in the page: title, picture, what it says, how to read it, and all of it as a table. */
export function figureElement(figure: Figure, book: Book, step: string, means: FigureMeans): Element {
  const id = `figure-${figure.name}`;
  const titles =
    figure.kind === 'bands' ? figure.places.map((place) => shortName(place, book.evidence.places, book.lang)) : [];
  const svg =
    figure.kind === 'bands'
      ? drawBands(figure, titles, means.holds, means.signs, book.lang)
      : drawSeries(figure, book.lang);
  const table =
    figure.kind === 'bands' ? bandsTable(figure, titles, means.holds, book.lang) : seriesTable(figure, book.lang);
  const sources = sourceLinks(figure.sources, book, step);
  return h('figure', { id, className: ['figure', figure.kind] }, [
    h('figcaption', [
      h('p', { id: `${id}-title`, className: ['figure-title'] }, figure.title),
      h('p', { id: `${id}-says` }, figure.says),
    ]),
    {
      ...svg,
      properties: {
        ...svg.properties,
        className: ['drawing'],
        role: 'img',
        ariaLabelledBy: [`${id}-title`],
        ariaDescribedBy: [`${id}-says`],
      },
    },
    ...(figure.caption || sources.length > 0
      ? [
          h('p', { className: ['figure-note'] }, [
            figure.caption,
            ...(figure.caption && sources.length > 0 ? [' '] : []),
            ...sources,
          ]),
        ]
      : []),
    h('details', [h('summary', msg('As a table')), table]),
  ]);
}

const table = (heads: readonly string[], rows: readonly Element[]): Element =>
  h('table', { className: ['holds'] }, [
    h('thead', [
      h(
        'tr',
        heads.map((head) => h('th', { scope: 'col' }, head)),
      ),
    ]),
    h('tbody', [...rows]),
  ]);

function bandsTable(
  { places, from, until }: BandsFigure,
  titles: readonly string[],
  holds: FigureMeans['holds'],
  lang: string,
): Element {
  const rows = places.flatMap((place, n) =>
    (holds.get(place) ?? [])
      .filter((hold) => hold.until >= from && hold.from <= until)
      .map((hold) =>
        h('tr', [
          h('th', { scope: 'row' }, titles[n] ?? place),
          h('td', periodLabel(hold, lang)),
          h('td', [holderLabel(hold)]),
          h('td', [confidenceSign(hold.confidence)]),
        ]),
      ),
  );
  return table([msg('Where'), msg('When'), msg('Who'), msg('Certainty')], rows);
}

function seriesTable({ readings, unit }: SeriesFigure, lang: string): Element {
  const text = (value: string): ElementContent => ({ type: 'text', value });
  const cells = (said: string, confidence: Holding['confidence'] | undefined): ElementContent[] => [
    ...(confidence ? [confidenceSign(confidence), text(' ')] : []),
    text(said),
  ];
  return table(
    [msg('Year'), unit, msg('Source')],
    readings.map(({ x, y, margin, remark, confidence }) =>
      h('tr', [
        h('th', { scope: 'row' }, yearLabel(x, lang)),
        h('td', `${numberLabel(y, lang)}${margin > 0 ? ` ± ${numberLabel(margin, lang)}` : ''}`),
        h('td', cells(remark, confidence)),
      ]),
    ),
  );
}
