import { msg, str } from '@lit/localize';

/** Versts in words: a text for each form of the plural that a language of the site has. */
export function verstsLabel(count: number, lang: string): string {
  const number = new Intl.NumberFormat(lang).format(count);
  switch (new Intl.PluralRules(lang).select(count)) {
    case 'one':
      return msg(str`${number} verst`, { id: 'versts-one' });
    case 'few':
      return msg(str`${number} versts`, { id: 'versts-few', desc: 'Russian: 2 to 4' });
    case 'many':
      return msg(str`${number} versts`, { id: 'versts-many', desc: 'Russian: 5 and more' });
    default:
      return msg(str`${number} versts`, { id: 'versts-other' });
  }
}
