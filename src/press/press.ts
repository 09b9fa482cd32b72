import type { Checked } from './faults.ts';
import type { Assets, MapFacts } from './model.ts';
import type { StoryFolder } from './read/story-folder.ts';
import { resolveStory } from './resolve/story.ts';
import { setStory, type Pressed } from './set/story.ts';

/** Compiles a story's folder into one page for each language, or reports all faults that prevent this. */
export function pressStory(
  { value, faults }: Checked<StoryFolder>,
  map: MapFacts,
  assets: Assets,
): Checked<readonly Pressed[]> {
  // If the evidence cannot be read, everything that names it would be reported as a fault too.
  if (faults.some(({ file }) => !file.endsWith('.md'))) return { value: [], faults };
  const texts = resolveStory(value, map);
  const all = [...faults, ...texts.faults];
  return { value: all.length > 0 ? [] : texts.value.map((text) => setStory(text, map, assets)), faults: all };
}
