/** Looks up the current value of a custom property such as `--map-sea`: a CSS colour. */
export type Tokens = (name: string) => string;

/** Replaces every colour written as `var(--name)` by its value, at any depth of an expression. */
export function resolveColors<T>(value: T, tokens: Tokens): T {
  if (typeof value === 'string') {
    const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return (name === undefined ? value : tokens(name)) as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => resolveColors(item, tokens)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolveColors<unknown>(item, tokens)]),
  ) as T;
}
