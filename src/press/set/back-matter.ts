import { msg, str } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { directionOf, LANGUAGES } from '../../story/languages.ts';
import { metresLabel } from '../../words/distances.ts';
import { consultedLabel, evidenceLabel } from '../../words/labels.ts';
import { confidenceSign } from '../confidence-sign.ts';
import { formatReference, inOwnScript } from './bibliography.ts';
import { noteNumber, type Mentions } from './citations.ts';
import {
  nameIn,
  type Event,
  type Evidence,
  type Names,
  type Person,
  type Place,
  type Reference,
} from '../read/evidence.ts';
import { eventDate, isoDate } from '../dates.ts';
import { foreign, originalOrTranslated } from './messages.ts';
import type { TimelineData } from '../resolve/timeline.ts';
import { timelineTable, timelineTitle } from './timeline.ts';

/** The data of the whole page that the back matter needs. */
export interface Book {
  readonly lang: string;
  readonly evidence: Evidence;
  readonly mentions: Mentions;
  /** Headings of the steps by id. */
  readonly headings: ReadonlyMap<string, string>;
  /** The table of the timeline. */
  readonly timeline?: TimelineData;
}

/** A name in the language of the page, and in the other languages, each marked with its language. */
function nameLine(names: Names, lang: string): { readonly own: string; readonly others: ElementContent[] } {
  const own = nameIn(names, lang);
  const codes = [...new Set<string>([...LANGUAGES, ...Object.keys(names)])];
  const others = codes.filter((code) => code !== lang && names[code] && names[code] !== own);
  return {
    own,
    others: others.flatMap((code, n) => [
      ...(n > 0 ? [{ type: 'text', value: ' · ' } as const] : []),
      h('bdi', { lang: code, dir: directionOf(code) }, names[code] ?? ''),
    ]),
  };
}

/** Links to the sources of a statement, as note numbers. */
export function sourceLinks(
  sources: readonly string[],
  { evidence, mentions, lang }: Book,
  step: string,
): ElementContent[] {
  const known = sources.filter((key) => evidence.references.has(key));
  if (known.length === 0) return [];
  return [
    h('span', { className: ['sources'] }, [
      `${msg('Sources')}: `,
      ...known.flatMap((key, n): ElementContent[] => {
        mentions.add('cited', key, step);
        const consulted = evidence.references.get(key)?.custom?.consulted;
        const { text, title } = noteNumber(mentions.numberOf(key), consulted, lang);
        return [
          ...(n > 0 ? [{ type: 'text', value: msg(', ', { id: 'between-notes' }) } as const] : []),
          h('a', { href: `#ref-${key}`, role: 'doc-noteref', ...(title ? { title } : {}) }, text),
        ];
      }),
    ]),
  ];
}

/** Links back to the steps that mention an entry. */
function mentionedIn(steps: ReadonlySet<string> | undefined, { headings }: Book): ElementContent[] {
  const named = [...(steps ?? [])].filter((id) => headings.has(id));
  if (named.length === 0) return [];
  return [
    h('p', { className: ['mentioned'] }, [
      `${msg('In the story')}: `,
      ...named.flatMap((id, n): ElementContent[] => [
        ...(n > 0 ? [{ type: 'text', value: ' · ' } as const] : []),
        h('a', { href: `#${id}` }, headings.get(id) ?? id),
      ]),
    ]),
  ];
}

const paragraph = (className: string, ...content: (string | ElementContent)[]): Element =>
  h('p', { className: [className] }, content);

/** The evidence of a step: its events, the confidence of each, and what is disputed. */
export function evidenceOf(ids: readonly string[], book: Book, step: string): Element | undefined {
  const events = ids.flatMap((id) => book.evidence.events.get(id) ?? []);
  if (events.length === 0) return undefined;
  return h('details', { className: ['evidence'] }, [
    h('summary', msg('Evidence and certainty')),
    h(
      'ul',
      events.map((event) => eventItem(event, book, step)),
    ),
  ]);
}

function eventItem(event: Event, book: Book, step: string): Element {
  const date = eventDate(event, book.lang);
  const how = evidenceLabel(event.evidence);
  return h('li', { id: `event-${event.id}-${step}` }, [
    h('p', [h('b', [originalOrTranslated(event, 'title')]), ' ', h('time', isoDate(event.date), date)]),
    ...(event.dispute ? [paragraph('dispute', originalOrTranslated(event, 'dispute'))] : []),
    paragraph(
      'surety',
      confidenceSign(event.confidence),
      '. ',
      how ? `${how} ` : '',
      ...sourceLinks(event.sources, book, step),
    ),
  ]);
}

/** The text about a birth or a death if it contains a date, in digits of any script. */
const dated = (text: string) => (/\p{Nd}/u.test(text) ? text : '');

function lifeOf(person: Person): string {
  const [born, died] = [dated(person.born), dated(person.died)];
  if (born && died) return `${born} – ${died}`;
  if (born) return msg(str`born ${born}`);
  return died ? msg(str`died ${died}`) : msg('dates not known here');
}

function personCard(person: Person, book: Book): Element {
  const { own, others } = nameLine(person.names, book.lang);
  return h('article', { id: `person-${person.id}`, className: ['card-entry'] }, [
    h('h3', own),
    ...(others.length > 0 ? [paragraph('names', ...others)] : []),
    paragraph('facts', `${lifeOf(person)}. `, originalOrTranslated(person, 'role'), '.'),
    h('p', [originalOrTranslated(person, 'bio')]),
    ...(person.lifeNote ? [paragraph('dispute', originalOrTranslated(person, 'lifeNote'))] : []),
    paragraph('surety', confidenceSign(person.confidence), '. ', ...sourceLinks(person.sources, book, '')),
    ...mentionedIn(book.mentions.people.get(person.id), book),
  ]);
}

