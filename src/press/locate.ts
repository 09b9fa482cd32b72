import type { Fault } from './faults.ts';

/** A fault with the place in its line, for editors and for people who look for it. */
export interface LocatedFault extends Fault {
  /** From 1; of the word that the fault is about, or else of the first word of the line. */
  readonly column?: number;
  /** The line as it stands in the file, without the spaces around it. */
  readonly excerpt?: string;
  /** What was probably meant, to be written in place of the word. */
  readonly suggestion?: string;
}

/** Characters of a line that are shown. */
const SHOWN = 100;

/** Adds the column, the line and the right spelling to faults. @param textOf - the text of a file, if there is one. */
export function locate(
  faults: readonly Fault[],
  textOf: (file: string) => string | undefined,
): readonly LocatedFault[] {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string) => {
    const found = lines.get(file) ?? (textOf(file) ?? '').split(/\r?\n/);
    lines.set(file, found);
    return found;
  };
  return [...faults]
    .sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0))
    .map((fault) => {
      const suggestion = /Did you mean “([^”]+)”/.exec(fault.hint)?.[1];
      const text = fault.line === undefined ? undefined : linesOf(fault.file)[fault.line - 1];
      return {
        ...fault,
        ...(text?.trim() ? { column: columnIn(text, fault.message), excerpt: text.trim() } : {}),
        ...(suggestion ? { suggestion } : {}),
      };
    });
}

/** The first word that the message quotes and the line has; if there is none, the first of the line. */
function columnIn(line: string, message: string): number {
  const quoted = [...message.matchAll(/“([^”]+)”|^([\w-]+="[^"]*")/g)].flatMap(([, word, pair]) => word ?? pair ?? []);
  // An attribute whose value has the word, before any other place where it may occur by chance.
  const [, attribute] = /^(\w+): /.exec(message) ?? [];
  const from = attribute ? Math.max(0, line.indexOf(`${attribute}=`)) : 0;
  const at = quoted.map((word) => line.indexOf(word, from)).find((index) => index >= 0);
  return (at ?? line.search(/\S/)) + 1;
}

/** Faults as text for a terminal: the place, what is wrong, the line, and the remedy. */
export function reportWithLines(faults: readonly LocatedFault[]): string {
  return faults
    .map(({ file, line, column, excerpt, message, hint }) => {
      const place = [file, ...(line === undefined ? [] : [line]), ...(column === undefined ? [] : [column])].join(':');
      return [`${place}: ${message}`, ...marked(excerpt, column), `    ${hint}`].join('\n');
    })
    .join('\n\n');
}

function marked(excerpt: string | undefined, column = 1): readonly string[] {
  if (excerpt === undefined) return [];
  // The part of a long line that has the word.
  const start = column > SHOWN - 20 ? column - SHOWN / 2 : 0;
  const part = excerpt.slice(start, start + SHOWN);
  return [`    | ${start > 0 ? '…' : ''}${part}${excerpt.length > start + SHOWN ? '…' : ''}`];
}
