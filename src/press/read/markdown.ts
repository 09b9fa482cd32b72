/** Markdown as stories have it: CommonMark with tables and footnotes. */
import type { Definition, Parents, Root, RootContent } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

/** Parses Markdown. Comments are left out, and reference links are plain links. */
export const readMarkdown = (text: string): Root =>
  withPlainLinks(withoutComments(unified().use(remarkParse).use(tablesAndFootnotes).parse(text)));

function tablesAndFootnotes(this: Processor) {
  const data = this.data();
  data.micromarkExtensions = [gfmTable(), gfmFootnote()];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()];
}

/** Removes HTML comments, which are notes of the author to themselves. */
function withoutComments(root: Root): Root {
  visit(root, 'html', (node, index, parent) => {
    if (index === undefined || !parent || !/^(<!--[\s\S]*?-->\s*)+$/.test(node.value)) return;
    (parent as Parents).children.splice(index, 1);
    return [SKIP, index];
  });
  return root;
}

/**
 * Replaces reference links, `[words][key]`, by plain links, `[words](address)`, so that they are checked in the same
 * way; and pictures likewise. Such a link gets the line number of its definition, where its address is written.
 */
function withPlainLinks(root: Root): Root {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(root, (node, index, parent) => {
    if (index === undefined || !parent) return;
    const siblings = (parent as Parents).children as RootContent[];
    if (node.type === 'definition') {
      siblings.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const found = definitions.get(node.identifier);
    if (!found) return;
    const { url, title = null, position } = found;
    const target = { url, title, ...(position && { position }) };
    siblings[index] =
      node.type === 'linkReference'
        ? { type: 'link', ...target, children: node.children }
        : { type: 'image', ...target, alt: node.alt ?? '' };
    return;
  });
  return root;
}
