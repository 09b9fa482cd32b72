/** The colours and signs that a story's own layers and actors may have, by names that authors write. */
import { actors, type Actor } from '../../../../geo/actors.ts';
import * as tokens from '../../../../geo/tokens.ts';

/** Colours that can be told apart with any colour vision, in both themes. */
export const COLOURS: ReadonlyMap<string, string> = new Map([
  ['green', tokens.actor.jangali],
  ['crimson', tokens.actor.republic],
  ['maroon', tokens.actor.radical],
  ['orange', tokens.actor.soviet],
  ['gold', tokens.actor.qajar],
  ['blue', tokens.actor.britain],
  ['indigo', tokens.actor.russia],
  ['pale-blue', tokens.actor.white],
  ['brown', tokens.actor.civilian],
  ['lilac', tokens.actor.constitutional],
  ['grey', tokens.actor.none],
  ['ink', tokens.ink],
  ['red', tokens.road],
  ['water', tokens.seaInk],
  ['forest', tokens.forest],
  ['border', tokens.border],
]);

const HEX = /^#[0-9a-f]{6}$/i;

/** The colour for a name, or for six hexadecimal digits after `#`; undefined for anything else. */
export const colourOf = (word: string): string | undefined => COLOURS.get(word) ?? (HEX.test(word) ? word : undefined);

type Sign = Pick<Actor, 'mark' | 'hatching'>;

/** The signs of actors, named after their shapes. */
export const SIGNS: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ['tree', actors.jangali],
  ['ring', actors.republic],
  ['diamond', actors.radical],
  ['star', actors.soviet],
  ['sun', actors.qajar],
  ['cross', actors.britain],
  ['chevron', actors.russia],
  ['anchor', actors.white],
  ['person', actors.civilian],
  ['square', actors.constitutional],
  ['dash', actors.none],
]);
