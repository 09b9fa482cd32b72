/** What an author has on every page during development, and a reader never: see `src/writing/`. */
import './writing.css';
import { CameraPanel } from '../writing/camera-panel.ts';
import { reloadHere, returnToPlace } from '../writing/place.ts';
import { showFaults } from '../writing/show-faults.ts';
import { updatePage } from '../writing/update-page.ts';

const STORY = 'story-player';

const player = document.querySelector('story-player');
if (player) {
  customElements.define('camera-panel', CameraPanel);
  const panel = new CameraPanel();
  panel.player = player;
  document.body.append(panel);
}

/** The page as the press makes it now, before any script changes it. */
async function pageAsMade(): Promise<Document> {
  const response = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

let last = player ? pageAsMade() : undefined;

async function update(textOnly: boolean): Promise<void> {
  const [before, after] = [await last, await pageAsMade()];
  if (!before || (!textOnly && after.querySelector(STORY))) {
    reloadHere();
    return;
  }
  const faults = after.querySelector('pre.faults')?.textContent;
  showFaults(document, faults);
  if (faults !== undefined) return;
  if (updatePage(document, before, after)) last = Promise.resolve(after);
  else reloadHere();
}

// After the script of the page, which lays out its steps.
if (document.readyState === 'complete') requestAnimationFrame(returnToPlace);
else
  addEventListener('load', () => {
    requestAnimationFrame(returnToPlace);
  });

let queue = Promise.resolve();

import.meta.hot?.on('press:changed', ({ textOnly }: { readonly textOnly: boolean }) => {
  // One after the other: two saves may follow quickly.
  queue = queue.then(() => update(textOnly)).catch(reloadHere);
});
