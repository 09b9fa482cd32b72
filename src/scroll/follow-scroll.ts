import scrollama from 'scrollama';
import type { Position } from '../story/story.ts';
import { progressAt, type Reading } from './progress.ts';

export interface FollowScrollOptions {
  /** The elements of the steps, in order, each directly below the one before. */
  readonly steps: readonly HTMLElement[];
  /** How the page is read now. Asked again whenever its layout may have changed. */
  readonly reading: () => Reading;
  readonly onPosition: (position: Position) => void;
}

export interface FollowedScroll {
  /** To be called when the line has moved; steps and window are watched already. */
  refresh(): void;
  destroy(): void;
}

/** Scrollama 3.2 as documented: its types know neither offsets in pixels nor how to change one. */
type Scroller = ReturnType<typeof scrollama> & { offset(offset: PixelOffset): void };
type PixelOffset = NonNullable<Parameters<ReturnType<typeof scrollama>['setup']>[0]['offset']>;
const pixels = (n: number) => `${String(n)}px` as unknown as PixelOffset;

/**
 * Turns the scroll of the page into a position.
 *
 * Scrollama says that a step was entered. It says so late after a fling, not at all in a frame of another
 * origin, and its progress comes in notches; so what it says is taken as the occasion to measure, and the
 * position is always that of the step that stands at the line now.
 *
 * A page that is set anew, by another window or a larger type, is scrolled so that the reader stays where
 * they were reading. A step that alone grows, as an opened note makes it, is left to the browser.
 */
export function followScroll({ steps, reading, onPosition }: FollowScrollOptions): FollowedScroll {
  let frame = 0;
  let hint = 0;
  let now = reading();
  let at = Math.round(now.line);

  /** The place in the page, by pixels: a step and the share of its height above the line. */
  let read: { readonly step: number; readonly share: number } | undefined;
  let rest = 0;

  /** The height of all steps but one. */
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
    // Above the first step and below the last there is no place in the story to keep.
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

  const scroller = scrollama() as Scroller;
  const forget = catching(() => {
    scroller.setup({ step: [...steps], offset: pixels(at) }).onStepEnter(({ index }) => {
      hint = index;
      schedule();
    });
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

  for (const step of steps) sizes.observe(step);
  addEventListener('scroll', schedule, { passive: true });
  addEventListener('resize', refresh);
  schedule();

  return {
    refresh,
    destroy() {
      cancelAnimationFrame(frame);
      scroller.destroy();
      forget();
      sizes.disconnect();
      removeEventListener('scroll', schedule);
      removeEventListener('resize', refresh);
    },
  };
}

/**
 * Does something that listens to the document, and returns what ends that. Scrollama does, each time it is set up, and
 * never ends it: a page that makes players for months would be called by all there ever were.
 */
function catching(begin: () => void): () => void {
  const caught: (readonly [type: string, listener: EventListenerOrEventListenerObject])[] = [];
  const listen = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ) => {
    caught.push([type, listener]);
    EventTarget.prototype.addEventListener.call(document, type, listener, options);
  };
  document.addEventListener = listen as typeof document.addEventListener;
  try {
    begin();
  } finally {
    // The one of the prototype is there again.
    Reflect.deleteProperty(document, 'addEventListener');
  }
  return () => {
    for (const [type, listener] of caught) document.removeEventListener(type, listener);
  };
}

/** The step at a height of the window: the one hinted at, else found by halving. */
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
