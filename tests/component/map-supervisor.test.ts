import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { cdp } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MapSupervisor, type MapSupervisorOptions, type SupervisedMap } from '../../src/stage/map-supervisor.ts';
import { MapStage } from '../../src/stage/map-stage.ts';
import type { LiveStage } from '../../src/stage/stage.ts';
import { frame, until } from './fixture.ts';

/** A small empty map with a real WebGL context. */
function make(): Promise<SupervisedMap> {
  setWorkerUrl(workerUrl);
  const container = document.createElement('div');
  container.className = 'map';
  Object.assign(container.style, { width: '64px', height: '64px' });
  document.body.append(container);
  const map = new MapLibreMap({
    container,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'paper', type: 'background', paint: { 'background-color': '#eee' } }],
    },
    attributionControl: false,
  });
  return Promise.resolve({
    stage: { map } as unknown as LiveStage,
    remove: () => {
      map.remove();
      container.remove();
    },
  });
}

/** Starts a supervisor, and records everything that it reports, in order. */
function supervise(options: Partial<MapSupervisorOptions> = {}) {
  const said: string[] = [];
  const stages: LiveStage[] = [];
  const one = new MapSupervisor({
    make,
    onStage: (stage) => {
      said.push(stage ? 'a stage' : 'none');
      if (stage) stages.push(stage);
    },
    onCover: (covered) => {
      said.push(covered ? 'covered' : 'open');
    },
    onFail: (_, tries) => {
      said.push(`failed ${String(tries)}`);
    },
    ...options,
  });
  now = one;
  return {
    said,
    stages,
    start: () => one.start(),
    destroy: () => {
      one.destroy();
    },
  };
}

let now: MapSupervisor | undefined;

afterEach(() => {
  now?.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
});

const canvases = () => document.querySelectorAll('canvas');
const switchOf = (stage: LiveStage | undefined) =>
  stage?.map.getCanvas().getContext('webgl2')?.getExtension('WEBGL_lose_context');

test('a map most of whose layers did not load is never shown, and is tried again', { timeout: 30_000 }, async () => {
  let maps = 0;
  const { said, start } = supervise({
    retries: [1],
    make: async () => {
      const made = await make();
      maps += 1;
      return { ...made, stage: { ...made.stage, isBlank: maps === 1 } };
    },
  });
  await start();
  await until(() => said.at(-1) === 'open');
  expect(said).toEqual(['a stage', 'none', 'failed 1', 'a stage', 'open']);
  expect(canvases()).toHaveLength(1);
});

describe('a map that has lost its context', () => {
  test('is covered at once, and replaced by another within five seconds', { timeout: 30_000 }, async () => {
    const { said, stages, start } = supervise();
    await start();
    await until(() => said.at(-1) === 'open');
    const [first] = stages;
    const lost = performance.now();
    switchOf(first)?.loseContext();
    await until(() => said.at(-1) === 'covered');
    expect(performance.now() - lost, 'nobody saw a hole').toBeLessThan(1000);
    await until(() => said.at(-1) === 'open');
    expect(performance.now() - lost).toBeLessThan(5000);
    expect(said).toEqual(['a stage', 'open', 'covered', 'none', 'a stage', 'open']);
    expect(stages[1]).not.toBe(first);
    expect(canvases(), 'the lost one has left the page').toHaveLength(1);
    expect(stages[1]?.map.getCanvas().getContext('webgl2')?.isContextLost()).toBe(false);
  });

  test('continues when the context is restored', { timeout: 30_000 }, async () => {
    const { said, stages, start } = supervise({ patience: 20_000 });
    await start();
    await until(() => said.at(-1) === 'open');
    const way = switchOf(stages[0]);
    way?.loseContext();
    await until(() => said.at(-1) === 'covered');
    way?.restoreContext();
    await until(() => said.at(-1) === 'open');
    expect(said).toEqual(['a stage', 'open', 'covered', 'open']);
    expect(canvases()).toHaveLength(1);
  });

  test(
    'stays covered where no other can be had, and asks again as often as it was told',
    { timeout: 30_000 },
    async () => {
      let maps = 0;
      const { said, stages, start } = supervise({
        patience: 1,
        retries: [1, 1],
        make: () => ((maps += 1) === 1 ? make() : Promise.reject(new Error('no WebGL'))),
      });
      await start();
      await until(() => said.at(-1) === 'open');
      switchOf(stages[0])?.loseContext();
      await until(() => said.at(-1) === 'failed 3');
      expect(said).toEqual(['a stage', 'open', 'covered', 'none', 'failed 1', 'failed 2', 'failed 3']);
      expect(maps).toBe(4);
      expect(canvases()).toHaveLength(0);
    },
  );

  test('can be lost many times, and is replaced each time', { timeout: 60_000 }, async () => {
    const { said, stages, start } = supervise({ patience: 1 });
    await start();
    for (let n = 1; n <= 4; n += 1) {
      await until(() => said.at(-1) === 'open');
      switchOf(stages.at(-1))?.loseContext();
      await until(() => stages.length === n + 1);
    }
    await until(() => said.at(-1) === 'open');
    expect(canvases()).toHaveLength(1);
  });
});

test('a lost map is released with everything it used', { timeout: 60_000 }, async () => {
  const lost: WeakRef<MapLibreMap>[] = [];
  const { said, stages, start } = supervise({
    patience: 1,
    make: () => {
      const pane = document.createElement('div');
      const container = document.createElement('div');
      Object.assign(container.style, { width: '64px', height: '64px' });
      pane.append(container);
      document.body.append(pane);
      const stage = new MapStage({
        container,
        layers: [],
        datasets: [],
        root: location.href,
        lang: 'en',
        tokens: () => '#eee',
        paper: '#eee',
        sky: '#ddd',
      });
      lost.push(new WeakRef(stage.map));
      return Promise.resolve({
        stage,
        remove: () => {
          stage.destroy();
          pane.remove();
        },
      });
    },
  });
  await start();
  for (let n = 1; n <= 2; n += 1) {
    await until(() => said.at(-1) === 'open');
    switchOf(stages.pop())?.loseContext();
    await until(() => stages.length === 1);
  }
  await until(() => said.at(-1) === 'open');
  const kept = async () => {
    await cdp().send('HeapProfiler.collectGarbage');
    return lost.filter((map) => map.deref()).length;
  };
  // The last frame or a promise may still hold references, which the next frame releases.
  for (let n = 0; n < 20 && (await kept()) > 1; n += 1) await frame();
  expect(await kept()).toBe(1);
});

test('a map that is ready after the end is destroyed', async () => {
  let arrive: (made: SupervisedMap) => void = () => undefined;
  const { said, start, destroy } = supervise({
    make: () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  });
  const started = start();
  destroy();
  arrive(await make());
  await started;
  expect(said).toEqual([]);
  expect(canvases()).toHaveLength(0);
});
