/** Footnotes, which stand at the end of the step that has them: a reader of a long page keeps their place. */
import { msg } from '@lit/localize';
import type { Emphasis, FootnoteDefinition, Link, List, ListItem, Paragraph, Parents, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Makes marks and a list of the footnotes of a part: `*1` in the text, where the numbers of sources have no asterisk.
 *
 * @param content - with the footnotes at its end.
 * @param part - the id of the step, or another word for a part of the page: it makes the ids of the notes unique.
 */
export function placeNotes(content: readonly RootContent[], part: string, lang: string): readonly RootContent[] {
  const notes = content.filter((node) => node.type === 'footnoteDefinition');
  if (notes.length === 0) return content;
  const text: Root = {
    type: 'root',
    children: structuredClone(content.filter((node) => node.type !== 'footnoteDefinition')),
  };
  const numbers = new Map(notes.map(({ identifier }, n) => [identifier, n + 1]));
  const marks = new Map<number, number>();
  const digits = new Intl.NumberFormat(lang);
  visit(text, 'footnoteReference', ({ identifier }, index, parent) => {
    const number = numbers.get(identifier);
    if (number === undefined || index === undefined || !parent) return;
    const times = (marks.get(number) ?? 0) + 1;
    marks.set(number, times);
    (parent as Parents).children[index] = markNode(idOf(part, number), times, `*${digits.format(number)}`) as never;
  });
  const items = notes.map((note, n) => noteItem(note, idOf(part, n + 1), `*${digits.format(n + 1)}`, marks.get(n + 1)));
  const list: List = {
    type: 'list',
    ordered: true,
    spread: false,
    children: items,
    data: { hProperties: { className: ['notes'], ariaLabel: msg('Notes') } },
  };
  return [...text.children, list];
}

const idOf = (part: string, number: number): string => `note-${part}-${String(number)}`;

/** The id of the nth mark of a note. */
const markId = (note: string, times: number): string => `mark-${note}${times > 1 ? `-${String(times)}` : ''}`;

function markNode(note: string, times: number, mark: string): Emphasis {
  const link: Link = {
    type: 'link',
    url: `#${note}`,
    children: [{ type: 'text', value: mark }],
    data: { hProperties: { id: markId(note, times), role: 'doc-noteref' } },
  };
  return {
    type: 'emphasis',
    children: [link],
    data: { hName: 'sup', hProperties: { className: ['citation', 'note-mark'] } },
  };
}

/** A note, with a link to each of its marks. */
function noteItem(note: FootnoteDefinition, id: string, mark: string, marks = 0): ListItem {
  const children = structuredClone(note.children);
  const [first, last] = [children[0], children.at(-1)];
  if (first?.type === 'paragraph') first.children.unshift(sign(mark), { type: 'text', value: ' ' });
  else children.unshift({ type: 'paragraph', children: [sign(mark)] });
  const links = Array.from({ length: marks }, (_, n): Link => {
    const hProperties = { className: ['note-back'], role: 'doc-backlink', ariaLabel: msg('Back to the text') };
    return {
      type: 'link',
      url: `#${markId(id, n + 1)}`,
      children: [{ type: 'text', value: '↑' }],
      data: { hProperties },
    };
  }).flatMap((link) => [{ type: 'text', value: ' ' } as const, link]);
  if (last?.type === 'paragraph') last.children.push(...links);
  else children.push({ type: 'paragraph', children: links });
  return { type: 'listItem', spread: children.length > 1, children, data: { hProperties: { id } } };
}

const sign = (mark: string): Paragraph['children'][number] => ({
  type: 'emphasis',
  children: [{ type: 'text', value: mark }],
  data: { hName: 'span', hProperties: { className: ['note-sign'] } },
});
