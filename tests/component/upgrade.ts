import { expect, test } from 'vitest';
import { definePlayer } from '../../src/player/define.ts';
import { RecordingStage } from '../../src/stage/recording-stage.ts';
import {
  camerasIn,
  cameraOf,
  frame,
  open,
  pageHtml,
  playerIn,
  settled,
  stepIn,
  stepOfPosition,
  type Layout,
} from './fixture.ts';

/** Tests what happens when the scripts of a page arrive while it is being read. */
export function testUpgrade(layout: Layout): void {
  test(`in the ${layout} layout, scripts that arrive move nothing of a page that opened in its middle`, async () => {
    await open(layout);
    document.body.innerHTML = pageHtml();
    expect(customElements.get('story-player')).toBeUndefined();
    const step = document.querySelector('#retreat');
    step?.scrollIntoView();
    await frame();
    const places = () =>
      ['h1', '#landing h2', '#retreat', '#retreat p', '#end', '.afterword', '.stage'].map((selector) =>
        document.querySelector(selector)?.getBoundingClientRect(),
      );
    const [before, scrolled] = [places(), scrollY];
    expect(scrolled).toBeGreaterThan(1000);

    definePlayer();
    expect(customElements.get('story-player')).toBeDefined();
    const player = playerIn(document.body);
    const changes: unknown[] = [];
    player.addEventListener('story-change', ({ detail }) => changes.push(detail.step));
    const early = new RecordingStage();
    player.stage = early;
    await settled(player);

    expect(scrollY).toBe(scrolled);
    expect(places()).toEqual(before);
    expect(stepOfPosition(player)).toBe('retreat');
    expect(stepIn(player, 'retreat')).toBe(step);
    expect(new Set(changes), 'it goes nowhere else first').toEqual(new Set(['retreat']));

    const ends = ['landing', 'retreat'].map((id) => cameraOf(player, id));
    for (const camera of camerasIn(early.changes))
      expect(ends, 'nor does a map that was there already travel').toContainEqual(camera);

    // A map that arrives last shows the scene at the reader's position in its first picture.
    const stage = new RecordingStage();
    player.stage = stage;
    await settled(player);
    expect(camerasIn(stage.changes)).toEqual([cameraOf(player, 'retreat')]);
    expect(places()).toEqual(before);
  });
}
