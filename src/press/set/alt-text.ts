import { msg, str } from '@lit/localize';
import { look } from '../../drawing/view.ts';
import { kmAcrossPane } from '../../story/distance.ts';
import { controlStretches } from '../../story/control-periods.ts';
import { PANE, type Step } from '../../story/story.ts';
import { toldKmLabel } from '../../words/distances.ts';
import { inLanguage, listIn } from '../../words/localized-text.ts';
import { dateLabel } from '../dates.ts';
import { shortName, type Evidence } from '../read/evidence.ts';
import type { LayerDescription } from '../model.ts';
import type { DocumentedPeriod } from '../read/control-periods.ts';

/** The data that a scene's description is made from. */
export interface DescriptionData {
  readonly lang: string;
  readonly layers: ReadonlyMap<string, LayerDescription>;
  readonly places: Evidence['places'];
  /** The control periods of each place, by its id, in the language of the page. */
  readonly periods: ReadonlyMap<string, readonly DocumentedPeriod[]>;
}

/** The pane for which scenes are written, in CSS pixels. Every reader sees at least what is in it. */
const VIEW = { width: PANE.width, height: PANE.height, focus: [PANE.width / 2, PANE.height / 2], offset: 0 } as const;

/** Maximum number of names in a description: a longer one is tiring to listen to. */
const MAX_NAMES = 7;

/** The places that the step mentions and that are in the picture, nearest to its centre first. */
function placesSeen({ scene: { camera, names } }: Step, places: Evidence['places']): readonly string[] {
  const { ground, place, reach } = look(camera, VIEW);
  return names
    .flatMap((id) => {
      const found = places.get(id);
      if (!found) return [];
      const at = ground(found.center);
      const [x, y] = place(at);
      const seen = at[1] > reach[0] && at[1] < reach[1] && x >= 0 && x <= VIEW.width && y >= 0 && y <= VIEW.height;
      return seen ? [{ id, far: Math.hypot(x - VIEW.focus[0], y - VIEW.focus[1]) }] : [];
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, MAX_NAMES)
    .map(({ id }) => id);
}

/** Who held which of the places on a day: `Jangalis (Fuman, Kasma)`. */
function heldOn(day: number, seen: readonly string[], { lang, periods, places }: DescriptionData): readonly string[] {
  const by = new Map<string, string[]>();
  for (const id of seen) {
    for (const { holder, kind } of controlStretches(periods.get(id) ?? []).find(
      ({ from, end }) => from <= day && day < end,
    )?.by ?? []) {
      const short = holder.replace(/\s*\(.*\)$/, '');
      const name = kind === 'nominal' ? msg(str`${short}, in office only`) : short;
      by.set(name, [...(by.get(name) ?? []), shortName(id, places, lang)]);
    }
  }
  return [...by].map(([name, held]) => msg(str`${name} (${listIn(held, lang)})`));
}

/** The place and the date, where there are any. */
function titleOf(where: string, date: string): string {
  if (where) return date ? msg(str`Map: ${where}, ${date}`) : msg(str`Map: ${where}`);
  return date ? msg(str`Map, ${date}`) : msg('Map');
}

/**
 * Describes a scene for readers who do not see it: place, extent and date of the view, the places that are labelled,
 * movements, and who holds what. It is made from the same data as the map.
 */
export function altOf(step: Step, telling: DescriptionData): string {
  const {
    scene: { when, camera, layers: shown },
    where,
    draws,
  } = step;
  const { lang, layers, places } = telling;
  const list = (names: readonly string[]) => listIn(names, lang);
  const date = dateLabel(when, lang);
  const wide = toldKmLabel(kmAcrossPane(camera), lang);
  const seen = placesSeen(step, places);
  const told = Object.keys(shown).flatMap((id) => {
    const layer = layers.get(id);
    return layer?.title ? [{ ...layer, id, name: inLanguage(layer.title, lang) }] : [];
  });
  const moves = told
    .filter(({ theme }) => theme === 'movements')
    .map(({ name, by }) => (by ? msg(str`“${name}” (${inLanguage(by, lang)})`) : msg(str`“${name}”`)));
  const held = told.some(({ theme }) => theme === 'control') ? heldOn(Math.floor(when.now), seen, telling) : [];
  const others = told
    .filter(({ id, theme }) => theme === 'towns' || (theme !== 'movements' && draws.includes(id)))
    .map(({ name }) => msg(str`“${name}”`));
  return [
    `${titleOf(where, date).replace(/\.$/, '')}.`,
    msg(str`About ${wide} from side to side.`),
    ...(seen.length > 0 ? [msg(str`Named: ${list(seen.map((id) => shortName(id, places, lang)))}.`)] : []),
    ...(moves.length > 0 ? [msg(str`Movements: ${list(moves)}.`)] : []),
    ...(others.length > 0 ? [msg(str`Also shown: ${list(others)}.`)] : []),
    ...(held.length > 0 ? [msg(str`Held by: ${held.join(msg('; ', { id: 'between-holders' }))}.`)] : []),
  ].join(' ');
}
