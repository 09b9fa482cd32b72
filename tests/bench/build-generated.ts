/**
 * Builds the site of one generated story, and prints what it took as the last line, in JSON: see `size.ts`.
 *
 *   npx tsx tests/bench/build-generated.ts 1000 .cache/bench/steps-1000
 */
import { generatedStory } from './generated-story.ts';
import { pressAlone } from './pages.ts';

/** What a build took: seconds, and bytes of memory of the process that builds. */
export interface Build {
  readonly seconds: number;
  readonly memory: number;
}

const [, , steps = '', folder = ''] = process.argv;
const from = performance.now();
await pressAlone('steps', generatedStory(Number(steps)), folder);
const build: Build = { seconds: (performance.now() - from) / 1000, memory: process.resourceUsage().maxRSS * 1024 };
console.log(JSON.stringify(build));
