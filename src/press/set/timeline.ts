import { msg, str } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { isoOf } from '../../story/when.ts';
import { confidenceSign } from '../confidence-sign.ts';
import { listIn } from '../../words/localized-text.ts';
import { dateLabel, daysOf } from '../dates.ts';
import type { DocumentedPeriod } from '../read/control-periods.ts';
import type { TimelineData } from '../resolve/timeline.ts';
import { originalOrTranslated } from './messages.ts';

export function timelineTitle({ bands }: TimelineData, lang: string): string {
  const names = listIn(
    bands.map(({ name }) => name),
    lang,
  );
  return msg(str`Who held ${names}`);
}

/** The dates of a control period in words; `from 15 October 1921` if its end is not known. */
export function periodLabel({ date, from, until }: DocumentedPeriod, lang: string): string {
  const [start = date, end] = date.split('/');
  if (end !== '..') return dateLabel({ edtf: date, from, until }, lang);
  const label = dateLabel({ edtf: start, from, until: daysOf(start)?.until ?? from }, lang);
  return msg(str`from ${label}`);
}

/** Who held the place, and whether only nominally. */
export const holderLabel = (period: DocumentedPeriod): ElementContent | string =>
  period.kind === 'nominal' ? msg(str`${period.holder}, in office only`) : originalOrTranslated(period, 'holder');

/**
 * The timeline as a table, for readers and for the player, which draws the timeline from it. The days of a row are in
 * its data attributes. An open end is written as the last day of the timeline.
 */
export function timelineTable({ from, until, bands }: TimelineData, lang: string): Element {
  const row = (period: DocumentedPeriod, place: string) =>
    h(
      'tr',
      {
        dataPlace: place,
        dataActor: period.actor,
        dataKind: period.kind,
        dataConfidence: period.confidence,
        dataFrom: isoOf(period.from),
        dataUntil: isoOf(Math.max(period.from, Math.min(period.until, until))),
      },
      [
        h('th', { scope: 'row' }, periodLabel(period, lang)),
        h('td', [holderLabel(period)]),
        h('td', [confidenceSign(period.confidence)]),
        h('td', [originalOrTranslated(period, 'basis')]),
      ],
    );
  return h('table', { id: 'timeline-data', className: ['holds'], dataFrom: isoOf(from), dataUntil: isoOf(until) }, [
    h('thead', [
      h(
        'tr',
        [msg('When'), msg('Who'), msg('Certainty'), msg('Based on')].map((title) => h('th', { scope: 'col' }, title)),
      ),
    ]),
    ...bands.map(({ place, name, periods }) =>
      h('tbody', [
        h('tr', { className: ['place'] }, [h('th', { scope: 'rowgroup', colSpan: 4 }, name)]),
        ...periods.filter((period) => period.until >= from && period.from <= until).map((period) => row(period, place)),
      ]),
    ),
  ]);
}
