import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { localeOf, numberMarks } from '../../story/languages.ts';
import { CITATION, readCitation } from '../read/mentions.ts';
import { figureIn, pictureIn } from '../read/placeholders.ts';

/** A kind of content that a translation must not lose or add, with its name and the wording of its faults. */
export interface ComparedContent {
  readonly what: 'citation' | 'link' | 'figure' | 'picture' | 'note' | 'number' | 'month';
  readonly name: string;
}

/** The separator of thousands. A space may be of normal or of narrow width. */
function thousandsIn(lang: string): RegExp {
  const { thousands } = numberMarks(lang);
  const mark = /\s/.test(thousands) ? '\u00a0\u202f' : thousands;
  return new RegExp(`(?<=\\d)[${mark}](?=\\d{3}(?!\\d))`, 'g');
}

const western = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));

/** The numbers in a text, in plain digits: `1,891` and `۱٬۸۹۱` are 1891, and `1909–10` has 1909 and 1910. */
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
 * Patterns for the names of the months: the letters that all grammatical cases have in common; in Russian with any
 * ending, because `июньский` names a month too. `may` in lower case is not a month.
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
  readonly pictures: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
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
  const pictures = new Set(content.flatMap((node) => pictureIn(node)?.url ?? []));
  const notes = new Set(content.flatMap((node) => (node.type === 'footnoteDefinition' ? [`^${node.identifier}`] : [])));
  return { words: all.replace(CITATION, ''), citations, links, figures, pictures, notes };
}

const missing = (from: ReadonlySet<string>, among: ReadonlySet<string>) => [...from].filter((one) => !among.has(one));

const ENGLISH_MONTH = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/**
 * What is in a part of a text but not in its translation, and what a translation cites, names or shows but its original
 * does not. A translation may add numbers and months, because it may add dates of a second calendar.
 */
export function compare(
  original: { readonly content: readonly RootContent[]; readonly lang: string },
  translation: { readonly content: readonly RootContent[]; readonly lang: string },
): { readonly lost: readonly ComparedContent[]; readonly added: readonly ComparedContent[] } {
  const [from, to] = [reading(original.content), reading(translation.content)];
  const listed = (what: ComparedContent['what'], names: readonly string[]): readonly ComparedContent[] =>
    names.map((name) => ({ what, name }));
  const months = missing(monthsIn(from.words, original.lang), monthsIn(to.words, translation.lang)).map((month) =>
    ENGLISH_MONTH.format(Date.UTC(2001, Number(month), 9)),
  );
  return {
    lost: [
      ...listed('citation', missing(from.citations, to.citations)),
      ...listed('link', missing(from.links, to.links)),
      ...listed('figure', missing(from.figures, to.figures)),
      ...listed('picture', missing(from.pictures, to.pictures)),
      ...listed('note', missing(from.notes, to.notes)),
      ...listed('number', missing(numbersIn(from.words, original.lang), numbersIn(to.words, translation.lang))),
      ...listed('month', months),
    ],
    added: [
      ...listed('citation', missing(to.citations, from.citations)),
      ...listed('link', missing(to.links, from.links)),
      ...listed('figure', missing(to.figures, from.figures)),
      ...listed('picture', missing(to.pictures, from.pictures)),
      ...listed('note', missing(to.notes, from.notes)),
    ],
  };
}
