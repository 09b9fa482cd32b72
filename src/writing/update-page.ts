/** Brings the text of an open page up to date with the one that the press has made of it anew. */
import type { StoryPlayer } from '../player/story-player.ts';

/** Parts of the page that change only with its text, and that no script holds on to. */
const PARTS = ['.title-page', 'section.afterword', 'footer.back'];

const outerOf = (page: ParentNode, selector: string): string =>
  [...page.querySelectorAll(selector)].map(({ outerHTML }) => outerHTML).join('');

const attributesOf = (element: Element): string =>
  JSON.stringify([...element.attributes].map(({ name, value }) => [name, value]).sort());

const stepsOf = (page: ParentNode): readonly Element[] => [...page.querySelectorAll('story-step')];

const idsOf = (page: ParentNode): string =>
  stepsOf(page)
    .map(({ id }) => id)
    .join(' ');

/** The tag of the player, without what is in it. */
const playerTag = (page: ParentNode): string => {
  const player = page.querySelector('story-player');
  return player ? attributesOf(player) : '';
};

/**
 * Replaces the parts of an open page that differ between two versions of it, and keeps the map, the reader's place and
 * everything else. A step whose scene has changed is shown as it is now.
 *
 * @param before - the page as it was loaded, before its scripts changed it.
 * @returns false if the page has to be loaded anew: other steps, or another story.
 */
export function updatePage(live: Document, before: Document, after: Document): boolean {
  const player = live.querySelector<StoryPlayer>('story-player');
  if (!player || playerTag(before) !== playerTag(after) || idsOf(before) !== idsOf(after)) return false;
  let scenes = false;
  for (const step of stepsOf(after)) {
    const [old, shown] = [before, live].map((page) => page.getElementById(step.id));
    if (!old || !shown) return false;
    if (old.innerHTML !== step.innerHTML) replaceContent(shown, step);
    if (attributesOf(old) === attributesOf(step)) continue;
    scenes = true;
    for (const { name } of [...old.attributes]) if (!step.hasAttribute(name)) shown.removeAttribute(name);
    for (const { name, value } of step.attributes) shown.setAttribute(name, value);
  }
  for (const part of PARTS) {
    if (outerOf(before, part) === outerOf(after, part)) continue;
    const [shown, made] = [live, after].map((page) => page.querySelectorAll(part));
    // A part that is there for the first time, or no more.
    if (shown?.length !== 1 || made?.length !== 1 || !shown[0] || !made[0]) return false;
    shown[0].replaceWith(live.importNode(made[0], true));
  }
  live.title = after.title;
  if (scenes) player.readStory();
  return true;
}

/** The article stays, because its place in the window is measured. */
function replaceContent(shown: Element, made: Element) {
  const [old, article] = [shown.firstElementChild, made.firstElementChild];
  if (!old || !article) return;
  old.className = article.className;
  for (const name of ['lang', 'dir']) {
    const value = article.getAttribute(name);
    if (value === null) old.removeAttribute(name);
    else old.setAttribute(name, value);
  }
  old.replaceChildren(...[...article.childNodes].map((node) => old.ownerDocument.importNode(node, true)));
}
