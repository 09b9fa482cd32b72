import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * One source of a citation. Citations have Pandoc's syntax: `[@key]`, `[@key, p. 170]`, `[see @one, pp. 3-5; also @two]`.
 */
export interface Cited {
  /** The words before the key, such as `see`; mostly empty. */
  readonly prefix: string;
  readonly key: string;
  /** `p. 170`; empty if the citation is of the whole work. */
  readonly locator: string;
}

/**
 * A citation in a text, with the part between the brackets as a group. It matches malformed citations too, which are
 * then reported as unknown sources.
 */
export const CITATION = /\[((?:[^\][]*(?<![\p{L}\p{N}._/@]))?@[^\][]*)\]/gu;

/** Reads the part of a citation between the brackets. */
export function readCitation(inner: string): readonly Cited[] {
  return inner.split(/[;؛]/).map((part) => {
    const [, prefix = '', key = part.trim(), locator = ''] =
      /^(|.*?[^\p{L}\p{N}._/@])@([^\s,،]*)[\s,،]*(.*)$/su.exec(part.trim()) ?? [];
    return { prefix: prefix.trim(), key, locator: locator.trim() };
  });
}

/** The ids of the places that a text links to, in the order of the first links. */
export function placesIn(content: readonly RootContent[]): readonly string[] {
  const places = new Set<string>();
  visit({ type: 'root', children: [...content] } as Root, 'link', ({ url }) => {
    const place = /^#place-(.+)$/.exec(url)?.[1];
    if (place) places.add(place);
  });
  return [...places];
}
