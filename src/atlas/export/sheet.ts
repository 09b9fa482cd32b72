/** Draws a sheet around a map, as standalone SVG: title, frame, scale, legend, sources and licence. Pure. */
import type { LegendSymbol } from '../../../geo/layer.ts';
import { patternElement } from '../../drawing/svg.ts';
import { wrapLines, measureText } from '../../drawing/text-layout.ts';
import { METRES_IN, scaleBar } from '../../story/distance.ts';
import { escapeXml } from '../../story/escape.ts';

export interface SheetEntry {
  /** With colour values, not custom properties. */
  readonly symbol: LegendSymbol;
  readonly label: string;
}

export interface SheetOptions {
  readonly title: string;
  /** The dates, and the search. */
  readonly subtitle: string;
  readonly map: {
    readonly width: number;
    readonly height: number;
    /** SVG of that size: a drawing or an image. */
    readonly svg: string;
    /** Metres per pixel in the middle of the map. */
    readonly metres: number;
    /** Degrees clockwise from north of the direction that is up. */
    readonly bearing: number;
    /** Tilted: there is no scale then. */
    readonly aslant: boolean;
  };
  readonly legend: readonly SheetEntry[];
  /** Paragraphs about data, licences, sources and date. */
  readonly notes: readonly string[];
  readonly words: { readonly legend: string; readonly north: string; readonly km: (n: number) => string };
  readonly rtl: boolean;
  readonly colours: { readonly ink: string; readonly soft: string; readonly paper: string; readonly line: string };
  /** A style sheet with embedded fonts. */
  readonly style?: string;
}

const FONTS = "Literata,'Noto Naskh Arabic',Georgia,'Noto Serif',serif";
const REGULAR = { italic: false, bold: false };
const BOLD = { italic: false, bold: true };

/** Pixels. */
const MARGIN = 36;
const FRAME = 7;
const COLUMN = 230;
const ROW = 19;
const NOTE = 11;
/** Maximum length of the scale bar, pixels. */
const BAR = 150;

const n = (value: number) => String(Number(value.toFixed(2)));

/** A legend symbol, 28 × 14 pixels. */
function sign(symbol: LegendSymbol, id: string): string {
  switch (symbol.kind) {
    case 'line': {
      const dash = symbol.dash
        ? ` stroke-dasharray="${symbol.dash.map((one) => n(one * symbol.width)).join(' ')}"`
        : '';
      const mark = symbol.mark
        ? `<path d="${symbol.mark.path}" transform="translate(8 1) scale(.75)" ${symbol.mark.stroke ? `fill="none" stroke="${symbol.colour}" stroke-width="${n(symbol.mark.stroke)}"` : `fill="${symbol.colour}"`}/>`
        : '';
      return `<path d="M1 7H27" stroke="${symbol.colour}" stroke-width="${n(symbol.width)}"${dash}/>${mark}`;
    }
    case 'area': {
      const { pattern } = symbol;
      const tile = pattern
        ? `${patternElement(id, pattern, pattern.colour)}<rect x="1" y="1" width="26" height="12" fill="url(#${id})"/>`
        : '';
      return `<rect x="1" y="1" width="26" height="12" fill="${symbol.colour}" fill-opacity="${n(symbol.opacity ?? 1)}" stroke="${symbol.outline ?? 'none'}"/>${tile}`;
    }
    case 'point':
      return `<circle cx="14" cy="7" r="4" fill="${symbol.colour}" stroke="${symbol.outline ?? 'none'}"/>`;
    case 'ramp':
      return symbol.colours
        .map(
          (colour, at) =>
            `<rect x="${n(1 + (26 * at) / symbol.colours.length)}" y="1" width="${n(26 / symbol.colours.length + 0.3)}" height="12" fill="${colour}"/>`,
        )
        .join('');
  }
}

