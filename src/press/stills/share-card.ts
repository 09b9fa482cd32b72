import { wrapLines, measureText } from '../../drawing/text-layout.ts';
import type { Tokens } from '../../drawing/colors.ts';
import type { PictureView } from '../../drawing/view.ts';
import { escapeXml } from '../../story/escape.ts';
import { PANE } from '../../story/story.ts';

/** Pixels: the size that all services require for pictures of links. */
const [WIDTH, HEIGHT] = [1200, 630];
/** The height of the strip with the text, pixels. */
const STRIP = 148;

/** The view of a shared link's picture: the scene in the area above the strip. */
export const CARD: PictureView = {
  width: WIDTH,
  height: HEIGHT,
  focus: [WIDTH / 2, (HEIGHT - STRIP) / 2],
  offset: Math.log2(Math.min(WIDTH / PANE.width, (HEIGHT - STRIP) / PANE.height)),
};

export interface CardText {
  readonly title: string;
  /** Date and place. */
  readonly dateline: string;
  /** The title of the story. */
  readonly story: string;
  readonly rtl: boolean;
}

const PLAIN = { italic: false, bold: false };
const MARGIN = 48;

/** The strip with the text, as SVG over the map. */
export function cardOver({ title, dateline, story, rtl }: CardText, tokens: Tokens): string {
  const room = WIDTH - 2 * MARGIN;
  // The largest size that fits on one line; if that is too small, two lines.
  const size = Math.min(50, (room / measureText(title, PLAIN, 0)) * 0.97);
  const large = size >= 34;
  const lines = large ? [title] : wrapLines(title, PLAIN, 0, room / 34).slice(0, 2);
  const letter = large ? size : 34;
  const top = HEIGHT - STRIP;
  const [x, anchor] = rtl ? [WIDTH - MARGIN, 'start'] : [MARGIN, 'start'];
  const [otherX, other] = rtl ? [MARGIN, 'end'] : [WIDTH - MARGIN, 'end'];
  const text = (content: string, at: readonly [x: number, y: number], attributes: string) =>
    `<text x="${String(at[0])}" y="${String(at[1])}"${rtl ? ' direction="rtl"' : ''} ${attributes}>${escapeXml(content)}</text>`;
  const first = top + (lines.length > 1 ? 44 : 66);
  return [
    `<path d="M0 ${String(top)}H${String(WIDTH)}V${String(HEIGHT)}H0z" fill="${tokens('--story-paper')}"/>`,
    `<path d="M0 ${String(top)}H${String(WIDTH)}M0 ${String(top + 4)}H${String(WIDTH)}" stroke="${tokens('--story-accent')}" stroke-width="1.5"/>`,
    ...lines.map((line, n) =>
      text(
        line,
        [x, first + n * letter * 1.12],
        `font-size="${letter.toFixed(1)}" fill="${tokens('--story-ink')}" text-anchor="${anchor}"`,
      ),
    ),
    text(dateline, [x, HEIGHT - 28], `font-size="24" fill="${tokens('--story-soft')}" text-anchor="${anchor}"`),
    text(
      story,
      [otherX, HEIGHT - 28],
      `font-size="24" font-style="italic" fill="${tokens('--story-accent')}" text-anchor="${other}"`,
    ),
  ].join('');
}
