import type { Link, Root, RootContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Fault } from '../faults.ts';
import { CITATION, readCitation } from '../read/mentions.ts';
import type { Evidence } from '../read/evidence.ts';
import { nearest } from './suggest.ts';

/** What a text may refer to: the evidence, and the ids of the story's steps. */
export interface Known {
  readonly evidence: Evidence;
  readonly steps: ReadonlySet<string>;
}

/** A reference to something that does not exist, or an address that is not allowed in a link. */
interface Unknown {
  readonly line: number;
  readonly kind: 'source' | 'person' | 'place' | 'step' | 'address';
  readonly id: string;
}

/**
 * The addresses that are allowed in links: a web page, an e-mail address, a part of this page, or a file of the site.
 * `javascript:` and `data:` are not allowed, because the page of a story must not run code of its author. An address
 * that starts with `//` is not allowed, because it looks like a file of this site but leads to another one.
 */
const ADDRESS = /^(https?:\/\/|mailto:|#|(?!\/\/)[\w./-]+$)/i;

/** Checks every citation, every link and every mention of a person or a place in a text. */
export function checkMentions(file: string, content: readonly RootContent[], known: Known): readonly Fault[] {
  const root: Root = { type: 'root', children: [...content] };
  const unknown: Unknown[] = [];
  visit(root, 'text', (node) => {
    unknown.push(...unknownSources(node, known.evidence));
  });
  visit(root, 'link', (link) => {
    unknown.push(...unknownTarget(link, known));
  });
  return unknown.map((one) => faultOf(file, one, known));
}

function unknownSources({ value, position }: Text, { references }: Evidence): readonly Unknown[] {
  return [...value.matchAll(CITATION)].flatMap((match) => {
    const line = (position?.start.line ?? 1) + value.slice(0, match.index).split('\n').length - 1;
    return readCitation(match[1] ?? '').flatMap(({ key }): readonly Unknown[] =>
      references.has(key) ? [] : [{ line, kind: 'source', id: key }],
    );
  });
}

function unknownTarget({ url, position }: Link, { evidence, steps }: Known): readonly Unknown[] {
  const line = position?.start.line ?? 1;
  if (!ADDRESS.test(url)) return [{ line, kind: 'address', id: url }];
  if (!url.startsWith('#')) return [];
  const [, kind, id = ''] = /^#(person|place|ref)-(.+)$/.exec(url) ?? [];
  switch (kind) {
    case 'person':
      return evidence.people.has(id) ? [] : [{ line, kind, id }];
    case 'place':
      return evidence.places.has(id) ? [] : [{ line, kind, id }];
    case 'ref':
      return evidence.references.has(id) ? [] : [{ line, kind: 'source', id }];
    default:
      return steps.has(url.slice(1)) ? [] : [{ line, kind: 'step', id: url.slice(1) }];
  }
}

function faultOf(file: string, { line, kind, id }: Unknown, known: Known): Fault {
  if (kind === 'address')
    return {
      file,
      line,
      message: `A link cannot lead to “${id}”.`,
      hint: 'Write an address that begins with https:, or #person-…, #place-…, or # and the id of a step.',
    };
  return {
    file,
    line,
    message: `There is no ${kind} “${id}” in the ${kind === 'step' ? 'story' : 'evidence'}.`,
    hint: hintFor(kind, id, known),
  };
}

function hintFor(kind: Exclude<Unknown['kind'], 'address'>, id: string, { evidence, steps }: Known): string {
  const known = { source: evidence.references, person: evidence.people, place: evidence.places, step: steps }[kind];
  const near = nearest(id, [...known.keys()]);
  if (near) return `Did you mean “${near}”?`;
  return kind === 'step'
    ? 'Link to a step by its id, as in [the landing](#landing).'
    : 'Add it to the story’s evidence, or correct its name.';
}
