import { ATTRIBUTES, readStory, type Problem } from '../story/read.ts';
import type { Story } from '../story/story.ts';

/** Reads a story from the steps in a page. The page has coordinates and days, so nothing has to be looked up. */
export function readSteps(
  steps: readonly Element[],
  id: string,
  title: string,
  lang: string,
): { readonly story?: Story; readonly problems: readonly Problem[] } {
  return readStory({
    id,
    title,
    lang,
    ground: [],
    steps: steps.map((step) => ({
      attributes: Object.fromEntries(
        ATTRIBUTES.flatMap((name) => {
          const value = step.getAttribute(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
      title: step.querySelector('h1, h2, h3')?.textContent.trim() ?? '',
    })),
  });
}
