import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { localeOf, numberMarks } from '../../story/languages.ts';
import { CITATION, readCitation } from '../read/mentions.ts';
import { figureIn } from '../read/story-file.ts';

/** What a translation must not lose or add, each with its name and the wording of its fault. */
export interface Held {
  readonly what: 'citation' | 'link' | 'figure' | 'number' | 'month';
  readonly name: string;
}

/** What parts thousands. A space of numbers may be broad or narrow. */
function thousandsIn(lang: string): RegExp {
  const { thousands } = numberMarks(lang);
  const mark = /\s/.test(thousands) ? '\u00a0\u202f' : thousands;
  return new RegExp(`(?<=\\d)[${mark}](?=\\d{3}(?!\\d))`, 'g');
}

const western = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));

/** The numbers of a text as they would be in a table: `1,891` and `۱٬۸۹۱` are 1891, and `1909–10` has 1909 and 1910. */
function numbersIn(text: string, lang: string): ReadonlySet<string> {
  const { decimal } = numberMarks(lang);
  const plain = western(text)
    .replace(thousandsIn(lang), '')
    .replace(/\b(\d\d)(\d\d)([–-])(\d\d)(?!\d)/g, '$1$2$3$1$4');
  const numbers =
    decimal === '.' ? plain : plain.replaceAll('.', ' ').replace(new RegExp(`(?<=\\d)${decimal}(?=\\d)`, 'g'), '.');
  return new Set([...numbers.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number.replace(/^0+(?=\d)/, '')));
}

/**
 * A month's name in a language: as much of it as its cases have in common, and in Russian any ending, for `июньский`
 * names a month too. A small `may` names none.
 */
function monthStems(lang: string): readonly RegExp[] {
  return Array.from({ length: 12 }, (_, month) => {
    const forms = (['numeric', undefined] as const).map(
      (day) =>
        new Intl.DateTimeFormat(`${localeOf(lang)}-u-ca-gregory`, {
          month: 'long',
          ...(day ? { day } : {}),
          timeZone: 'UTC',
        })
          .formatToParts(Date.UTC(2001, month, 9))
          .find(({ type }) => type === 'month')?.value ?? '',
    );
    const [first = '', second = ''] = forms;
    let length = 0;
    while (length < first.length && first[length]?.toLowerCase() === second[length]?.toLowerCase()) length += 1;
    return new RegExp(
      `(?<!\\p{L})${first.slice(0, length)}${lang === 'ru' ? (length < 3 ? '(?:\\p{L}|йск\\p{L}+)' : '\\p{L}{0,8}') : ''}(?!\\p{L})`,
      lang === 'en' ? 'u' : 'iu',
    );
  });
}

const stems = new Map<string, readonly RegExp[]>();

function monthsIn(text: string, lang: string): ReadonlySet<string> {
  const known = stems.get(lang) ?? monthStems(lang);
  stems.set(lang, known);
  return new Set(known.flatMap((month, n) => (month.test(text) ? [String(n)] : [])));
}

interface Reading {
  readonly words: string;
  readonly citations: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
}

function reading(content: readonly RootContent[]): Reading {
  const all = content.map((node) => toString(node)).join('\n');
  const citations = new Set(
    [...all.matchAll(CITATION)].flatMap(([, inner = '']) => readCitation(inner).map(({ key }) => key)),
  );
  const links = new Set<string>();
  visit({ type: 'root', children: [...content] }, 'link', ({ url }) => {
    if (/^#(person|place)-/.test(url)) links.add(url);
  });
  const figures = new Set(content.flatMap((node) => figureIn(node)?.src ?? []));
  return { words: all.replace(CITATION, ''), citations, links, figures };
}

const missing = (from: ReadonlySet<string>, among: ReadonlySet<string>) => [...from].filter((one) => !among.has(one));

const ENGLISH_MONTH = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/**
 * What a part of a text says that its translation does not, and what a translation cites, names or shows that its
 * original does not. A number may be added, as a second calendar's is, and a month too.
 */
export function compare(
  original: { readonly content: readonly RootContent[]; readonly lang: string },
  translation: { readonly content: readonly RootContent[]; readonly lang: string },
): { readonly lost: readonly Held[]; readonly added: readonly Held[] } {
  const [from, to] = [reading(original.content), reading(translation.content)];
  const held = (what: Held['what'], names: readonly string[]): readonly Held[] => names.map((name) => ({ what, name }));
  const months = missing(monthsIn(from.words, original.lang), monthsIn(to.words, translation.lang)).map((month) =>
    ENGLISH_MONTH.format(Date.UTC(2001, Number(month), 9)),
  );
  return {
    lost: [
      ...held('citation', missing(from.citations, to.citations)),
      ...held('link', missing(from.links, to.links)),
      ...held('figure', missing(from.figures, to.figures)),
      ...held('number', missing(numbersIn(from.words, original.lang), numbersIn(to.words, translation.lang))),
      ...held('month', months),
    ],
    added: [
      ...held('citation', missing(to.citations, from.citations)),
      ...held('link', missing(to.links, from.links)),
      ...held('figure', missing(to.figures, from.figures)),
    ],
  };
}
