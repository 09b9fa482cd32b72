import { msg } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { confidenceSign } from '../../confidence-sign.ts';
import { sourceLinks, type Book } from '../back-matter.ts';
import type { Sign } from '../../model.ts';
import { yearLabel } from '../../dates.ts';
import type { DocumentedPeriod } from '../../read/control-periods.ts';
import { shortName } from '../../read/evidence.ts';
import { holderLabel, periodLabel } from '../timeline.ts';
import { drawBands } from './bands.ts';
import type { BandsFigure, Figure, SeriesFigure } from '../../read/figure.ts';
import { drawSeries, numberLabel } from './series.ts';

/** The data that figures are drawn from. */
export interface FigureMeans {
  readonly periods: ReadonlyMap<string, readonly DocumentedPeriod[]>;
  readonly signs: Readonly<Record<string, Sign>>;
}

/** A figure: title, picture, description, caption, and its data as a table. */
export function figureElement(figure: Figure, book: Book, step: string, means: FigureMeans): Element {
  const id = `figure-${figure.name}`;
  const titles =
    figure.kind === 'bands' ? figure.places.map((place) => shortName(place, book.evidence.places, book.lang)) : [];
  const svg =
    figure.kind === 'bands'
      ? drawBands(figure, titles, means.periods, means.signs, book.lang)
      : drawSeries(figure, book.lang);
  const table =
    figure.kind === 'bands' ? bandsTable(figure, titles, means.periods, book.lang) : seriesTable(figure, book.lang);
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
  periods: FigureMeans['periods'],
  lang: string,
): Element {
  const rows = places.flatMap((place, n) =>
    (periods.get(place) ?? [])
      .filter((period) => period.until >= from && period.from <= until)
      .map((period) =>
        h('tr', [
          h('th', { scope: 'row' }, titles[n] ?? place),
          h('td', periodLabel(period, lang)),
          h('td', [holderLabel(period)]),
          h('td', [confidenceSign(period.confidence)]),
        ]),
      ),
  );
  return table([msg('Where'), msg('When'), msg('Who'), msg('Certainty')], rows);
}

function seriesTable({ readings, unit }: SeriesFigure, lang: string): Element {
  const text = (value: string): ElementContent => ({ type: 'text', value });
  const cells = (remark: string, confidence: DocumentedPeriod['confidence'] | undefined): ElementContent[] => [
    ...(confidence ? [confidenceSign(confidence), text(' ')] : []),
    text(remark),
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
