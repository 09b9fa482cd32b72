import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';

/** The footnotes of a story's file, wherever they stand in it. */
export class Footnotes {
  readonly #notes = new Map<string, FootnoteDefinition>();
  readonly #used = new Set<string>();

  /** @returns whether there was none of its name. */
  add(note: FootnoteDefinition): boolean {
    if (this.#notes.has(note.identifier)) return false;
    this.#notes.set(note.identifier, note);
    return true;
  }

  /** A part of the text with the notes that it refers to at its end, in the order of their first marks. */
  after(content: readonly RootContent[]): readonly RootContent[] {
    const names = new Set<string>();
    const root: Root = { type: 'root', children: [...content] };
    visit(root, 'footnoteReference', ({ identifier }) => {
      names.add(identifier);
      this.#used.add(identifier);
    });
    return [...content, ...[...names].flatMap((name) => this.#notes.get(name) ?? [])];
  }

  /** The notes that no part refers to, once {@link after} has been called for all. */
  unused(): readonly FootnoteDefinition[] {
    return [...this.#notes.values()].filter(({ identifier }) => !this.#used.has(identifier));
  }
}
