import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Fault } from '../faults.ts';
import type { Evidence } from '../read/evidence.ts';

/** A picture whose address or caption Markdown does not understand. */
const PICTURE = /!\[[^\]]*\]\(/;
const FOOTNOTE = /\[\^[^\]\s]+\]/;
/** The first line of a table and the line of hyphens below it, which is no table if their columns differ in number. */
const TABLE = /^[^\n]*\|[^\n]*\n[ \t]*(?=[^\n]*\|)[|:\- \t]*--[|:\- \t]*$/m;
const IN_BRACKETS = /\[[^\]]*\]/g;
const BARE = /(?<![\p{L}\p{N}._/@])@([\p{L}\p{N}_:-]+)/gu;

/** Finds what was meant as a picture, a note, a table or a citation, and would be printed as it stands. */
export function checkRawText(
  file: string,
  content: readonly RootContent[],
  { references }: Pick<Evidence, 'references'>,
): readonly Fault[] {
  const faults: Fault[] = [];
  const root: Root = { type: 'root', children: [...content] };
  visit(root, 'text', ({ value, position }) => {
    const complain = (index: number, message: string, hint: string) => {
      const before = value.slice(0, index).split('\n').length - 1;
      faults.push({ file, line: (position?.start.line ?? 1) + before, message, hint });
    };
    const picture = PICTURE.exec(value);
    if (picture)
      complain(
        picture.index,
        'A picture would be printed as text.',
        'Write it as ![What it shows](media/mill.jpg "Caption"), with straight quotation marks around the caption and none in it but “curly” ones.',
      );
    const footnote = FOOTNOTE.exec(value);
    if (footnote)
      complain(
        footnote.index,
        `There is no note ${footnote[0]}.`,
        `Write it below the paragraph, on a line of its own: ${footnote[0]}: The words of the note.`,
      );
    const table = TABLE.exec(value);
    if (table)
      complain(
        table.index,
        'The second line of the table has not as many columns as its first.',
        'Write hyphens for each column: below “| Year | Boats |” comes “|---|---|”.',
      );
    const outside = value.replace(IN_BRACKETS, (part) => ' '.repeat(part.length));
    for (const match of outside.matchAll(BARE))
      if (references.has(match[1] ?? ''))
        complain(match.index, `“${match[0]}” would be printed as it stands.`, `Put it in brackets: [${match[0]}]`);
  });
  return faults;
}
