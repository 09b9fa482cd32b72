import { msg, str } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { isoOf } from '../../story/when.ts';
import { confidenceSign } from '../confidence-sign.ts';
import { listIn } from '../../words/localized-text.ts';
import { dateLabel, daysOf } from '../dates.ts';
import type { Holding } from '../read/control-periods.ts';
import type { TimelineData } from '../resolve/timeline.ts';
import { originalOrTranslated } from './messages.ts';

export function timelineTitle({ bands }: TimelineData, lang: string): string {
  const names = listIn(
    bands.map(({ name }) => name),
    lang,
  );
  return msg(str`Who held ${names}`);
}

/** The time of a control period in words; `from 15 October 1921` if its end is not known. */
export function periodLabel({ date, from, until }: Holding, lang: string): string {
  const [start = date, end] = date.split('/');
  if (end !== '..') return dateLabel({ edtf: date, from, until }, lang);
  const label = dateLabel({ edtf: start, from, until: daysOf(start)?.until ?? from }, lang);
  return msg(str`from ${label}`);
}

/** Who held it, and whether in name alone. */
export const holderLabel = (hold: Holding): ElementContent | string =>
  hold.kind === 'nominal' ? msg(str`${hold.holder}, in office only`) : originalOrTranslated(hold, 'holder');

/**
 * The timeline as a table: for readers, and for the player, which draws what stands here. The days of a row are in
 * its data attributes, an end that is open being the last day of the years shown.
 */
export function timelineTable({ from, until, bands }: TimelineData, lang: string): Element {
  const row = (hold: Holding, place: string) =>
    h(
      'tr',
      {
        dataPlace: place,
        dataActor: hold.actor,
        dataKind: hold.kind,
        dataConfidence: hold.confidence,
        dataFrom: isoOf(hold.from),
        dataUntil: isoOf(Math.max(hold.from, Math.min(hold.until, until))),
      },
      [
        h('th', { scope: 'row' }, periodLabel(hold, lang)),
        h('td', [holderLabel(hold)]),
        h('td', [confidenceSign(hold.confidence)]),
        h('td', [originalOrTranslated(hold, 'basis')]),
      ],
    );
  return h('table', { id: 'timeline-data', className: ['holds'], dataFrom: isoOf(from), dataUntil: isoOf(until) }, [
    h('thead', [
      h(
        'tr',
        [msg('When'), msg('Who'), msg('Certainty'), msg('Based on')].map((title) => h('th', { scope: 'col' }, title)),
      ),
    ]),
    ...bands.map(({ place, name, holds }) =>
      h('tbody', [
        h('tr', { className: ['place'] }, [h('th', { scope: 'rowgroup', colSpan: 4 }, name)]),
        ...holds.filter((hold) => hold.until >= from && hold.from <= until).map((hold) => row(hold, place)),
      ]),
    ),
  ]);
}