function placeCard(place: Place, book: Book): Element {
  const { own, others } = nameLine(place.names, book.lang);
  const [lng, lat] = place.center;
  const degrees = new Intl.NumberFormat(book.lang, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const [north, east] = [degrees.format(Math.abs(lat)), degrees.format(Math.abs(lng))];
  const where = `${lat >= 0 ? msg(str`${north}° N`) : msg(str`${north}° S`)}${msg(', ', { id: 'between-coordinates' })}${lng >= 0 ? msg(str`${east}° E`) : msg(str`${east}° W`)}`;
  const distance = place.precision === undefined ? '' : metresLabel(place.precision, book.lang);
  return h('article', { id: `place-${place.id}`, className: ['card-entry'] }, [
    h('h3', own),
    ...(others.length > 0 ? [paragraph('names', ...others)] : []),
    ...(place.otherNames.length > 0
      ? [
          paragraph(
            'names',
            `${msg('Also:')} `,
            ...place.otherNames.flatMap((name, n): ElementContent[] => [
              ...(n > 0 ? [{ type: 'text', value: msg(', ', { id: 'between-names' }) } as const] : []),
              h('bdi', book.lang !== 'en' && /\p{Script=Latin}/u.test(name) ? { lang: 'en' } : {}, name),
            ]),
          ),
        ]
      : []),
    ...(place.what ? [h('p', [originalOrTranslated(place, 'what')])] : []),
    ...(place.role ? [h('p', [originalOrTranslated(place, 'role')])] : []),
    paragraph(
      'surety',
      ...(place.confidence ? [confidenceSign(place.confidence), '. '] : []),
      `${distance ? msg(str`${where}, to within ${distance}`) : where}.`,
    ),
    ...mentionedIn(book.mentions.places.get(place.id), book),
  ]);
}

/**
 * The reference of a work: in its own script if the readers of the page use that script, then in Latin letters. It is
 * not translated, because nobody would find a translated title in a library.
 */
function workLines(work: Reference, lang: string): Element[] {
  const own = inOwnScript(work);
  const reference = [...formatReference(work)];
  if (!own) return [h('p', { lang: 'en', dir: 'ltr', translate: 'no' }, reference)];
  if (own.lang === lang)
    return [
      h('p', { lang, dir: own.dir, translate: 'no' }, own.text),
      h('p', { lang: 'en', dir: 'ltr', translate: 'no', className: ['latin'] }, reference),
    ];
  return [
    h('p', { lang: 'en', dir: 'ltr', translate: 'no' }, [
      ...reference,
      ' [',
      h('bdi', { lang: own.lang, dir: own.dir }, own.title),
      ']',
    ]),
  ];
}

/**
 * The people, places and works that the story refers to. The cards are shown from this part of the page; without
 * scripts, readers read it here.
 */
export function backMatter(book: Book): readonly Element[] {
  const { evidence, mentions, lang } = book;
  const collator = new Intl.Collator(lang);
  const called = (names: Names) => nameIn(names, lang);
  const pick = <T extends { readonly names: Names }>(ids: Iterable<string>, all: ReadonlyMap<string, T>) =>
    [...ids].flatMap((id) => all.get(id) ?? []).sort((a, b) => collator.compare(called(a.names), called(b.names)));
  // The cards come first, because some works are cited only in a card.
  const people = pick(mentions.people.keys(), evidence.people).map((person) => personCard(person, book));
  const places = pick(mentions.places.keys(), evidence.places).map((place) => placeCard(place, book));
  const section = (id: string, title: string, children: ElementContent[]) =>
    h('section', { id, className: ['back-matter'], ariaLabelledBy: `${id}-title` }, [
      h('h2', { id: `${id}-title` }, title),
      ...children,
    ]);
  const works = mentions.keys.flatMap((key) => evidence.references.get(key) ?? []);
  return [
    ...(book.timeline
      ? [section('timeline', timelineTitle(book.timeline, lang), [timelineTable(book.timeline, lang)])]
      : []),
    ...(people.length > 0 ? [section('people', msg('People'), [h('div', { className: ['entries'] }, people)])] : []),
    ...(places.length > 0 ? [section('places', msg('Places'), [h('div', { className: ['entries'] }, places)])] : []),
    ...(works.length > 0
      ? [
          section('sources', msg('Sources'), [
            h(
              'ol',
              { className: ['bibliography'] },
              works.map((work) => {
                const [consulted, note] = [consultedLabel(work.custom?.consulted), work.custom?.remark ?? ''];
                const remark = [consulted, ...(note ? [work.foreign ? foreign(note) : note] : [])]
                  .filter(Boolean)
                  .flatMap((part, n) => [...(n > 0 ? [' '] : []), part]);
                return h('li', { id: `ref-${work.id}`, className: ['card-entry'] }, [
                  ...workLines(work, lang),
                  ...(remark.length > 0 ? [paragraph('surety', ...remark)] : []),
                  ...mentionedIn(mentions.cited.get(work.id), book),
                ]);
              }),
            ),
          ]),
        ]
      : []),
  ];
}
