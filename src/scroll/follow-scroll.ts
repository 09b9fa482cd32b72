import scrollama from 'scrollama';
import type { Position } from '../story/story.ts';
import { progressAt, type ReadingZone } from './progress.ts';

export interface FollowScrollOptions {
  /** The elements of the steps in their order, each directly below the previous one. */
  readonly steps: readonly HTMLElement[];
  /** Returns the current reading zone. Called again whenever the layout may have changed. */
  readonly reading: () => ReadingZone;
  readonly onPosition: (position: Position) => void;
}

export interface FollowedScroll {
  /** Call it when the reading line has moved. The sizes of the steps and of the window are observed here. */
  refresh(): void;
  destroy(): void;
}

/** Steps that are observed one by one. Browsers look at each observer in every frame. */
const OBSERVED = 60;

const pixels = (n: number) => `${String(n)}px`;

/**
 * Converts the scroll position of the page into a position in the story.
 *
 * Scrollama reports which step was entered: late after a fast scroll, not at all in a cross-origin frame, and with a
 * progress in coarse steps. So its report is only a reason to measure; the position is always computed from the step
 * that is at the line now.
 *
 * When the whole page changes its layout (another window size, larger type), it is scrolled so that the reader stays at
 * the same place in the text. When one step alone grows, as by an opened note, the browser keeps the place.
 *
 * Each `setup` of scrollama 3.2 adds a `scroll` listener to the document that `destroy` does not remove. It holds
 * nothing but a reference to its container, which is undefined here, and does one comparison for each scroll event, so
 * a page that makes thousands of players does not notice. `tests/component/follow-scroll.test.ts` checks that a
 * destroyed follower is collected, and `tests/soak` counts these listeners apart from all others.
 */
export function followScroll({ steps, reading, onPosition }: FollowScrollOptions): FollowedScroll {
  let frame = 0;
  let hint = 0;
  let now = reading();
  let at = Math.round(now.line);

  /** Where the reader is in the page: a step, and the share (0 to 1) of its height that is above the line. */
  let read: { readonly step: number; readonly share: number } | undefined;
  /** Height of all the other steps, CSS pixels, when `read` was measured. */
  let rest = 0;

  /** The height of all steps but one, CSS pixels. */
  const restOf = (step: number): number => {
    const [first, last, own] = [steps[0], steps.at(-1), steps[step]].map((element) => element?.getBoundingClientRect());
    return first && last && own ? last.bottom - first.top - own.height : 0;
  };
  const keepPlace = ({ step, share }: NonNullable<typeof read>) => {
    const rect = steps[step]?.getBoundingClientRect();
    if (rect) scrollBy({ top: rect.top + share * rect.height - at, behavior: 'instant' });
  };
  const measure = () => {
    frame = 0;
    // Before the first step and after the last one there is no place in the story to keep.
    if (read && read.share > 0 && read.share < 1 && Math.abs(restOf(read.step) - rest) > 1) keepPlace(read);
    hint = stepAt(steps, at, hint);
    const rect = steps[hint]?.getBoundingClientRect();
    if (!rect) return;
    const text = steps[hint]?.firstElementChild?.getBoundingClientRect() ?? rect;
    read = { step: hint, share: rect.height > 0 ? Math.min(1, Math.max(0, (at - rect.top) / rect.height)) : 0 };
    rest = restOf(hint);
    onPosition({ step: hint, progress: progressAt(rect, text, { ...now, line: at }) });
  };
  const schedule = () => {
    frame ||= requestAnimationFrame(measure);
  };

  const scroller = scrollama();
  // Of a very long story only some: the step is found from the nearest of them.
  const every = Math.ceil(steps.length / OBSERVED);
  const observed = steps.filter((_, n) => n % every === 0);
  scroller.setup({ step: observed, offset: pixels(at) }).onStepEnter(({ index }) => {
    hint = index * every;
    schedule();
  });
  const refresh = () => {
    now = reading();
    const line = Math.round(now.line);
    if (line !== at) {
      at = line;
      scroller.offset(pixels(at));
    }
    schedule();
  };
  const sizes = new ResizeObserver(refresh);

  // A step that grows makes its parent grow.
  for (const parent of new Set(steps.map(({ parentElement }) => parentElement))) if (parent) sizes.observe(parent);
  addEventListener('scroll', schedule, { passive: true });
  addEventListener('resize', refresh);
  schedule();

  return {
    refresh,
    destroy() {
      cancelAnimationFrame(frame);
      scroller.destroy();
      sizes.disconnect();
      removeEventListener('scroll', schedule);
      removeEventListener('resize', refresh);
    },
  };
}

/** Index of the step at a height of the window (CSS pixels): `hint` if it is there, else by binary search. */
function stepAt(steps: readonly HTMLElement[], at: number, hint: number): number {
  const near = steps[hint]?.getBoundingClientRect();
  if (near && near.top <= at && at < near.bottom) return hint;
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((steps[middle]?.getBoundingClientRect().top ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
