import { msg } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';

const isElement = (node: ElementContent): node is Element => node.type === 'element';
const cellsOf = (row: Element | undefined): readonly Element[] => row?.children.filter(isElement) ?? [];

/**
 * Prepares the tables in a text: each can be scrolled sideways, by keyboard too, where it is wider than the text, and
 * says which cells are headings. If the first heading is empty, the cells below it head their rows.
 */
export function prepareTables(content: readonly ElementContent[]): readonly ElementContent[] {
  const root: Element = h('div', [...content]);
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || index === undefined || !parent) return;
    parent.children[index] = h('div', { className: ['table'], role: 'group', tabIndex: 0, ariaLabel: msg('Table') }, [
      prepared(node),
    ]);
    return SKIP;
  });
  return root.children;
}

function prepared(table: Element): Element {
  const [head, body] = table.children.filter(isElement);
  const headings = cellsOf(cellsOf(head)[0]);
  const hasHead = headings.some((cell) => toString(cell).trim() !== '');
  const headsRows = headings[0] !== undefined && toString(headings[0]).trim() === '';
  const rows = cellsOf(body).map((row) =>
    h(
      'tr',
      cellsOf(row).map((cell, n) => aligned(cell, headsRows && n === 0 ? 'row' : undefined)),
    ),
  );
  return h('table', [
    ...(hasHead
      ? [
          h('thead', [
            h(
              'tr',
              headings.map((cell) => aligned(cell, toString(cell).trim() === '' ? undefined : 'col')),
            ),
          ]),
        ]
      : []),
    h('tbody', rows),
  ]);
}

/** A cell. Its alignment is a class, in which left is where lines begin. @param scope - what it heads, if anything. */
function aligned({ children, properties }: Element, scope: 'col' | 'row' | undefined): Element {
  const side = { left: 'start', right: 'end', center: 'center' }[String(properties['align'])];
  return h(scope ? 'th' : 'td', { ...(scope ? { scope } : {}), ...(side ? { className: [side] } : {}) }, [...children]);
}
