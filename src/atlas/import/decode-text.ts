/** Bytes as text: UTF-8, UTF-16 with a byte order mark or without, and the code pages of one byte. */
import type { Encoding } from '../core/table-choice.ts';

export interface Decoded {
  readonly text: string;
  /** Bytes that are no letter of it, and stand as �. */
  readonly bad: number;
  readonly encoding: Encoding;
}

/** Bytes looked at to tell one encoding from another. */
const SAMPLE = 4096;
/** Bytes looked at to tell one code page from another: a table may begin with columns in Latin letters. */
const WIDE_SAMPLE = 200_000;

function utf16Of(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  let [even, odd] = [0, 0];
  sample.forEach((byte, n) => {
    if (byte === 0 && n % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  });
  // The syntax of every format here is ASCII, so in UTF-16 half of its bytes are zero.
  if (odd > sample.length / 8 && even === 0) return 'utf-16le';
  if (even > sample.length / 8 && odd === 0) return 'utf-16be';
  return undefined;
}

/** How often letters stand in texts of a language: the most frequent ones. */
const FREQUENT: Readonly<Partial<Record<Encoding, string>>> = {
  'windows-1251': 'оеаинтсрвлкмдпуяыьгз',
  'windows-1256': 'ايرنمدهوتبسلشکكپگخفقعزجح',
};
const SCRIPT: Readonly<Partial<Record<Encoding, RegExp>>> = {
  'windows-1251': /\p{Script=Cyrillic}/u,
  'windows-1256': /\p{Script=Arabic}/u,
};

const isHigh = (char: string) => char > '\u007F';
const isLetter = (char: string) => /\p{L}/u.test(char);

/**
 * How well a text reads in a code page: letters of its script count for it, frequent ones twice; letters of another
 * script, capitals after small letters, and signs within words count against it. By letter.
 */
function likelihood(text: string, encoding: Encoding): number {
  const script = SCRIPT[encoding];
  const frequent = FREQUENT[encoding] ?? '';
  let [sum, count, before] = [0, 0, ' '];
  for (const char of text) {
    if (isHigh(char)) {
      count += 1;
      const own = script ? script.test(char) : /\p{Script=Latin}/u.test(char);
      if (own) sum += frequent.includes(char.toLowerCase()) ? 2 : 1;
      else if (isLetter(char)) sum -= 2;
      else if (isLetter(before)) sum -= 1;
      // Latin letters with accents stand among Latin letters, and others do not.
      if (isLetter(char) && isLetter(before) && !isHigh(before)) sum += script ? -3 : 2;
      if (isLetter(before) && before !== before.toUpperCase() && char !== char.toLowerCase()) sum -= 3;
    } else if (isHigh(before) && isLetter(char)) sum += script && script.test(before) ? -3 : 0;
    before = char;
  }
  return count === 0 ? 0 : sum / count;
}

const CODE_PAGES = ['windows-1251', 'windows-1256', 'windows-1252'] as const;

/** The code page in which bytes that are no UTF-8 read best; undefined where they are UTF-8 with a few faults. */
function codePageOf(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, WIDE_SAMPLE);
  const utf8 = new TextDecoder('utf-8').decode(sample);
  let [good, bad] = [0, 0];
  for (const char of utf8) {
    if (char === '\uFFFD') bad += 1;
    else if (isHigh(char)) good += 1;
  }
  // Text in a code page is hardly ever valid UTF-8 by chance.
  if (bad === 0 || good > bad) return undefined;
  const scored = CODE_PAGES.map((encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    return { encoding, score: likelihood(text, encoding) };
  }).sort((a, b) => b.score - a.score);
  const [best] = scored;
  return best && best.score > 0 ? best.encoding : undefined;
}

/** The encoding that an XML file says it is in, where a browser knows it. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const label = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  try {
    return label && new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** @param asked - the encoding that the reader chose; otherwise it is told from the bytes */
export function decode(bytes: Uint8Array, asked?: Encoding): Decoded {
  const encoding = asked ?? utf16Of(bytes) ?? declaredIn(bytes) ?? 'utf-8';
  const decoded = decodedAs(bytes, encoding);
  if (asked || encoding !== 'utf-8' || decoded.bad === 0) return decoded;
  const codePage = codePageOf(bytes);
  return codePage ? decodedAs(bytes, codePage) : decoded;
}

function decodedAs(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
  let bad = 0;
  if (text.includes('\uFFFD')) {
    for (const char of text) if (char === '\uFFFD') bad += 1;
  }
  return { text, bad, encoding: encoding as Encoding };
}

/** Whether it can be text at all: no format that is text has a zero in it. */
export const isText = ({ text }: Pick<Decoded, 'text'>) => !text.slice(0, SAMPLE).includes('\0');

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
