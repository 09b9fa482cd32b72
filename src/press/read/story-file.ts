import type { FootnoteDefinition, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Checked, Fault } from '../faults.ts';
import { remembered } from '../remember.ts';
import { Footnotes } from './footnotes.ts';
import { readFrontMatter, withoutFrontMatter, type FrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown.ts';
import { figureNode, pictureNode, picturesAlone } from './placeholders.ts';
import { readFigureTag, readStepTag, type StepTag } from './tags.ts';

export interface ParsedStep {
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly RootContent[];
  /**
   * For a translated step: ids of the places that the text of the original links to. Absent: those of its own text
   * count.
   */
  readonly named?: readonly string[];
  /** The language of a step that is not translated; absent: that of the text. */
  readonly lang?: string;
  /** Plain text of its first heading of the second level; empty if there is none. */
  readonly title: string;
}

/**
 * A story file, parsed but not yet resolved. Its content has only nodes that {@link CONTENT} allows, and at the end of
 * each part the footnotes that it refers to, in the order of their first marks.
 */
export interface ParsedStory {
  readonly file: string;
  readonly front: FrontMatter;
  readonly foreword: readonly RootContent[];
  readonly steps: readonly ParsedStep[];
  readonly afterword: readonly RootContent[];
}

/** The kinds of Markdown nodes (mdast) that are allowed in a story, after reference links became plain links. */
const CONTENT: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'list',
  'listItem',
  'code',
  'thematicBreak',
  'text',
  'emphasis',
  'strong',
  'inlineCode',
  'break',
  'link',
  'footnoteReference',
  'table',
  'tableRow',
  'tableCell',
]);

/** Parses a story file. Never throws. */
export const parseStory = remembered((file, text): Checked<ParsedStory> => {
  const front = readFrontMatter(file, text);
  const body = withoutFrontMatter(text);
  const reader = new BodyReader(file, body);
  for (const node of readMarkdown(body).children) reader.read(node);
  const { foreword, steps, afterword } = reader.end();
  return {
    value: { file, front: front.value, foreword, steps, afterword },
    faults: [...front.faults, ...reader.faults],
  };
});

interface OpenStep {
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: RootContent[];
  /** Whether the text after the tag is lost, and perhaps its heading with it. */
  readonly swallowed: boolean;
}

/** What stands in place of a heading that has been reported. */
const NO_HEADING = '…';

/** Reads the blocks of a story file in order: foreword, steps, afterword. */
class BodyReader {
  readonly faults: Fault[] = [];
  readonly #file: string;
  readonly #body: string;
  #foreword: RootContent[] = [];
  #steps: ParsedStep[] = [];
  #afterword: RootContent[] = [];
  #open: OpenStep | undefined;
  readonly #notes = new Footnotes();
  /** Whether a tag is broken: what only follows from that is not reported too. */
  #broken = false;

  constructor(file: string, body: string) {
    this.#file = file;
    this.#body = body;
  }

  read(node: RootContent): void {
    const indented = node.type === 'code' && this.#isIndented(node);
    const tag = node.type === 'html' || indented ? readStepTag(node.value) : undefined;
    if (tag && indented) this.#complainOfIndent(lineOf(node), 'The tag');
    if (tag) {
      this.#readTag(tag, lineOf(node));
      return;
    }
    const source = this.#sourceOf(node);
    const figure = readFigureTag(source);
    const pictures = picturesAlone(node);
    if (figure) this.#readFigure(figure.attributes, node);
    else if (node.type === 'footnoteDefinition') this.#readNote(node);
    else if (pictures.length > 0) this.#readPictures(pictures.map(pictureNode));
    else if (this.#isContent(node, source)) this.#place().push(node);
  }

  end(): Pick<ParsedStory, 'foreword' | 'steps' | 'afterword'> {
    if (this.#open)
      this.#complain(
        this.#open.line,
        'The step is never closed.',
        'End it with </story-step> on a line of its own, with a blank line before it.',
      );
    this.#close();
    const parts = {
      foreword: this.#notes.after(this.#foreword),
      steps: this.#steps.map((step) => ({ ...step, content: this.#notes.after(step.content) })),
      afterword: this.#notes.after(this.#afterword),
    };
    for (const note of this.#notes.unused()) {
      const mark = `[^${note.identifier}]`;
      this.#complain(lineOf(note), `Nothing refers to the note ${mark}.`, `Write ${mark} after a word, or remove it.`);
    }
    return parts;
  }

  #readNote(note: FootnoteDefinition) {
    if (!this.#notes.add(note))
      this.#complain(lineOf(note), `There are two notes [^${note.identifier}].`, 'Give one of them another name.');
    for (const child of note.children) this.#isContent(child, this.#sourceOf(child));
    visit(note, 'footnoteReference', (inner) => {
      this.#complain(lineOf(inner), 'A note refers to a note.', 'Write its words into this one.');
    });
  }

  #readPictures(pictures: readonly Paragraph[]) {
    for (const picture of pictures) {
      for (const child of picture.children.slice(1)) this.#isContent(child, '');
      this.#place().push(picture);
    }
  }

