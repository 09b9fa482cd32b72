import type { Actor } from '../../geo/actors.ts';
import type { Layer } from '../../geo/layer.ts';
import type { CardEntry, ForeignText } from '../player/story-card.ts';
import type { Picked } from '../stage/stage.ts';
import { rangeLabel } from '../story/when.ts';
import { inLanguage } from '../words/localized-text.ts';

/** How many features are shown at most, so that the list stays short. */
const MOST = 4;

/** What is on the map: its layers, and who acts. */
export interface OnMap {
  readonly layers: readonly Layer[];
  readonly actors: Readonly<Record<string, Actor>>;
}

/** The texts of features in a page's language, by dataset and id: `layers/words.<lang>.json`. */
export type FeatureWords = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const TITLES = ['name', 'title', 'label'];
const LINES = ['what_it_is', 'description', 'role', 'dispute', 'remark', 'note', 'basis'];

/**
 * Cards for the features at a point of the map: the topmost few that have a name. Texts without a translation are in
 * English and marked as such.
 */
export function entriesOf(
  picked: readonly Picked[],
  { layers, actors }: OnMap,
  lang: string,
  words: FeatureWords,
  has = (id: string): boolean => document.getElementById(id) !== null,
): readonly CardEntry[] {
  return picked
    .flatMap(({ layer, properties }): CardEntry[] => {
      const found = layers.find(({ id }) => id === layer);
      const plain = (name: string) => (typeof properties[name] === 'string' ? properties[name] : '');
      const id = plain('id');
      const own = found ? words[found.dataset]?.[id] : undefined;
      const text = (name: string): string | ForeignText => {
        const said = own?.[name] ?? plain(`${name}_${lang}`);
        const original = plain(`${name}_en`) || plain(name);
        return said || lang === 'en' || !original ? said || original : { text: original, lang: 'en' };
      };
      // The title of a control period is its actor.
      const title = (own?.['actor'] && plain('label') ? own['actor'] : '') || TITLES.map(text).find(Boolean);
      if (!found || !title) return [];
      const date = dateOf(properties, lang);
      const [{ note } = {}] = found.legend;
      const lines = [
        ...(note ? [inLanguage(note, lang)] : []),
        ...(date ? [date] : []),
        ...LINES.map(text).filter(Boolean),
      ];
      const more = found.theme === 'places' && has(`place-${id}`) ? `place-${id}` : undefined;
      const who = Object.values(actors).find(({ key }) => key === plain('actor_key'));
      const actor = who && { colour: who.colour, mark: who.mark, name: inLanguage(who.label, lang) };
      return [
        { title, kind: inLanguage(found.title, lang), lines, ...(actor ? { actor } : {}), ...(more ? { more } : {}) },
      ];
    })
    .slice(0, MOST);
}

/** The dates of a feature in words. */
function dateOf({ date, from_day: from, until_day: until }: Picked['properties'], lang: string): string {
  if (typeof date !== 'string' || typeof from !== 'number' || typeof until !== 'number') return '';
  if (!date.endsWith('/..')) return rangeLabel({ edtf: date, from, until }, lang);
  return `${rangeLabel({ edtf: date.replace(/\/\.\.$/, ''), from, until: from }, lang)} –`;
}

const wordsOf = new Map<string, Promise<FeatureWords>>();

/** The texts of the map's features in a language, fetched at the first call. `root`: absolute address of the site. */
export function featureWords(root: string, lang: string): Promise<FeatureWords> {
  if (lang === 'en') return Promise.resolve({});
  const known = wordsOf.get(lang);
  if (known) return known;
  const words = fetch(`${root}layers/words.${lang}.json`)
    .then((answer) => {
      if (!answer.ok) throw new Error(`layers/words.${lang}.json: ${String(answer.status)}`);
      return answer.json() as Promise<FeatureWords>;
    })
    .catch((error: unknown): FeatureWords => {
      // Cards are in English for now; the next call tries again.
      console.error(error);
      wordsOf.delete(lang);
      return {};
    });
  wordsOf.set(lang, words);
  return words;
}

/**
 * Shows the cards of features that were clicked, in the language of the page. `at`: CSS pixels of the window. `root`:
 * the address of the site's root, ending in a slash; undefined for data that has the texts of every language itself.
 */
export async function showCards(
  picked: readonly Picked[],
  at: { readonly x: number; readonly y: number },
  shown: OnMap,
  root: string | undefined,
): Promise<void> {
  const { lang } = document.documentElement;
  const words = root === undefined ? {} : await featureWords(root, lang);
  document.querySelector('story-card')?.showEntries(entriesOf(picked, shown, lang, words), at);
}
