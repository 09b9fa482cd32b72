import { ATTRIBUTES, readStory, type Problem } from '../story/read.ts';
import type { Story } from '../story/story.ts';

/** The story that the steps in a page tell. The page has coordinates and days; nothing needs looking up. */
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
