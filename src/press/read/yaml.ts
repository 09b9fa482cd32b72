import { isMap, parseDocument, type Document } from 'yaml';

/** A YAML text, parsed. */
export interface YamlText {
  /** Empty if the text cannot be parsed. */
  readonly values: Readonly<Record<string, unknown>>;
  /** `line`: from 1; `message`: the message of the parser, with a full stop at its end. */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** The line of a key, from 1, or of a key within its value; 1 if there is no such key. */
  readonly lineOf: (key: string, within?: string) => number;
}

/** Parses YAML whose top level is a mapping of keys to values. Never throws. */
export function readYaml(text: string): YamlText {
  const document = parseDocument(text);
  const errors = document.errors.map(({ message, linePos }) => ({
    line: linePos?.[0].line ?? 1,
    message: `${message.replace(/ at line \d+, column \d+:[\s\S]*$/, '')}.`,
  }));
  const lineOf = (key: string, within?: string) => lineOfKey(document, text, key, within);
  if (errors.length > 0) return { values: {}, errors, lineOf };
  try {
    const data: unknown = document.toJS();
    if (data === null || data === undefined) return { values: {}, errors, lineOf };
    if (typeof data === 'object' && !Array.isArray(data))
      return { values: data as Record<string, unknown>, errors, lineOf };
    return { values: {}, errors: [{ line: 1, message: 'There are no keys and values.' }], lineOf };
  } catch (error) {
    // An alias (*name) that is not defined, or too many aliases.
    const message = `${error instanceof Error ? error.message : 'It cannot be read'}.`.replace(/\.\.$/, '.');
    return { values: {}, errors: [{ line: 1, message }], lineOf };
  }
}

function lineOfKey({ contents }: Document, text: string, key: string, within?: string): number {
  const pairOf = (node: unknown, name: string) =>
    isMap(node) ? node.items.find((item) => String(item.key) === name) : undefined;
  const outer = pairOf(contents, key);
  const pair = (within === undefined ? undefined : pairOf(outer?.value, within)) ?? outer;
  const offset = (pair?.key as { readonly range?: readonly [number, number, number] } | undefined)?.range?.[0];
  return offset === undefined ? 1 : text.slice(0, offset).split('\n').length;
}

/** Whether a value is a mapping of keys to texts. */
export const isTextMapping = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((item) => typeof item === 'string');
