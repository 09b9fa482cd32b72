import { msg } from '@lit/localize';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Told } from '../read/evidence.ts';

/** A text of a record, or its original's, marked as such, where it has not been translated. */
export function originalOrTranslated<T extends Told>(record: T, field: keyof T & string): ElementContent | string {
  const text = String(record[field]);
  return record.foreign?.includes(field) ? foreign(text) : text;
}

/** A text in the story's first language within a page of another. */
export const foreign = (text: string): ElementContent =>
  h('span', { className: ['foreign'], lang: 'en', dir: 'ltr', title: msg('Not translated: in English') }, text);
