import { msg, str } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Hold } from '../../story/holds.ts';
import type { Story } from '../../story/story.ts';
import { isoOf } from '../../story/when.ts';
import { confidenceSign } from '../confidence-sign.ts';
import { listIn } from '../../words/languages.ts';
import { dateLabel, daysOf } from '../dates.ts';
import { nameIn, type Evidence, type Told } from '../read/evidence.ts';
import { originalOrTranslated } from './messages.ts';
import type { FrontMatter } from '../read/story-file.ts';
import { closestOf } from '../check/suggest.ts';

/** A hold as the map's table has it: with its date as written, and what it rests on. */
export interface Holding extends Hold, Told {
  /** EDTF; an end that is open is `..`. */
  readonly date: string;
  readonly basis: string;
}

/** The years a timeline shows to scale, and the places whose holders are its bands. */
export interface StoryTimeline {
  readonly from: number;
  readonly until: number;
  readonly bands: readonly { readonly place: string; readonly name: string; readonly holds: readonly Holding[] }[];
}

/** Reads `geo/layers/holds.json`. */
export function readHoldings(json: string): ReadonlyMap<string, readonly Holding[]> {
  type Row = Omit<Holding, 'from' | 'until'> & { readonly from_day: number; readonly until_day: number };
  const places = JSON.parse(json) as Readonly<Record<string, readonly Row[]>>;
  return new Map(
    Object.entries(places).map(([place, rows]) => [
      place,
      rows.map(({ from_day, until_day, ...row }) => ({ ...row, from: from_day, until: until_day })),
    ]),
  );
}

/** The timeline that the front matter asks for. What it cannot have is complained of. */
export function readTimeline(
  { timeline, years, lang }: FrontMatter,
  story: Story | undefined,
  { places }: Evidence,
  holds: ReadonlyMap<string, readonly Holding[]>,
  complain: (message: string, hint: string) => void,
): StoryTimeline | undefined {
  const days = years ? daysOf(years) : undefined;
  if (years && !days)
    complain(`Front matter: years: ${years} is not a time.`, 'Write two years, as in “years: 1905/1921”.');
  if (years && timeline.length === 0)
    complain(
      'Front matter: years without a timeline.',
      'Name the places whose holders it shows, as in “timeline: [harbour]”.',
    );
  for (const id of timeline) {
    if (holds.has(id)) continue;
    const near = closestOf({ place: [...holds.keys()] })('place', id);
    complain(
      `timeline: nobody is recorded to have held “${id}”.`,
      near ? `Did you mean “${near}”?` : 'Name places that rows of geo/sources/control.csv name.',
    );
  }
  if (timeline.length === 0 || !story) return undefined;
  const told = story.steps.map(({ scene }) => scene.when);
  const bands = timeline.flatMap((place) => {
    const found = holds.get(place);
    return found ? [{ place, name: shortName(place, places, lang), holds: found }] : [];
  });
  return {
    from: Math.min(...told.map(({ from }) => from)),
    until: Math.max(...told.map(({ until }) => until)),
    ...days,
    bands,
  };
}

/** What a place is called, without what a gazetteer adds in brackets. */
export function shortName(place: string, places: Evidence['places'], lang: string): string {
  const names = places.get(place)?.names;
  return (names ? nameIn(names, lang) : place).replace(/\s*\(.*\)$/, '');
}

export function timelineTitle({ bands }: StoryTimeline, lang: string): string {
  const names = listIn(
    bands.map(({ name }) => name),
    lang,
  );
  return msg(str`Who held ${names}`);
}

/** A hold's time in words; `from 15 October 1921` where no end is known. */
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
export function timelineTable({ from, until, bands }: StoryTimeline, lang: string): Element {
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
