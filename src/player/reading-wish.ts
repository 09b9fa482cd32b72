/** Keys with which browsers open find-in-page. */
const isFind = ({ key, code, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'F3' || ((ctrlKey || metaKey) && (code === 'KeyF' || key.toLowerCase() === 'f'));

/** What is used of the player. */
interface Explored extends HTMLElement {
  readonly exploring: boolean;
  explore(free: boolean): void;
}

/**
 * Returns to the story when a reader who moves the map wants its text: by find-in-page, or by the Tab key into the
 * text. It is transparent then and not hidden, because browsers find and print only what is rendered.
 */
export function returnOnReading(player: Explored): void {
  document.addEventListener('keydown', (event) => {
    if (player.exploring && isFind(event)) player.explore(false);
  });
  player.addEventListener('focusin', ({ target }) => {
    if (player.exploring && target instanceof Element && target.closest('.card, .title-page')) player.explore(false);
  });
}
