import { parseFragment } from 'parse5';

/** A `<story-step>` tag, opening or closing. */
export interface StepTag {
  readonly kind: 'open' | 'close';
  readonly attributes: Record<string, string>;
  /** Whether the following Markdown, without a blank line before it, is part of the HTML block by CommonMark. */
  readonly swallowed: boolean;
  /** Whether its values stand in curly quotation marks, as word processors write them. They are read all the same. */
  readonly curly: boolean;
}

const CURLY = /=\s*["']?[“”„‟«»]([^“”„‟«»"<>]*)[“”„‟«»]["']?/g;

/** Reads the tag at the start of an HTML block. */
export function readStepTag(html: string): StepTag | undefined {
  // A value may contain >.
  const found = /^<(\/?)story-step(?=[\s/>])(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(html);
  if (!found) return undefined;
  const swallowed =
    html
      .slice(found[0].length)
      .replace(/<!--[\s\S]*?-->/g, '')
      .trim() !== '';
  if (found[1]) return { kind: 'close', attributes: {}, swallowed, curly: false };
  const straight = found[0].replace(CURLY, '="$1"');
  const curly = straight !== found[0];
  const [element] = parseFragment(straight).childNodes;
  const attrs = element && 'attrs' in element ? element.attrs : [];
  return {
    kind: 'open',
    // A space after the comma of a position is no mistake.
    attributes: Object.fromEntries(
      attrs.map(({ name, value }) => [name, name === 'at' ? value.replace(/(\d),\s+(?=-?\d)/g, '$1,') : value]),
    ),
    swallowed,
    curly,
  };
}

/** Reads the tags of a figure that are alone in their paragraph, where CommonMark treats them as inline HTML. */
export function readFigureTag(source: string): { readonly attributes: Readonly<Record<string, string>> } | undefined {
  const found = /^(<story-figure(?:"[^"]*"|'[^']*'|[^>"'])*>)\s*(?:<\/story-figure>)?$/.exec(source.trim());
  if (!found) return undefined;
  const [element] = parseFragment((found[1] ?? '').replace(/\/>$/, '>')).childNodes;
  const attrs = element && 'attrs' in element ? element.attrs : [];
  return { attributes: Object.fromEntries(attrs.map(({ name, value }) => [name, value])) };
}
