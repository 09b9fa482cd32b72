import type { Box } from './text-layout.ts';

/** Pixels from the tip of a head to the middle of its disc, which so leaves free the place it points at. */
const BACK = 19;
/** Pixels from the middle of the disc to the words beside it. */
const ASIDE = 17;
/** Pixels from the middle of the disc to its edge. */
export const DISC_RADIUS = 10;
/** How large a head is that has come to its end, of one that moves. */
export const REST_SIZE = 0.8;

/** The end of a line on the screen: pixels, degrees clockwise from the right, and how large of 1 its head is drawn. */
export interface MarkerTip {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly size: number;
}

/** Where words stand beside a march, seen from its tip. */
export interface LabelSide {
  /** To the right hand of the march, or to its left. */
  readonly hand: 1 | -1;
  /** Pixels that they have moved from there. */
  readonly shift: readonly [x: number, y: number];
}

export const TO_THE_RIGHT: LabelSide = { hand: 1, shift: [0, 0] };

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** From the tip to the middle of the disc. */
export function discOffset({ turn, size }: Pick<MarkerTip, 'turn' | 'size'>): readonly [x: number, y: number] {
  return [-BACK * size * Math.cos(radians(turn)), -BACK * size * Math.sin(radians(turn))];
}

/** From the tip to the side of the disc where words begin, and the way on which they then lie, of length 1. */
export function labelOrigin(
  tip: Pick<MarkerTip, 'turn' | 'size'>,
  { hand, shift }: LabelSide,
): { readonly at: readonly [x: number, y: number]; readonly way: readonly [x: number, y: number] } {
  const [dx, dy] = discOffset(tip);
  const [wx, wy] = [-hand * Math.sin(radians(tip.turn)), hand * Math.cos(radians(tip.turn))];
  return { at: [dx + wx * ASIDE * tip.size + shift[0], dy + wy * ASIDE * tip.size + shift[1]], way: [wx, wy] };
}

/** The room of words so large (pixels) that stand so. They hang on the side of the disc as far off as they are wide. */
export function labelBox(
  tip: MarkerTip,
  [width, height]: readonly [width: number, height: number],
  aside: LabelSide,
): Box {
  const { at, way } = labelOrigin(tip, aside);
  const [x, y] = [tip.x + at[0] + (way[0] * width) / 2, tip.y + at[1] + (way[1] * height) / 2];
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** The room of the disc. */
export function discBox(tip: MarkerTip): Box {
  const [dx, dy] = discOffset(tip);
  const [x, y, radius] = [tip.x + dx, tip.y + dy, DISC_RADIUS * tip.size];
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Where words can be read, in the part of the map that nothing covers: to the right hand of the march; moved from the
 * edge,
 * over or under the disc if it is in their way; the same to the left hand; and if all fails, as at first.
 */
export function readableSide(tip: MarkerTip, size: readonly [width: number, height: number], free: Box): LabelSide {
  const disc = discBox(tip);
  const moved = (hand: 1 | -1): LabelSide => {
    const box = labelBox(tip, size, { hand, shift: [0, 0] });
    const x = Math.max(0, free.left - box.left) + Math.min(0, free.right - box.right);
    if (x === 0 || !overlap({ ...box, left: box.left + x, right: box.right + x }, disc)) return { hand, shift: [x, 0] };
    const [up, down] = [disc.top - box.bottom, disc.bottom - box.top];
    return { hand, shift: [x, -up < down ? up : down] };
  };
  const isIn = (aside: LabelSide) => {
    const { left, right, top, bottom } = labelBox(tip, size, aside);
    return (
      left >= free.left - SLACK &&
      right <= free.right + SLACK &&
      top >= free.top - SLACK &&
      bottom <= free.bottom + SLACK
    );
  };
  return [TO_THE_RIGHT, moved(1), moved(-1)].find(isIn) ?? TO_THE_RIGHT;
}

/** Pixels: sums of fractions. */
const SLACK = 0.01;
