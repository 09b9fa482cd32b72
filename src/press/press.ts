import type { Checked } from './faults.ts';
import type { Assets, MapFacts } from './model.ts';
import type { ProjectFiles } from './read/project-files.ts';
import type { StoryFolder } from './read/story-folder.ts';
import { resolveStory, type ResolveOptions } from './resolve/story.ts';
import { setStory, type Pressed } from './set/story.ts';
import { Stories, type Compiled } from './stories.ts';

/** Compiles a story's folder into one page for each language, or reports all faults that prevent this. */
export function pressStory(
  read: Checked<StoryFolder>,
  map: MapFacts,
  assets: Assets,
  options?: ResolveOptions,
): Checked<readonly Pressed[]> {
  const { value, faults } = resolveStory(read, map, options);
  return { value: value.map((text) => setStory(text, map, assets)), faults };
}

/** Compiles all stories of a project once. */
export const pressAll = (files: ProjectFiles, { assets }: { readonly assets: Assets }): Compiled<Pressed> =>
  new Stories(files, { compile: (read, map) => pressStory(read, map, assets) }).all();
