/** Something wrong in an author's file: where it is, what it is, and what would be right. */
export interface Fault {
  /** Relative to the folder of stories. */
  readonly file: string;
  /** From 1; absent where the whole file is meant. */
  readonly line?: number;
  readonly message: string;
  readonly hint: string;
}

/**
 * All faults as an author reads them in a terminal: in the order of the files, one to a line, with what to do below it.
 */
export function report(faults: readonly Fault[]): string {
  const sorted = [...faults].sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
  const lines = sorted.map(
    ({ file, line, message, hint }) => `${file}${line ? `:${String(line)}` : ''}: ${message}\n    ${hint}`,
  );
  const count = faults.length === 1 ? '1 fault' : `${String(faults.length)} faults`;
  return `${lines.join('\n')}\n${count}.`;
}
