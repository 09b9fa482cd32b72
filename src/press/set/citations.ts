import { msg } from '@lit/localize';
import type { Link, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { scriptOf } from '../../story/languages.ts';
import { consultedLabel } from '../../words/labels.ts';
import type { Evidence } from '../read/evidence.ts';
import { CITATION, readCitation, type Cited } from '../read/mentions.ts';

/** Records what a story mentions: works, numbered in the order of their first mention, people and places. */
export class Mentions {
  readonly #numbers = new Map<string, number>();
  /** Person and place ids, each with the ids of the steps that mention it; '' is the foreword or the afterword. */
  readonly people = new Map<string, Set<string>>();
  readonly places = new Map<string, Set<string>>();
  readonly cited = new Map<string, Set<string>>();

  numberOf(key: string): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return number;
  }

  get keys(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  add(kind: 'people' | 'places' | 'cited', id: string, step: string) {
    const steps = this[kind].get(id) ?? new Set();
    this[kind].set(id, steps.add(step));
  }
}

/** What is needed to turn mentions into links: the language of the page, and a record of every mention. */
export interface MentionLinks {
  readonly lang: string;
  readonly evidence: Pick<Evidence, 'references'>;
  readonly mentions: Mentions;
}

/**
 * Turns the citations in a checked text into links, and records every source, person and place that it mentions.
 * @param step - the id of the step; empty for the foreword and the afterword.
 */
export function linkMentions(
  content: readonly RootContent[],
  step: string,
  { lang, evidence, mentions }: MentionLinks,
): Root {
  const root: Root = { type: 'root', children: structuredClone([...content]) };
  visit(root, 'text', (node, index, parent) => {
    if (index === undefined || !parent || !node.value.includes('@')) return;
    const parts = splitText(node, (cited) => {
      mentions.add('cited', cited.key, step);
      const consulted = evidence.references.get(cited.key)?.custom?.consulted;
      return citationLink(cited, noteNumber(mentions.numberOf(cited.key), consulted, lang));
    });
    (parent as Parents).children.splice(index, 1, ...(parts as never[]));
    return index + parts.length;
  });
  const otherScript = (scriptOf(lang) ?? 'Latn') !== 'Latn';
  // In a text of another script, a title in Latin letters is isolated, so that it does not affect the order of words.
  visit(root, 'emphasis', (node) => {
    const text = toString(node);
    if (otherScript && /\p{Script=Latin}/u.test(text) && !/\p{Script=Arabic}|\p{Script=Cyrillic}/u.test(text))
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, lang: 'en', dir: 'ltr' } };
  });
  visit(root, 'link', (link) => {
    const [, kind, id = ''] = /^#(person|place|ref)-(.+)$/.exec(link.url) ?? [];
    if (kind === 'ref') {
      mentions.add('cited', id, step);
      mentions.numberOf(id);
    }
    if (kind !== 'person' && kind !== 'place') return;
    mentions.add(kind === 'person' ? 'people' : 'places', id, step);
    link.data = { hProperties: { className: ['mention', kind] } };
  });
  return root;
}

function splitText(node: Text, make: (cited: Cited) => PhrasingContent): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const match of node.value.matchAll(CITATION)) {
    // No space between a word and the number of its note.
    const before = node.value.slice(end, match.index).replace(/\s+$/, '');
    if (before) parts.push({ type: 'text', value: before });
    const cited = readCitation(match[1] ?? '');
    const links = cited.flatMap((one, n): PhrasingContent[] => [
      ...(n > 0 ? [{ type: 'text', value: msg(', ', { id: 'between-notes' }) } as const] : []),
      ...(one.prefix ? [{ type: 'text', value: `${one.prefix} ` } as const] : []),
      make(one),
    ]);
    const className = cited.some(({ prefix }) => prefix) ? ['citation', 'with-words'] : ['citation'];
    parts.push({ type: 'emphasis', children: links, data: { hName: 'sup', hProperties: { className } } });
    end = match.index + match[0].length;
  }
  if (end < node.value.length) parts.push({ type: 'text', value: node.value.slice(end) });
  return parts;
}

/** The number of a note; with a ring and a title if the work was not consulted for the story. */
export function noteNumber(
  number: number,
  consulted: string | undefined,
  lang: string,
): { readonly text: string; readonly title?: string } {
  const text = new Intl.NumberFormat(lang).format(number);
  return consulted === 'not-opened' ? { text: `${text}°`, title: consultedLabel(consulted) } : { text };
}

function citationLink({ key, locator }: Cited, { text, title }: ReturnType<typeof noteNumber>): Link {
  return {
    type: 'link',
    url: `#ref-${key}`,
    ...(title ? { title } : {}),
    data: { hProperties: { role: 'doc-noteref', ...(locator ? { dataLocator: locator } : {}) } },
    children: [{ type: 'text', value: locator ? `${text}${msg(', ', { id: 'between-notes' })}${locator}` : text }],
  };
}
