import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LngLat } from '../../story/story.ts';
import { answersOn, type Side } from '../core/comparison.ts';
import { AnswerMarks, askedGround, marksOf } from './answer-marks.ts';
import { asksOfHands, changesIn } from '../core/control.ts';
import { memoizeLast } from '../ui/memoize-last.ts';
import type { AtlasModel } from '../ui/model.ts';

/**
 * The marks of a model on one map: of all results, or, during a comparison of dates, of the results on this side's date.
 */
export class SideMarks {
  readonly #marks: AnswerMarks;
  readonly #side: Side;
  readonly #answers = memoizeLast<ReturnType<typeof marksOf>>();
  readonly #ground = memoizeLast<ReturnType<typeof askedGround>>();

  constructor(map: MapLibreMap, tokens: (name: string) => string, side: Side) {
    this.#marks = new AnswerMarks(map, tokens);
    this.#side = side;
  }

  /** @param draft - corners of an outline that is being drawn, degrees. */
  show(model: AtlasModel, draft: readonly LngLat[] | undefined): void {
    const { state, catalogue, answers, records } = model;
    const { comparison, selection, area } = state;
    const day = comparison?.kind === 'dates' ? comparison[this.#side] : undefined;
    const marks = this.#answers([answers, selection, day], () => {
      const changed = asksOfHands(state)
        ? changesIn(model).map(({ place, sureness }) => ({ record: place, sureness }))
        : [];
      return marksOf(day === undefined ? answers : answersOn(answers, day), changed, state, catalogue, records);
    });
    this.#marks.show(
      marks,
      this.#ground([area, draft], () =>
        askedGround(
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
