import { PANE } from '../story/story.ts';
import type { PictureView } from './view.ts';

/**
 * The two sizes of a still. Both show {@link PANE} in their middle and ground about it, so that a pane of another shape
 * is
 * covered too. The narrow one is drawn half as large: on a phone its letters are then as large as they should be.
 */
export const STILLS = {
  wide: { ...size(1), offset: 0 },
  narrow: { ...size(0.5), offset: -1 },
} as const satisfies Readonly<Record<string, PictureView>>;

export type StillSize = keyof typeof STILLS;

/**
 * The ground is 2.5 times as wide and twice as high as the pane, which `still.css` knows too: enough for any window
 * that is not a strip.
 */
function size(scale: number) {
  const [width, height] = [PANE.width * 2.5 * scale, PANE.height * 2 * scale];
  return { width, height, focus: [width / 2, height / 2] as const };
}

/** The address of a step's still, from the page of its story. */
export const stillPath = (step: string, kind: StillSize): string => `stills/${step}.${kind}.svg`;

/** Whether a pane is so small that it takes the narrow still; see `still.css`. */
export const NARROW = '(max-width: 40rem), (max-height: 32rem)';
/** Whether it is not. */
export const WIDE = '(min-width: 40.01rem) and (min-height: 32.01rem)';
