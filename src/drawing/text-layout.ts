/** Measures text, breaks labels into lines, and keeps labels from overlapping. */

export interface Face {
  readonly italic: boolean;
  readonly bold: boolean;
}

/**
 * Widths in hundredths of an em. Source: Literata (upright and italic, from the space to the tilde; Cyrillic А to я),
 * Noto Naskh Arabic (ء to ي).
 */
const widths = (text: string) => text.split(' ').map(Number);
const UPRIGHT = widths(
  '20 32 39 67 56 85 81 24 33 33 45 58 33 35 33 43 58 41 51 54 55 51 54 51 55 52 33 33 58 58 58 54 85 73 66 70 77 64 61 75 84 41 56 75 64 100 83 76 60 76 72 60 74 81 74 109 71 71 66 33 43 33 58 47 50 54 61 50 61 52 39 56 66 33 31 61 34 97 66 59 62 60 47 45 40 63 59 86 57 57 49 37 42 37 58',
);
const ITALIC = widths(
  '19 34 40 68 50 83 73 25 33 33 48 58 33 35 32 44 57 38 52 53 55 52 54 52 53 53 32 34 58 58 58 51 86 69 62 62 74 59 56 64 76 36 37 69 58 93 75 72 59 70 68 50 62 75 69 100 69 67 61 32 41 32 58 50 50 57 57 49 57 48 38 55 59 30 30 55 28 88 60 54 58 54 46 44 40 59 53 79 53 54 48 36 41 36 58',
);
const CYRILLIC = widths(
  '73 67 66 60 73 64 102 58 84 84 73 76 100 84 76 84 60 70 74 67 82 71 85 77 116 117 76 98 66 67 111 70 54 58 56 50 60 52 85 50 68 68 59 62 76 68 59 68 62 50 58 57 82 57 68 63 97 98 64 82 55 52 87 60',
);
/** Arabic letters are joined, and most of their joined shapes are narrower than when they stand alone. */
const JOINED = 0.42;

function em(letter: string, { italic, bold }: Face): number {
  const code = letter.normalize('NFD').codePointAt(0) ?? 0;
  if (code >= 0x300 && code <= 0x36f) return 0;
  if ((code >= 0x64b && code <= 0x65f) || code === 0x200c || code === 0x200d) return 0;
  if (code >= 0x600 && code <= 0x6ff) return JOINED;
  const known = code < 0x7f ? (italic ? ITALIC : UPRIGHT)[code - 0x20] : CYRILLIC[code - 0x410];
  return ((known ?? 58) / 100) * (bold ? 1.06 : 1);
}

/** The width of a line, in ems. `spacing`: ems between letters. */
export function measureText(text: string, face: Face, spacing: number): number {
  const letters = [...text];
  return letters.reduce((sum, letter) => sum + em(letter, face), 0) + Math.max(0, letters.length - 1) * spacing;
}

/**
 * Breaks a text into lines of about equal width, as MapLibre does: it minimizes the sum of squared differences from the
 * mean width. `most`: the width in ems that lines should not exceed.
 */
export function wrapLines(text: string, face: Face, spacing: number, most: number): readonly string[] {
  const words = text.split(/(?<=[-–\s])/).filter(Boolean);
  const whole = measureText(text, face, spacing);
  const count = Math.max(1, Math.ceil(whole / most));
  const wanted = whole / count;
  // best[n]: the least badness of the lines that end before word n, and where the last of them began.
  const best: { readonly badness: number; readonly from: number }[] = [{ badness: 0, from: 0 }];
  for (let until = 1; until <= words.length; until++) {
    let found = { badness: Infinity, from: until - 1 };
    for (let from = until - 1; from >= 0; from--) {
      const width = measureText(words.slice(from, until).join('').trim(), face, spacing);
      const ragged = (width - wanted) ** 2;
      // A last line may be short.
      const cost = until === words.length && width < wanted ? ragged / 2 : ragged;
      const badness = (best[from]?.badness ?? Infinity) + cost;
      if (badness < found.badness) found = { badness, from };
    }
    best.push(found);
  }
  const lines: string[] = [];
  for (let until = words.length; until > 0; until = best[until]?.from ?? 0)
    lines.unshift(
      words
        .slice(best[until]?.from ?? 0, until)
        .join('')
        .trim(),
    );
  return lines;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The boxes that labels and markers have taken so far. */
export class OccupiedBoxes {
  #taken: Box[] = [];

  isFree(box: Box): boolean {
    return this.#taken.every(
      (other) =>
        box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom,
    );
  }

  occupy(...boxes: readonly Box[]): void {
    this.#taken.push(...boxes);
  }
}

/** Which side or corner of a text is at its point; MapLibre's names. `left`: the text is to the right of the point. */
export type Anchor =
  'center' | 'left' | 'right' | 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

/** Ems: MapLibre's correction of vertical offsets, because a line has more space above its letters than below. */
const BASELINE_OFFSET = 7 / 24;

/**
 * The offset of a text from its point, in ems, for a radial offset. After MapLibre's `evaluateVariableOffset`.
 */
export function radialOffset(anchor: Anchor, distance: number): readonly [right: number, down: number] {
  const off = Math.max(0, distance);
  const slant = off / Math.SQRT2;
  const across = anchor.includes('-') ? slant : off;
  const right = anchor.endsWith('left') ? across : anchor.endsWith('right') ? -across : 0;
  const down = anchor.startsWith('top')
    ? (anchor.includes('-') ? slant : off) - BASELINE_OFFSET
    : anchor.startsWith('bottom')
      ? -(anchor.includes('-') ? slant : off) + BASELINE_OFFSET
      : 0;
  return [right, down];
}

/**
 * The offset of a text from its point, in ems, for the offset that a style sets for this anchor. After MapLibre's
 * `getTextVariableAnchorOffset`.
 */
export const textOffset = (
  anchor: Anchor,
  [right, down]: readonly [number, number],
): readonly [right: number, down: number] => [
  right,
  down + (anchor.startsWith('top') ? -BASELINE_OFFSET : anchor.startsWith('bottom') ? BASELINE_OFFSET : 0),
];

/** The box of a text of this size whose point is at x, y. */
export function boxAt(anchor: Anchor, x: number, y: number, width: number, height: number): Box {
  const left = anchor.endsWith('left') ? x : anchor.endsWith('right') ? x - width : x - width / 2;
  const top = anchor.startsWith('top') ? y : anchor.startsWith('bottom') ? y - height : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}
