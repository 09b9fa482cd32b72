/** Words for what stands in the table and in what is taken away. */
import { msg } from '@lit/localize';
import type { Confidence } from '../../story/confidence.ts';
import type { Calendar } from '../core/calendar.ts';
import type { Column } from '../core/state.ts';
import type { RowKind } from '../table/table-rows.ts';
import type { Extent } from '../core/time.ts';
import { isUncertain, spanIn } from '../../story/when.ts';

export function columnName(column: Column): string {
  return {
    date: msg('When'),
    title: msg('What'),
    kind: msg('Kind'),
    place: msg('Where'),
    actor: msg('Who'),
    confidence: msg('Certainty'),
    distance: msg('How far'),
  }[column];
}

export function kindName(kind: RowKind): string {
  return {
    event: msg('event'),
    place: msg('place'),
    movement: msg('movement'),
    hold: msg('control'),
    person: msg('person'),
    point: msg('point'),
    line: msg('line'),
    area: msg('area'),
    nowhere: msg('without a position'),
  }[kind];
}

export function surenessName(confidence: Confidence | undefined): string {
  return confidence === undefined
    ? ''
    : { high: msg('well attested'), medium: msg('fairly sure'), low: msg('uncertain') }[confidence];
}

/** A date in words, with its doubt. */
export function dateName(extent: Extent | undefined, calendar: Calendar, lang: string): string {
  return extent ? `${isUncertain(extent.edtf) ? `${msg('c.')} ` : ''}${spanIn(extent, calendar, lang)}` : '';
}

export const count = (n: number, lang: string): string => new Intl.NumberFormat(lang).format(n);
