import type { Box } from './text-layout.ts';

/** CSS pixels from the tip of a marker to the middle of its disc, so that the disc does not cover the tip's place. */
const DISC_DISTANCE = 19;
/** CSS pixels from the middle of the disc to the text beside it. */
const TEXT_DISTANCE = 17;
/** CSS pixels. */
export const DISC_RADIUS = 10;
/** The size of a marker at the end of its line, relative to a moving one. */
export const REST_SIZE = 0.8;

/** The end of a line on the screen: CSS pixels, degrees clockwise from the right, and the scale of its marker. */
export interface MarkerTip {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly size: number;
}

/** On which side of a line its text is. */
export interface LabelSide {
  /** 1: to the right of the line, seen in its direction; -1: to the left. */
  readonly hand: 1 | -1;
  /** Further offset in CSS pixels. */
  readonly shift: readonly [x: number, y: number];
}

export const TO_THE_RIGHT: LabelSide = { hand: 1, shift: [0, 0] };

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Offset from the tip to the middle of the disc. */
export function discOffset({ turn, size }: Pick<MarkerTip, 'turn' | 'size'>): readonly [x: number, y: number] {
  return [-DISC_DISTANCE * size * Math.cos(radians(turn)), -DISC_DISTANCE * size * Math.sin(radians(turn))];
}

/** Offset from the tip to the point beside the disc where the text begins, and a unit vector away from the disc. */
export function labelOrigin(
  tip: Pick<MarkerTip, 'turn' | 'size'>,
  { hand, shift }: LabelSide,
): { readonly at: readonly [x: number, y: number]; readonly direction: readonly [x: number, y: number] } {
  const [dx, dy] = discOffset(tip);
  const [wx, wy] = [-hand * Math.sin(radians(tip.turn)), hand * Math.cos(radians(tip.turn))];
  return {
    at: [dx + wx * TEXT_DISTANCE * tip.size + shift[0], dy + wy * TEXT_DISTANCE * tip.size + shift[1]],
    direction: [wx, wy],
  };
}

/** The box of a text of this size (CSS pixels) beside a marker. It touches the point of {@link labelOrigin}. */
export function labelBox(
  tip: MarkerTip,
  [width, height]: readonly [width: number, height: number],
  side: LabelSide,
): Box {
  const { at, direction } = labelOrigin(tip, side);
  const [x, y] = [tip.x + at[0] + (direction[0] * width) / 2, tip.y + at[1] + (direction[1] * height) / 2];
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** The box of the disc. */
export function discBox(tip: MarkerTip): Box {
  const [dx, dy] = discOffset(tip);
  const [x, y, radius] = [tip.x + dx, tip.y + dy, DISC_RADIUS * tip.size];
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * The first side at which the whole text is in the free part of the map: to the right of the line; moved away from an
 * edge, above or below the disc if they would overlap; the same to the left. If none fits, to the right.
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
  const fits = (side: LabelSide) => {
    const { left, right, top, bottom } = labelBox(tip, size, side);
    return (
      left >= free.left - SLACK &&
      right <= free.right + SLACK &&
      top >= free.top - SLACK &&
      bottom <= free.bottom + SLACK
    );
  };
  return [TO_THE_RIGHT, moved(1), moved(-1)].find(fits) ?? TO_THE_RIGHT;
}

/** CSS pixels: tolerance for rounding errors in sums. */
const SLACK = 0.01;
