/** Frames while the shipped story is scrolled, beside a bare map that flies the path which the story's camera took. */
import type { Browser } from 'playwright';
import { openWarm, percentile, scrollThrough, type Profile } from './measure.ts';

/** Milliseconds a frame. */
export interface Frames {
  readonly median: number;
  readonly p95: number;
}

export interface FramesMeasured {
  readonly story: Frames;
  readonly bare: Frames;
}

const framesOf = (times: readonly number[]): Frames => ({
  median: percentile(times, 0.5),
  p95: percentile(times, 0.95),
});

/**
 * The same frames on both pages. Whoever comes to a step has read those before it: they are scrolled first, on both
 * pages, and do not count. `story` and `bare` are addresses; `pane` is the height of the story's map in CSS pixels.
 */
export async function measureFrames(
  browser: Browser,
  profile: Profile,
  { story, bare, pane }: { readonly story: string; readonly bare: string; readonly pane: number },
): Promise<FramesMeasured> {
  const told: number[] = [];
  const flown: number[] = [];
  for (let run = 0; run < profile.flights; run += 1) {
    const reader = await openWarm(
      browser,
      profile,
      story,
      () => document.querySelector('story-player')?.map?.loaded() === true,
    );
    const before = await scrollThrough(reader, 'white-ships', 'crossing', 24);
    const counted = await scrollThrough(reader, 'crossing', 'out-of-the-forest', 24);
    await reader.context().close();
    told.push(...counted.times);
    const layers = [...before.frames, ...counted.frames].flatMap((frame) => frame.layers.split(' '));
    const query = `height=${String(pane)}&day=${String(counted.day)}&layers=${[...new Set(layers)].join(' ')}`;
    const flyer = await openWarm(browser, profile, `${bare}?${query}`, () => window.bare.map.loaded());
    await flyer.evaluate((frames) => window.bare.fly(frames), before.frames);
    flown.push(...(await flyer.evaluate((frames) => window.bare.fly(frames), counted.frames)));
    await flyer.context().close();
  }
  return { story: framesOf(told), bare: framesOf(flown) };
}
