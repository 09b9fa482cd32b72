import { msg } from '@lit/localize';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { MaybeForeign } from '../read/evidence.ts';

/** A text of a record; marked as foreign if it has not been translated. */
export function originalOrTranslated<T extends MaybeForeign>(
  record: T,
  field: keyof T & string,
): ElementContent | string {
  const text = String(record[field]);
  return record.foreign?.includes(field) ? foreign(text) : text;
}

/** A text in the original language, marked as such, within a page of another language. */
export const foreign = (text: string): ElementContent =>
  h('span', { className: ['foreign'], lang: 'en', dir: 'ltr', title: msg('Not translated: in English') }, text);
