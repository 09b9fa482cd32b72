/** Something wrong in an author's file: where, what, and how to correct it. */
export interface Fault {
  /** From the project's folder, such as `stories/gilan-1920/story.en.md`. */
  readonly file: string;
  /** From 1; absent if the fault concerns the whole file. */
  readonly line?: number;
  readonly message: string;
  readonly hint: string;
}

/**
 * A fault of a translation that has not followed its original. While an author writes, it is a note on the page.
 */
export interface Lag extends Fault {
  /** The id of the step; empty for the foreword, the afterword and the whole text. */
  readonly step: string;
}

/** What a stage of the press returns: a value, and every fault found on the way. */
export interface Checked<T> {
  readonly value: T;
  readonly faults: readonly Fault[];
}

/** Removes repeated faults: a file that several texts share is read for each of them. */
export function unique(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify([fault.file, fault.line, fault.message]), fault])).values()];
}

/**
 * All faults as text for a terminal: in the order of the files, one on each line, with its hint below it.
 */
export function report(faults: readonly Fault[]): string {
  const sorted = [...faults].sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
  const lines = sorted.map(
    ({ file, line, message, hint }) => `${file}${line ? `:${String(line)}` : ''}: ${message}\n    ${hint}`,
  );
  const count = faults.length === 1 ? '1 fault' : `${String(faults.length)} faults`;
  return `${lines.join('\n')}\n${count}.`;
}
