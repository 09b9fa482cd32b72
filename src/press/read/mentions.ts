import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';

/** One source named in a citation, as Pandoc writes it: `[@key]`, `[@key, p. 170]`, `[@one; @two]`. */
export interface Cited {
  readonly key: string;
  /** `p. 170`; empty where the whole work is meant. */
  readonly locator: string;
}

/**
 * A citation in a text, its inner part as a group. Whatever is meant for a citation: what cannot be read as one then
 * names a source that there is not.
 */
export const CITATION = /\[(@[^\]]*)\]/g;

/** Reads the part of a citation between the brackets. */
export function readCitation(inner: string): readonly Cited[] {
  return inner.split(';').map((part) => {
    const [key = '', ...locator] = part.trim().split(',');
    return { key: key.trim().replace(/^@/, ''), locator: locator.join(',').trim() };
  });
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
