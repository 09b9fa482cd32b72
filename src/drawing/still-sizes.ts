import { PANE } from '../story/story.ts';
import type { PictureView } from './view.ts';

/**
 * The two sizes of a still. Both show {@link PANE} in their middle and more ground around it, so that a pane of another
 * shape is covered too. The narrow one has half the scale, so that its labels have the right size on a phone.
 */
export const STILLS = {
  wide: { ...size(1), offset: 0 },
  narrow: { ...size(0.5), offset: -1 },
} as const satisfies Readonly<Record<string, PictureView>>;

export type StillSize = keyof typeof STILLS;

/**
 * The picture is 2.5 times as wide and twice as high as the pane: enough for any usual shape of a window. `still.css`
 * depends on these numbers.
 */
function size(scale: number) {
  const [width, height] = [PANE.width * 2.5 * scale, PANE.height * 2 * scale];
  return { width, height, focus: [width / 2, height / 2] as const };
}

/** The address of a step's still, from the page of its story. */
export const stillPath = (step: string, kind: StillSize): string => `stills/${step}.${kind}.svg`;

/** Media query for panes so small that they use the narrow still; see `still.css`. */
export const NARROW = '(max-width: 40rem), (max-height: 32rem)';
/** The opposite of {@link NARROW}. */
export const WIDE = '(min-width: 40.01rem) and (min-height: 32.01rem)';
