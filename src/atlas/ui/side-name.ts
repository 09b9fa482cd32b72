import { dayIn } from '../../story/when.ts';
import { inLanguage } from '../../words/localized-text.ts';
import type { Side } from '../core/comparison.ts';
import type { AtlasModel } from './model.ts';

/** What a side of a comparison shows, in words; empty if there is no comparison. */
export function sideName({ state: { comparison, calendar, lang }, layers }: AtlasModel, side: Side): string {
  if (!comparison) return '';
  if (comparison.kind === 'dates') return dayIn(comparison[side], calendar, lang);
  const layer = layers.find(({ id }) => id === comparison[side]);
  return layer ? inLanguage(layer.title, lang) : comparison[side];
}
