import { msg, str } from '@lit/localize';
import { searchesChangesOfControl } from '../core/control.ts';
import { countShown, ownShown } from '../core/own-time.ts';
import { isSearching } from '../map/result-marks.ts';
import { handsTally } from '../search/changed-hands.ts';
import type { AtlasModel } from '../ui/model.ts';
import { countIn, tally } from '../ui/words.ts';

/** The announcement of the results, and of how much of the imported data is of the chosen time; empty if neither. */
export function resultsAnnouncement(model: AtlasModel): string {
  const { lang } = model.state;
  const masks = model.own.flatMap((layer) => ownShown(layer, model) ?? []);
  const [some, all] = [masks.map(countShown), masks.map(({ length }) => length)].map((counts) =>
    countIn(
      counts.reduce((sum, count) => sum + count, 0),
      lang,
    ),
  );
  const own = masks.length > 0 ? msg(str`Your own data: ${some ?? ''} of ${all ?? ''} in these days`) : '';
  return [found(model), own].filter(Boolean).join('. ');
}

function found(model: AtlasModel): string {
  if (!isSearching(model.state, model.catalogue)) return '';
  if (searchesChangesOfControl(model.state)) return handsTally(model);
  return tally(
    model.results.length,
    model.results.filter(({ sureness }) => sureness === 'perhaps').length,
    model.state.lang,
  );
}