  #sourceOf = ({ position }: RootContent): string => this.#body.slice(position?.start.offset, position?.end.offset);

  /** Whether code is marked by its indentation, and not by lines of ``` around it. */
  #isIndented({ position }: RootContent): boolean {
    return !/^\s*(```|~~~)/.test(this.#body.slice(position?.start.offset, position?.end.offset));
  }

  #complainOfIndent(line: number, what: string) {
    this.#complain(
      line,
      `${what} is indented by a tab or by four spaces, which makes it code.`,
      'Begin the line at the margin; code that is meant stands between two lines of ```.',
    );
  }

  #complain(line: number, message: string, hint: string) {
    this.faults.push({ file: this.#file, line, message, hint });
  }

  /** The list to which the next block belongs. */
  #place(): RootContent[] {
    if (this.#open) return this.#open.content;
    return this.#steps.length === 0 ? this.#foreword : this.#afterword;
  }

  #close() {
    if (!this.#open) return;
    const heading = this.#open.content.find((node) => node.type === 'heading' && node.depth === 2);
    const { swallowed, ...step } = this.#open;
    this.#steps.push({
      ...step,
      title: heading ? toString(heading) : swallowed ? NO_HEADING : this.#headingOtherwise(step.content),
    });
    this.#open = undefined;
  }

  /** Reports a heading that is written in another way. @returns what stands in its place; empty if there is none. */
  #headingOtherwise(content: readonly RootContent[]): string {
    const [first] = content;
    if (!first) return '';
    const signs = first.type === 'heading' ? first.depth : /^(#+)[^\s#]/.exec(toString(first))?.[1]?.length;
    if (signs === undefined) return '';
    const hint = 'Write two signs # and a space, as in “## Dawn at the harbour”.';
    if (first.type === 'heading')
      this.#complain(
        lineOf(first),
        `The step’s heading has ${signs === 1 ? 'one sign' : `${String(signs)} signs`} #.`,
        hint,
      );
    else this.#complain(lineOf(first), 'The heading has no space after #.', hint);
    return NO_HEADING;
  }

  #readTag({ kind, attributes, swallowed, curly }: StepTag, line: number) {
    if (curly)
      this.#complain(
        line,
        'The tag has curly quotation marks.',
        'Write straight ones, as in at="rome". A word processor makes them curly; a text editor does not.',
      );
    if (swallowed)
      this.#complain(
        line,
        `Text follows ${kind === 'open' ? 'a <story-step> tag' : '</story-step>'} without a blank line, and is lost.`,
        'Leave an empty line after the tag.',
      );
    if (kind === 'close') {
      if (!this.#open && !this.#broken)
        this.#complain(
          line,
          '</story-step> closes a step that was never opened.',
          'Remove it, or write <story-step id="…"> before its text.',
        );
      this.#close();
      return;
    }
    if (this.#open) {
      this.#complain(
        line,
        `A step begins inside the step of line ${String(this.#open.line)}.`,
        'Close that one first: </story-step> on a line of its own, with a blank line before it.',
      );
      this.#close();
    }
    const [between] = this.#afterword;
    if (between && !this.#broken) {
      this.#complain(
        lineOf(between),
        'There is text between two steps.',
        'Put it into one of them: only a foreword and an afterword stand outside.',
      );
    }
    this.#afterword.length = 0;
    this.#open = { line, attributes, content: [], swallowed };
  }

  #readFigure({ src, ...others }: Readonly<Record<string, string>>, node: RootContent) {
    const line = lineOf(node);
    const [other] = Object.keys(others);
    if (!src)
      this.#complain(
        line,
        'A figure has no src.',
        'Name its file, as in <story-figure src="figures/level.yaml"></story-figure>.',
      );
    if (other !== undefined)
      this.#complain(line, `A figure has no attribute “${other}”.`, 'It has only src; the rest stands in its file.');
    if (src && this.#place() === this.#foreword)
      this.#complain(line, 'A figure stands in the foreword.', 'Put it into a step or into the afterword.');
    this.#place().push(figureNode(src ?? '', node));
  }

  /** Whether a block is allowed in a story. If not, it becomes a fault. */
  #isContent(node: RootContent, source: string): boolean {
    if (node.type === 'html') {
      this.#complainOfHtml(lineOf(node), node.value);
      return false;
    }
    const broken = node.type === 'code' ? -1 : source.search(/<\/?story-step/);
    if (broken >= 0) {
      const line = this.#body.slice(0, (node.position?.start.offset ?? 0) + broken).split('\n').length;
      if (/\n<\/story-step>\s*$/.test(source)) {
        this.#complain(line, '</story-step> stands directly below the text.', 'Leave an empty line before it.');
        this.#place().push(node);
        this.#close();
        return false;
      }
      this.#complain(
        line,
        'A <story-step> tag is broken.',
        'Write the whole tag, from < to >, on one line of its own, with a blank line before it and one after.',
      );
      this.#broken = true;
      return false;
    }
    visit(node, (inner) => {
      if (inner.type === 'code' && this.#isIndented(inner)) this.#complainOfIndent(lineOf(inner), 'The text');
      if (CONTENT.has(inner.type)) return;
      const line = inner.position?.start.line ?? lineOf(node);
      if (inner.type === 'html') {
        this.#complainOfHtml(line, inner.value);
        return;
      }
      if (inner.type === 'image' || inner.type === 'imageReference')
        this.#complain(
          line,
          'A picture stands within a text, a list, a quotation or a link.',
          'Put it on a line of its own, with an empty line before and after it, and no spaces before it.',
        );
      else this.#complain(line, `A story cannot have a “${inner.type}”.`, 'Write it in plain Markdown (CommonMark).');
    });
    return true;
  }

  #complainOfHtml(line: number, html: string) {
    if (/^<!--(?![\s\S]*-->)/.test(html)) {
      this.#complain(line, 'A comment is never closed.', 'End it with -->.');
      return;
    }
    if (/^<!--/.test(html)) {
      this.#complain(
        line,
        'Text follows a comment on its last line.',
        'Leave an empty line after the comment, which ends with -->.',
      );
      return;
    }
    const [, end, name = ''] = /^<(\/?)([\w-]+)/.exec(html) ?? [];
    const almost = /^(step|story|stor\w*-?steps?)$/i.test(name);
    if (almost) {
      this.#complain(line, `There is no tag “<${end ?? ''}${name}>”.`, `Did you mean “<${end ?? ''}story-step>”?`);
      if (end) this.#close();
      else this.#broken = true;
      return;
    }
    const excerpt = (html.length > 40 ? `${html.slice(0, 40)}…` : html).replace(/\s+/g, ' ');
    this.#complain(
      line,
      `HTML is not part of a story: ${excerpt}`,
      /^(img|figure|picture)$/i.test(name)
        ? 'Write a picture as ![what it shows](media/mill.jpg), alone on its line.'
        : 'Write Markdown; the only elements are <story-step> and <story-figure>, each alone on its line.',
    );
  }
}

const lineOf = (node: RootContent): number => node.position?.start.line ?? 1;
