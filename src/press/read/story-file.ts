import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parseFragment } from 'parse5';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseDocument } from 'yaml';
import type { Fault } from '../faults.ts';

/** What stands between the two lines of hyphens at the head of a story. */
export interface FrontMatter {
  readonly title: string;
  readonly subtitle: string;
  /** One sentence for search engines and shared links. */
  readonly description: string;
  /** BCP 47. */
  readonly lang: string;
  /** The language this is a translation from; absent in a story's first language. */
  readonly translates?: string;
  readonly authors: readonly string[];
  readonly ground: readonly string[];
  /** Ids of the places whose holders the timeline shows; empty for no timeline. */
  readonly timeline: readonly string[];
  /** EDTF: the story's own time, which its timeline shows to scale. Empty: that of its steps. */
  readonly years: string;
}

export interface ParsedStep {
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly RootContent[];
  /**
   * Ids of the places its text names, where they are not to be taken from its own content: a translation's are its
   * original's.
   */
  readonly named?: readonly string[];
  /** Plain text of its heading, the first of the second level; empty where there is none. */
  readonly title: string;
}

/** A story file, taken apart but not yet understood. */
export interface ParsedStory {
  readonly file: string;
  readonly front: FrontMatter;
  readonly foreword: readonly RootContent[];
  readonly steps: readonly ParsedStep[];
  readonly afterword: readonly RootContent[];
}

const FRONT = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const KEYS = ['title', 'subtitle', 'description', 'lang', 'translates', 'authors', 'ground', 'timeline', 'years'];

const LISTS = ['authors', 'ground', 'timeline'];

function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length > 0;
  } catch {
    return false;
  }
}

/** Takes a story file apart. Never throws: whatever is wrong is in `faults`, with its line. */
export function parseStory(
  file: string,
  text: string,
): { readonly story: ParsedStory; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const front = readFront(file, text, faults);
  // Blank lines in place of the front matter keep every line number true.
  const body = text.replace(FRONT, (head) => head.replace(/[^\n]/g, ''));
  const { children } = unified().use(remarkParse).parse(body);
  const foreword: RootContent[] = [];
  const afterword: RootContent[] = [];
  const steps: ParsedStep[] = [];
  let open: { line: number; attributes: Record<string, string>; content: RootContent[] } | undefined;
  const complain = (line: number, message: string, hint: string) => faults.push({ file, line, message, hint });
  const close = () => {
    if (!open) return;
    const heading = open.content.find((node) => node.type === 'heading' && node.depth === 2);
    steps.push({ ...open, title: heading ? toString(heading) : '' });
    open = undefined;
  };
  for (const node of children) {
    const line = node.position?.start.line ?? 1;
    const tag = node.type === 'html' ? readTag(node.value) : undefined;
    const figure = tag === undefined ? readFigureTag(toSource(body, node)) : undefined;
    if (figure) {
      const { src, ...others } = figure.attributes;
      const rest = Object.keys(others);
      if (!src)
        complain(
          line,
          'A figure has no src.',
          'Name its file, as in <story-figure src="figures/level.yaml"></story-figure>.',
        );
      if (rest.length > 0)
        complain(
          line,
          `A figure has no attribute “${rest[0] ?? ''}”.`,
          'It has only src; the rest stands in its file.',
        );
      if (src && !open && steps.length === 0)
        complain(line, 'A figure stands in the foreword.', 'Put it into a step or into the afterword.');
      (open ? open.content : steps.length === 0 ? foreword : afterword).push(figureNode(src ?? '', node));
      continue;
    }
    if (tag === undefined) {
      if (node.type === 'html') {
        complain(
          line,
          `HTML is not part of a story: ${excerpt(node.value)}`,
          'Write Markdown; the only elements are <story-step> and <story-figure>, each alone on its line.',
        );
        continue;
      }
      const broken = node.type === 'code' ? -1 : toSource(body, node).search(/<\/?story-step/);
      if (broken >= 0) {
        complain(
          lineAt(body, (node.position?.start.offset ?? 0) + broken),
          'A <story-step> tag is broken.',
          'Write the whole tag, from < to >, on one line of its own, with a blank line before it and one after.',
        );
        continue;
      }
      visit(node, 'html', (inner) => {
        complain(
          inner.position?.start.line ?? line,
          `HTML is not part of a story: ${excerpt(inner.value)}`,
          'Write Markdown; the only elements are <story-step> and <story-figure>, each alone on its line.',
        );
      });
      if (open) open.content.push(node);
      else if (steps.length === 0) foreword.push(node);
      else if (node.type !== 'definition') afterword.push(node);
      continue;
    }
    if (tag.swallowed)
      complain(
        line,
        `Text follows ${tag.kind === 'open' ? 'a <story-step> tag' : '</story-step>'} without a blank line, and is lost.`,
        'Leave an empty line after the tag.',
      );
    if (tag.kind === 'close') {
      if (!open)
        complain(
          line,
          '</story-step> closes a step that was never opened.',
          'Remove it, or write <story-step id="…"> before its text.',
        );
      close();
      continue;
    }
    if (open) {
      complain(
        line,
        `A step begins inside the step of line ${String(open.line)}.`,
        'Close that one first: </story-step> on a line of its own, with a blank line before it.',
      );
      close();
    }
    if (afterword.length > 0) {
      complain(
        line,
        'There is text between two steps.',
        'Put it into one of them: only a foreword and an afterword stand outside.',
      );
      afterword.length = 0;
    }
    open = { line, attributes: tag.attributes, content: [] };
  }
  if (open)
    complain(
      open.line,
      'The step is never closed.',
      'End it with </story-step> on a line of its own, with a blank line before it.',
    );
  close();
  return { story: { file, front, foreword, steps, afterword }, faults };
}

