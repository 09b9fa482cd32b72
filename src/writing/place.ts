/** The reader's place in a page that is loaded anew: a step, and where its top is in the window. */

const KEY = 'writing-place';

interface Place {
  readonly path: string;
  readonly step: string;
  /** CSS pixels from the top of the window. */
  readonly top: number;
}

/** The last step that begins above the middle of the window. */
function placeIn(page: Document): Place | undefined {
  return [...page.querySelectorAll('story-step')]
    .map((step) => ({ path: location.pathname, step: step.id, top: step.getBoundingClientRect().top }))
    .findLast(({ top }) => top < innerHeight / 2);
}

/** Loads the page anew. {@link returnToPlace} then shows the same step, however many have been added above it. */
export function reloadHere(): void {
  const place = placeIn(document);
  if (place) {
    sessionStorage.setItem(KEY, JSON.stringify(place));
    // The browser would return to the same distance from the top of the page.
    history.scrollRestoration = 'manual';
  }
  location.reload();
}

/** Scrolls to where the reader was before {@link reloadHere}. Call it when the page has been laid out. */
export function returnToPlace(): void {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  history.scrollRestoration = 'auto';
  if (kept === null) return;
  const { path, step, top } = JSON.parse(kept) as Place;
  const now = path === location.pathname ? document.getElementById(step)?.getBoundingClientRect().top : undefined;
  if (now !== undefined) scrollBy({ top: now - top, behavior: 'instant' });
}
