/** Where JSON goes wrong. Engines word this differently, and most leave the place out. */

/** What was there instead of what had to be; `end` where the text breaks off. */
export interface JsonFault {
  readonly at: number;
  readonly end: boolean;
}

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** The first fault of a text; undefined where it is JSON. Calls itself nowhere, however deep the text nests. */
export function faultOf(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let wanted: 'value' | 'first' | 'key' | 'comma' = 'value';
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const fault = (): JsonFault => {
    // An unclosed string or an incomplete word reaches to the end of the text.
    const rest = text.slice(at, at + 2_000_000);
    const end =
      rest === '' ||
      (/^"(?:[^"\\]|\\.)*\\?$/s.test(rest) && text.length <= at + rest.length) ||
      /^[\w.+-]*$/.test(rest);
    return { at, end };
  };
  const member = (): boolean => {
    if (!skip(TEXT)) return false;
    skip(SPACE);
    return skip(/:/y);
  };
  for (;;) {
    skip(SPACE);
    if (wanted === 'comma' && open.length === 0) return at === text.length ? undefined : fault();
    const char = text[at];
    const inside = open.at(-1);
    if (
      (wanted === 'comma' || wanted === 'first') &&
      ((inside === '{' && char === '}') || (inside === '[' && char === ']'))
    ) {
      open.pop();
      at += 1;
      wanted = 'comma';
    } else if (wanted === 'comma') {
      if (char !== ',') return fault();
      at += 1;
      wanted = inside === '{' ? 'key' : 'value';
    } else if (inside === '{' && wanted !== 'value') {
      if (!member()) return fault();
      wanted = 'value';
    } else if (char === '{' || char === '[') {
      open.push(char);
      at += 1;
      wanted = 'first';
    } else {
      if (!skip(TEXT) && !skip(PLAIN)) return fault();
      wanted = 'comma';
    }
  }
}
