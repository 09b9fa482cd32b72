import { actors } from '../../geo/actors.ts';
import type { Layer } from '../../geo/layer.ts';
import type { CardEntry } from '../player/story-card.ts';
import { inLanguage } from '../player/story-legend.ts';
import type { Picked } from '../stage/stage.ts';

/** At most as many as a reader will look through. */
const MOST = 4;

/** What was pointed at, as cards: the topmost few that have a name. */
export function entriesOf(picked: readonly Picked[], layers: readonly Layer[], lang: string): readonly CardEntry[] {
  return picked
    .flatMap(({ layer, properties }): CardEntry[] => {
      const found = layers.find(({ id }) => id === layer);
      const text = (name: string) => (typeof properties[name] === 'string' ? properties[name] : '');
      const title = text(`name_${lang}`) || text('name_en') || text('name') || text('title') || text('label');
      if (!found || !title) return [];
      const lines = ['date', 'what_it_is', 'description', 'role', 'dispute', 'remark', 'note', 'basis'].map(text).filter(Boolean);
      const [{ note } = {}] = found.legend;
      if (note) lines.unshift(inLanguage(note, lang));
      const id = text('id');
      const more = found.theme === 'places' && document.getElementById(`place-${id}`) ? `place-${id}` : undefined;
      const who = Object.values(actors).find(({ key }) => key === text('actor_key'));
      const actor = who && { colour: who.colour, mark: who.mark, name: inLanguage(who.label, lang) };
      return [{ title, kind: inLanguage(found.title, lang), lines, ...(actor ? { actor } : {}), ...(more ? { more } : {}) }];
    })
    .slice(0, MOST);
}