interface Tag {
  readonly kind: 'open' | 'close';
  readonly attributes: Record<string, string>;
  /** Whether Markdown follows that CommonMark takes for HTML. */
  readonly swallowed: boolean;
}

function readTag(html: string): Tag | undefined {
  // A value may hold a >.
  const found = /^<(\/?)story-step(?=[\s/>])(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(html);
  if (!found) return undefined;
  const swallowed = html.slice(found[0].length).trim() !== '';
  if (found[1]) return { kind: 'close', attributes: {}, swallowed };
  const [element] = parseFragment(found[0]).childNodes;
  const attrs = element && 'attrs' in element ? element.attrs : [];
  return { kind: 'open', attributes: Object.fromEntries(attrs.map(({ name, value }) => [name, value])), swallowed };
}

/** A figure, alone in its paragraph: CommonMark takes the two tags for text of the line. */
function readFigureTag(source: string): { readonly attributes: Readonly<Record<string, string>> } | undefined {
  const found = /^(<story-figure(?:"[^"]*"|'[^']*'|[^>"'])*>)\s*(?:<\/story-figure>)?$/.exec(source.trim());
  if (!found) return undefined;
  const [element] = parseFragment((found[1] ?? '').replace(/\/>$/, '>')).childNodes;
  const attrs = element && 'attrs' in element ? element.attrs : [];
  return { attributes: Object.fromEntries(attrs.map(({ name, value }) => [name, value])) };
}

/** The place of a figure in a text; the press sets the figure there. */
function figureNode(src: string, { position }: RootContent): RootContent {
  return {
    type: 'paragraph',
    children: [],
    ...(position ? { position } : {}),
    data: { hName: FIGURE, hProperties: { src, line: position?.start.line ?? 1 } },
  };
}

/** The name of an element that stands for a figure until it is set. */
export const FIGURE = 'story-figure';

const toSource = (body: string, node: RootContent) =>
  body.slice(node.position?.start.offset, node.position?.end.offset);

const lineAt = (body: string, offset: number) => body.slice(0, offset).split('\n').length;

const excerpt = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text).replace(/\s+/g, ' ');

function readFront(file: string, text: string, faults: Fault[]): FrontMatter {
  const complain = (message: string, hint: string, line = 1) => faults.push({ file, line, message, hint });
  const head = FRONT.exec(text);
  if (!head)
    complain(
      'The story has no front matter.',
      'Begin the file with a line ---, then title: and lang:, then another line ---.',
    );
  const document = parseDocument(head?.[1] ?? '');
  for (const { message, linePos } of document.errors)
    complain(
      `Front matter: ${message.replace(/ at line \d+, column \d+:[\s\S]*$/, '')}.`,
      'Each line is a key, a colon, a space and a value.',
      1 + (linePos?.[0].line ?? 0),
    );
  const data = (document.errors.length === 0 ? (document.toJS() as unknown) : undefined) ?? {};
  const values: Readonly<Record<string, unknown>> = typeof data === 'object' ? (data as Record<string, unknown>) : {};
  for (const key of Object.keys(values))
    if (!KEYS.includes(key)) complain(`Front matter has no “${key}”.`, `It may have: ${KEYS.join(', ')}.`);
  const string = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const list = (key: string) =>
    Array.isArray(values[key]) ? values[key].filter((item) => typeof item === 'string') : [];
  for (const [key, value] of Object.entries(values)) {
    if (!KEYS.includes(key) || value === null) continue;
    if (LISTS.includes(key)) {
      if (!Array.isArray(value) || value.some((item) => typeof item !== 'string'))
        complain(`Front matter: ${key} is not a list of words.`, `Write it in brackets, as in “${key}: [one, two]”.`);
    } else if (typeof value !== 'string')
      complain(`Front matter: ${key} is not a text.`, `Put it in quotation marks: “${key}: "${String(value)}"”.`);
  }
  if (string('lang') && !isLanguage(string('lang')))
    complain(
      `Front matter: lang: ${string('lang')} is no language.`,
      'Use its code (BCP 47), as in “lang: en” or “lang: fa”.',
    );
  for (const key of ['title', 'lang'])
    if (head && document.errors.length === 0 && (values[key] ?? '') === '')
      complain(
        `Front matter has no ${key}.`,
        `Add a line such as “${key}: ${key === 'lang' ? 'en' : 'The Republic in the Forest'}”.`,
      );
  return {
    title: string('title'),
    subtitle: string('subtitle'),
    description: string('description'),
    lang: string('lang'),
    ...(values.translates ? { translates: string('translates') } : {}),
    authors: list('authors'),
    ground: list('ground'),
    timeline: list('timeline'),
    years: string('years'),
  };
}
