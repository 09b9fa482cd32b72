import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { directionOf, isTranslation, scriptOf, type Translation } from '../../story/languages.ts';
import { yearLabel } from '../dates.ts';
import type { Reference } from '../read/evidence.ts';

/** A reference in the script of the work's language. */
export interface OwnScript {
  readonly lang: Translation;
  readonly dir: 'rtl' | 'ltr';
  readonly title: string;
  /** The whole reference as plain text. */
  readonly text: string;
}

/**
 * The reference of a Persian or Russian work in its own script: author, title, place and publisher, year. Undefined if
 * its title in that script is not known.
 */
export function inOwnScript(reference: Reference): OwnScript | undefined {
  const { language, 'original-title': title, issued, custom } = reference;
  if (!language || !isTranslation(language) || !title) return undefined;
  const { author, container, publisher, place } = custom?.original ?? {};
  const isArabic = scriptOf(language) === 'Arab';
  const comma = isArabic ? '، ' : ', ';
  const year = issued?.['date-parts']?.[0]?.[0];
  const made = [place, publisher].filter(Boolean).join(': ');
  const where = [container, made, year === undefined ? '' : yearLabel(year, language)].filter(Boolean).join(comma);
  const named = isArabic ? `«${title}»` : title;
  const stop = (text: string) => (/[.؟?!]$/.test(text) ? text : `${text}.`);
  return {
    lang: language,
    dir: directionOf(language),
    title,
    text: [author, named, where].flatMap((part) => (part ? [stop(part)] : [])).join(' '),
  };
}

/** The HTML elements that a citation style may use; any other markup in a title is shown as text. */
const ALLOWED = new Set(['i', 'em', 'b', 'strong', 'sup', 'sub', 'span']);

/** The CSL-JSON data of the work, without what this project adds. */
export function cslOf(reference: Reference): Omit<Reference, 'custom' | 'foreign'> {
  const csl: Partial<Record<keyof Reference, unknown>> = { ...reference };
  delete csl.custom;
  delete csl.foreign;
  return csl as Omit<Reference, 'custom' | 'foreign'>;
}

/** Cached references, by work. All pages show the same references, and formatting one takes milliseconds. */
const formatted = new Map<string, readonly ElementContent[]>();

/**
 * The reference of a work in APA style, formatted by citeproc-js through citation-js.
 */
export function formatReference(reference: Reference): readonly ElementContent[] {
  const csl = cslOf(reference);
  const key = JSON.stringify(csl);
  const found = formatted.get(key) ?? format(csl);
  formatted.set(key, found);
  return found;
}

/** The reference without markup and links. */
export const referenceText = (reference: Reference): string =>
  toString({ type: 'root', children: [...formatReference(reference)] })
    .replace(/\s+/g, ' ')
    .trim();

function format(csl: object): readonly ElementContent[] {
  const html = new Cite(csl).format('bibliography', { format: 'html', template: 'apa', lang: 'en-US' });
  const body = fromHtml(html, { fragment: true });
  return linkify(trim(body.children.flatMap(keepMarks)));
}

function keepMarks(node: { readonly type: string }): ElementContent[] {
  if (node.type === 'text') return [node as ElementContent];
  if (node.type !== 'element') return [];
  const { tagName, children } = node as unknown as { tagName: string; children: { type: string }[] };
  const kept = children.flatMap(keepMarks);
  return ALLOWED.has(tagName) && tagName !== 'span' ? [h(tagName, kept)] : kept;
}

function trim(nodes: ElementContent[]): ElementContent[] {
  const [first, ...rest] = nodes.map((node) =>
    node.type === 'text' ? { ...node, value: node.value.replace(/\s+/g, ' ') } : node,
  );
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  return [{ ...first, value: first.value.trimStart() }, ...rest];
}

/** Turns URLs in text into links. */
function linkify(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'text') return [node];
    return node.value.split(/(https?:\/\/\S+)/).flatMap((part): ElementContent[] => {
      if (!part) return [];
      return /^https?:/.test(part) ? [h('a', { href: part, rel: 'external' }, part)] : [{ type: 'text', value: part }];
    });
  });
}
