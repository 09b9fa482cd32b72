/** Milliseconds after which the browser has surely begun to save. */
const LONG = 60_000;

/** Hands a file to the reader. It is made here, and comes from nowhere. */
export function save(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, LONG);
}
