/** The address of a view, and how to cite it. */
import { dayAt } from '../../story/days.ts';
import { encodeState } from '../core/permalink.ts';
import type { AtlasState } from '../core/state.ts';
import { citeView } from '../core/references.ts';
import type { AtlasModel } from './model.ts';

/** The address of the atlas without a state. */
export const atlasAddress = (): string => location.href.replace(/#.*$/, '');

/** The address of the current view. */
export const addressHere = (
  { state, catalogue }: Pick<AtlasModel, 'state' | 'catalogue'>,
  change: Partial<AtlasState> = {},
): string => `${atlasAddress()}#${encodeState({ ...state, ...change }, catalogue)}`;

/** A citation of an address of this site, with today as the day of access. */
export const citationOf = (title: string, address: string, lang: string): string =>
  citeView({ title, site: document.title, address, accessed: dayAt(Date.now()) }, lang);