/** Breaks a text into lines between words; longer words, such as URLs, anywhere. */
function lines(text: string, size: number, width: number, face = REGULAR): readonly string[] {
  const most = width / size;
  const words = text.split(/\s+/).flatMap((word) => {
    const parts: string[] = [];
    let rest = word;
    while (measureText(rest, face, 0) > most) {
      let end = rest.length - 1;
      while (end > 1 && measureText(rest.slice(0, end), face, 0) > most) end -= 1;
      parts.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    return [...parts, rest];
  });
  const made: string[] = [];
  for (const word of words) {
    const last = made.at(-1);
    if (last !== undefined && measureText(`${last} ${word}`, face, 0) <= most)
      made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}

/** An SVG file. */
export function drawSheet({
  title,
  subtitle,
  map,
  legend,
  notes,
  words,
  rtl,
  colours: { ink, soft, paper, line },
  style,
}: SheetOptions): string {
  const width = map.width + 2 * (MARGIN + FRAME);
  const inner = map.width + 2 * FRAME;
  // From the edge where lines start.
  const at = (x: number) => n(rtl ? width - x : x);
  const text = (x: number, y: number, words_: string, attributes: string) =>
    `<text x="${at(x)}" y="${n(y)}" ${attributes}>${escapeXml(words_)}</text>`;
  const parts: string[] = [];
  let y = MARGIN;
  for (const one of wrapLines(title, BOLD, 0, inner / 27)) {
    y += 27;
    parts.push(text(MARGIN, y, one, `font-size="27" font-weight="600" fill="${ink}"`));
  }
  if (subtitle) {
    for (const one of lines(subtitle, 14, inner)) {
      y += 20;
      parts.push(text(MARGIN, y, one, `font-size="14" font-style="italic" fill="${soft}"`));
    }
  }
  y += 16;
  // A thick line with a thin one inside, as on printed maps.
  const [left, top] = [MARGIN + FRAME, y + FRAME];
  parts.push(
    `<g transform="translate(${n(left)} ${n(top)})">${map.svg}</g>`,
    `<path d="M${n(MARGIN)} ${n(y)}h${n(inner)}v${n(map.height + 2 * FRAME)}h${n(-inner)}z" stroke="${ink}" stroke-width="2"/><path d="M${n(left)} ${n(top)}h${n(map.width)}v${n(map.height)}h${n(-map.width)}z" stroke="${ink}" stroke-width=".75"/>`,
  );
  y = top + map.height + FRAME + 26;
  const foot = y;
  if (!map.aslant) {
    const bar = scaleBar(map.metres, METRES_IN.kilometre, BAR);
    const half = bar.length / 2;
    const x = rtl ? width - MARGIN - bar.length - 8 : MARGIN + 8;
    parts.push(
      `<g transform="translate(${n(x)} ${n(foot)})" stroke="${ink}" stroke-width="1"><path d="M0 0h${n(half)}v5h${n(-half)}z" fill="${ink}"/><path d="M${n(half)} 0h${n(half)}v5h${n(-half)}z"/></g>`,
      `<text x="${n(x + bar.length)}" y="${n(foot + 18)}" text-anchor="middle" direction="ltr" font-size="11" fill="${ink}">${escapeXml(words.km(bar.count))}</text><text x="${n(x)}" y="${n(foot + 18)}" text-anchor="middle" font-size="11" fill="${ink}">0</text>`,
    );
  }
  const arrow = rtl ? width - MARGIN - BAR - 50 : MARGIN + BAR + 50;
  parts.push(
    `<g transform="translate(${n(arrow)} ${n(foot + 5)}) rotate(${n(-map.bearing)})" stroke="${ink}" stroke-width="1.3"><path d="M0 14V-12M-5 -5L0 -14L5 -5"/></g><text x="${n(arrow + 10)}" y="${n(foot + 3)}" direction="ltr" font-size="11" font-weight="600" fill="${ink}">${escapeXml(words.north)}</text>`,
  );
  y = foot + 34;
  if (legend.length > 0) {
    y += 12;
    parts.push(text(MARGIN, y, words.legend, `font-size="13" font-weight="600" fill="${ink}"`));
    y += 10;
    const columns = Math.max(1, Math.floor(inner / COLUMN));
    const wide = inner / columns;
    const entries = legend.map((entry) => ({ ...entry, lines: lines(entry.label, 11.5, wide - 52) }));
    const height = entries.reduce((sum, entry) => sum + ROW + (entry.lines.length - 1) * 13, 0) / columns;
    let [column, down, lowest] = [0, 0, 0];
    entries.forEach((entry, index) => {
      const [x, top_] = [MARGIN + column * wide, y + down];
      const signX = rtl ? width - x - 28 : x;
      parts.push(`<g transform="translate(${n(signX)} ${n(top_ + 1)})">${sign(entry.symbol, `k${String(index)}`)}</g>`);
      entry.lines.forEach((one, row) =>
        parts.push(text(x + 38, top_ + 12 + row * 13, one, `font-size="11.5" fill="${ink}"`)),
      );
      down += ROW + (entry.lines.length - 1) * 13;
      lowest = Math.max(lowest, down);
      if (down >= height && column < columns - 1) [column, down] = [column + 1, 0];
    });
    y += lowest + 8;
  }
  parts.push(`<path d="M${n(MARGIN)} ${n(y)}h${n(inner)}" stroke="${line}" stroke-width="1"/>`);
  y += 4;
  for (const note of notes) {
    for (const one of lines(note, NOTE, inner)) {
      y += NOTE * 1.4;
      parts.push(text(MARGIN, y, one, `font-size="${String(NOTE)}" fill="${soft}"`));
    }
    y += 3;
  }
  const height = Math.ceil(y + MARGIN * 0.8);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${FONTS}" fill="none"${rtl ? ' direction="rtl"' : ''}>${style ? `<style>${style}</style>` : ''}<title>${escapeXml(title)}</title><path d="M0 0H${n(width)}V${n(height)}H0z" fill="${paper}"/>${parts.join('')}</svg>\n`;
}
