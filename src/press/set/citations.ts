import { msg } from '@lit/localize';
import type { Link, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { scriptOf } from '../../story/languages.ts';
import { consultedLabel } from '../../words/labels.ts';
import type { Evidence } from '../read/evidence.ts';

/** One source named in a citation, as Pandoc writes it: `[@key]`, `[@key, p. 170]`, `[@one; @two]`. */
interface Cited {
  readonly key: string;
  /** `p. 170`; empty where the whole work is meant. */
  readonly locator: string;
}

/** Whatever is meant for a citation: what cannot be read as one is then a source that there is not. */
const CITATION = /\[(@[^\]]*)\]/g;

function readCitation(inner: string): readonly Cited[] {
  return inner.split(';').map((part) => {
    const [key = '', ...locator] = part.trim().split(',');
    return { key: key.trim().replace(/^@/, ''), locator: locator.join(',').trim() };
  });
}

/** The works a story cites, numbered in the order of their first mention, and what it names besides. */
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

export interface Unknown {
  readonly line: number;
  readonly kind: 'source' | 'person' | 'place' | 'step' | 'address';
  readonly id: string;
}

/**
 * Makes links of the citations in a text, and notes every source, person and place it names. What neither
 * the evidence knows nor the story is returned, not thrown.
 */
export function linkMentions(
  content: readonly RootContent[],
  step: string,
  evidence: Evidence,
  mentions: Mentions,
  steps: ReadonlySet<string>,
  lang: string,
): { readonly root: Root; readonly unknown: readonly Unknown[] } {
  const root: Root = { type: 'root', children: structuredClone([...content]) };
  const unknown: Unknown[] = [];
  visit(root, 'text', (node, index, parent) => {
    if (index === undefined || !parent || !node.value.includes('[@')) return;
    const line = node.position?.start.line ?? 1;
    const parts = splitText(node, (cited, lineOffset) => {
      const work = evidence.references.get(cited.key);
      if (work) {
        mentions.add('cited', cited.key, step);
        return citationLink(cited, noteNumber(mentions.numberOf(cited.key), work.custom?.consulted, lang));
      }
      unknown.push({ line: line + lineOffset, kind: 'source', id: cited.key });
      return { type: 'text', value: cited.key };
    });
    (parent as Parents).children.splice(index, 1, ...(parts as never[]));
    return index + parts.length;
  });
  const otherScript = (scriptOf(lang) ?? 'Latn') !== 'Latn';
  // A title in Latin letters is a piece of its own among words of another script, whatever follows it.
  visit(root, 'emphasis', (node) => {
    const text = toString(node);
    if (otherScript && /\p{Script=Latin}/u.test(text) && !/\p{Script=Arabic}|\p{Script=Cyrillic}/u.test(text))
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, lang: 'en', dir: 'ltr' } };
  });
  visit(root, 'link', (link: Link) => {
    const line = link.position?.start.line ?? 1;
    const target = /^#(person|place)-(.+)$/.exec(link.url);
    if (!target) {
      // A page of a story runs no code of its author's: javascript: and data: are no addresses.
      if (!/^(https?:|mailto:|#|[\w./-]+$)/i.test(link.url)) unknown.push({ line, kind: 'address', id: link.url });
      if (link.url.startsWith('#') && !link.url.startsWith('#ref-') && !steps.has(link.url.slice(1)))
        unknown.push({ line, kind: 'step', id: link.url.slice(1) });
      return;
    }
    const [, kind, id = ''] = target;
    if (kind === 'person' ? evidence.people.has(id) : evidence.places.has(id)) {
      mentions.add(kind === 'person' ? 'people' : 'places', id, step);
      link.data = { hProperties: { className: ['mention', kind ?? ''] } };
    } else unknown.push({ line, kind: kind === 'person' ? 'person' : 'place', id });
  });
  return { root, unknown };
}

/** The ids of the places that a text links to, in the order of their first mention. */
export function placesIn(content: readonly RootContent[]): readonly string[] {
  const places = new Set<string>();
  visit({ type: 'root', children: [...content] } as Root, 'link', ({ url }) => {
    const place = /^#place-(.+)$/.exec(url)?.[1];
    if (place) places.add(place);
  });
  return [...places];
}

function splitText(node: Text, make: (cited: Cited, lineOffset: number) => PhrasingContent): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const match of node.value.matchAll(CITATION)) {
    // The mark stands close to the word it belongs to.
    const before = node.value.slice(end, match.index).replace(/\s+$/, '');
    if (before) parts.push({ type: 'text', value: before });
    const lineOffset = node.value.slice(0, match.index).split('\n').length - 1;
    const links = readCitation(match[1] ?? '').flatMap((cited, n): PhrasingContent[] => [
      ...(n > 0 ? [{ type: 'text', value: msg(', ', { id: 'between-notes' }) } as const] : []),
      make(cited, lineOffset),
    ]);
    parts.push({ type: 'emphasis', children: links, data: { hName: 'sup', hProperties: { className: ['citation'] } } });
    end = match.index + match[0].length;
  }
  if (end < node.value.length) parts.push({ type: 'text', value: node.value.slice(end) });
  return parts;
}

/** The number of a note; a ring after it, and a title, where the work was not opened for the story. */
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
