import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Fault } from '../faults.ts';
import type { Evidence } from '../read/evidence.ts';

const FOOTNOTE = /\[\^[^\]\s]+\]/;
/** The first line of a table and the line of hyphens below it. */
const TABLE = /^[^\n]*\|[^\n]*\n[ \t]*(?=[^\n]*\|)[|:\- \t]*--[|:\- \t]*$/m;
/** Words before the sign of a citation within its brackets. */
const WORDS_BEFORE = /\[([^\][@]*[^\][@\s])\s*(@[^\][]+)\]/g;
const IN_BRACKETS = /\[[^\]]*\]/g;
const BARE = /(?<![\p{L}\p{N}._/@])@([\p{L}\p{N}_:-]+)/gu;

/** Finds what other kinds of Markdown have and a story has not, and what would be printed as it stands. */
export function checkRawText(
  file: string,
  content: readonly RootContent[],
  { references }: Pick<Evidence, 'references'>,
): readonly Fault[] {
  const faults: Fault[] = [];
  const root: Root = { type: 'root', children: [...content] };
  visit(root, (node) => {
    const complain = (index: number, message: string, hint: string) => {
      const before = node.type === 'text' ? node.value.slice(0, index).split('\n').length - 1 : 0;
      faults.push({ file, line: (node.position?.start.line ?? 1) + before, message, hint });
    };
    if (node.type === 'link' && toString(node).startsWith('^')) complainOfFootnote(`[${toString(node)}]`, 0, complain);
    if (node.type !== 'text') return;
    const { value } = node;
    const footnote = FOOTNOTE.exec(value);
    if (footnote) complainOfFootnote(footnote[0], footnote.index, complain);
    const table = TABLE.exec(value);
    if (table)
      complain(table.index, 'A story cannot have a table.', 'Write it as a list, or as a figure from a CSV file.');
    for (const [all, words = '', cited = ''] of value.matchAll(WORDS_BEFORE))
      complain(
        value.indexOf(all),
        `Words stand before the source in “${all}”.`,
        `Put them outside the brackets: ${words.trim()} [${cited}]`,
      );
    const outside = value.replace(IN_BRACKETS, (part) => ' '.repeat(part.length));
    for (const match of outside.matchAll(BARE))
      if (references.has(match[1] ?? ''))
        complain(match.index, `“${match[0]}” would be printed as it stands.`, `Put it in brackets: [${match[0]}]`);
  });
  return faults;
}

function complainOfFootnote(
  text: string,
  index: number,
  complain: (index: number, message: string, hint: string) => void,
) {
  complain(
    index,
    `A story cannot have footnotes: “${text}”.`,
    'Name a source as [@key, p. 3]; put a remark into the text, in brackets.',
  );
}
