import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LngLat } from '../../story/story.ts';
import { resultsOn, type Side } from '../core/comparison.ts';
import { ResultMarks, searchedArea, marksOf } from './result-marks.ts';
import { searchesChangesOfControl, changesIn } from '../core/control.ts';
import { memoizeLast } from '../ui/memoize-last.ts';
import type { AtlasModel } from '../ui/model.ts';

/**
 * The marks of a model on one map: of all results, or, during a comparison of dates, of the results on this side's
 * date.
 */
export class SideMarks {
  readonly #marks: ResultMarks;
  readonly #side: Side;
  readonly #memoized = memoizeLast<ReturnType<typeof marksOf>>();
  readonly #ground = memoizeLast<ReturnType<typeof searchedArea>>();

  constructor(map: MapLibreMap, tokens: (name: string) => string, side: Side) {
    this.#marks = new ResultMarks(map, tokens);
    this.#side = side;
  }

  /** @param draft - corners of an outline that is being drawn, degrees. */
  show(model: AtlasModel, draft: readonly LngLat[] | undefined): void {
    const { state, catalogue, results, records } = model;
    const { comparison, selection, area } = state;
    const day = comparison?.kind === 'dates' ? comparison[this.#side] : undefined;
    const marks = this.#memoized([results, selection, day], () => {
      const changed = searchesChangesOfControl(state)
        ? changesIn(model).map(({ place, sureness }) => ({ record: place, sureness }))
        : [];
      return marksOf(day === undefined ? results : resultsOn(results, day), changed, state, catalogue, records);
    });
    this.#marks.show(
      marks,
      this.#ground([area, draft], () =>
        searchedArea(
          area,
          (draft ?? []).map((corner) => [...corner]),
          records,
        ),
      ),
    );
  }

  recolour(): void {
    this.#marks.recolour();
  }
}
