import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sceneAt, sceneBetween, stillAt } from '../../src/director/scene.ts';
import { TRAVEL } from '../../src/story/story.ts';
import type { Camera, Scene, Step, Story } from '../../src/story/story.ts';
import { scenesApart } from './apart.ts';
import { anyScene, anyStory, positionIn, withPositions } from './arbitraries.ts';

const camera = (lng: number, zoom = 6): Camera => ({ center: [lng, 0], zoom, bearing: 0, pitch: 0 });

function step(
  id: string,
  lng: number,
  days: readonly [number, number],
  layers: readonly string[],
  draws: readonly string[] = [],
  move: Step['move'] = 'travel',
  during: Readonly<Record<string, readonly [number, number]>> = {},
): Step {
  return {
    id,
    title: id,
    chapter: '',
    where: '',
    draws,
    during: new Map(Object.entries(during)),
    move,
    scene: {
      camera: camera(lng),
      when: { edtf: id, from: days[0], until: days[1], now: days[1] },
      layers: Object.fromEntries([...layers, ...draws].map((name) => [name, { opacity: 1, drawn: 1 }])),
      names: [id],
    },
  };
}

const story: Story = {
  id: 'skerry',
  title: 'The Light on the Skerry',
  lang: 'en',
  steps: [
    step('landing', 10, [100, 110], ['sea'], ['boat']),
    step('lamp', 20, [120, 140], ['sea', 'boat', 'tower']),
    step('fog', 30, [140, 140], ['fog'], [], 'cut'),
  ],
};

const at = (index: number, progress: number) => sceneAt(story, { step: index, progress });

describe('a step as it is told', () => {
  it('draws its line from nothing to the whole while the camera rests', () => {
    expect(at(0, TRAVEL).layers['boat']?.drawn).toBeCloseTo(0);
    expect(at(0, 0.5).layers['boat']).toEqual({ opacity: 1, drawn: expect.closeTo(0.5) as number });
    expect(at(0, 1 - TRAVEL).layers['boat']?.drawn).toBeCloseTo(1);
    for (const progress of [TRAVEL, 0.4, 0.5, 0.6, 1 - TRAVEL]) expect(at(1, progress).camera).toEqual(camera(20));
  });

  it('draws layers with days of their own within these days, and completely at the end', () => {
    const told = step('fleet', 0, [100, 110], [], ['fleet', 'column'], 'travel', { fleet: [0, 0.4], column: [0.5, 1] });
    const drawn = (share: number) => {
      const { layers } = sceneAt({ ...story, steps: [told] }, { step: 0, progress: TRAVEL + share * (1 - 2 * TRAVEL) });
      return ['fleet', 'column'].map((name) => layers[name]?.drawn ?? NaN);
    };
    expect(drawn(0)).toEqual([0, 0]);
    expect(drawn(0.2)).toEqual([expect.closeTo(0.5), 0]);
    expect(drawn(0.45)).toEqual([1, 0]);
    expect(drawn(0.75)).toEqual([1, expect.closeTo(0.5)]);
    expect(drawn(1)).toEqual([1, expect.closeTo(1)]);
  });

  it('advances its date from the first day to the last', () => {
    expect(at(0, TRAVEL).when.now).toBeCloseTo(100);
    expect(at(0, 0.5).when.now).toBeCloseTo(105);
    expect(at(0, 1 - TRAVEL).when.now).toBeCloseTo(110);
  });

  it('keeps a line of the previous step complete', () => {
    expect(at(1, 0.35).layers['boat']).toEqual({ opacity: 1, drawn: 1 });
  });

  it('does not travel before the first step or after the last', () => {
    expect(at(0, 0).camera).toEqual(camera(10));
    expect(at(2, 1)).toEqual(story.steps[2]?.scene);
  });
});

describe('between two steps', () => {
  it('a layer that only the next step shows has half its opacity half way', () => {
    expect(at(1, 0).layers['tower']?.opacity).toBeCloseTo(0.5);
    expect(at(0, 1).layers['tower']?.opacity).toBeCloseTo(0.5);
  });

  it('a layer that only the previous step showed is hidden when the camera has arrived', () => {
    expect(at(2, TRAVEL).layers).not.toHaveProperty('sea');
  });

  it('the camera is moving, and is the same on both sides of the boundary', () => {
    expect(at(0, 1).camera.center[0]).toBeCloseTo(15);
    expect(scenesApart(at(0, 1), at(1, 0))).toBeLessThan(1e-9);
  });

  it('the camera starts and stops smoothly', () => {
    const lng = (index: number, progress: number) => at(index, progress).camera.center[0];
    const half = lng(0, 1) - lng(0, 1 - TRAVEL);
    expect(lng(0, 1 - TRAVEL * 0.9) - lng(0, 1 - TRAVEL)).toBeLessThan(half * 0.05);
    expect(lng(1, TRAVEL) - lng(1, TRAVEL * 0.9)).toBeLessThan(half * 0.05);
  });

  it('the date changes half way', () => {
    expect(at(0, 0.99).when.edtf).toBe('landing');
    expect(at(1, 0.01).when.edtf).toBe('lamp');
    expect(at(1, 0).when.now).toBeCloseTo(115);
  });

  it('a cut switches from one complete scene to the other', () => {
    expect(at(1, 1 - 1e-9)).toEqual(story.steps[1]?.scene);
    expect(at(1, 1)).toEqual(at(2, 0));
    expect(at(2, 0)).toEqual(story.steps[2]?.scene);
  });
});

describe('the scene of a position', () => {
  it('depends on the position only', () => {
    fc.assert(
      fc.property(withPositions(anyStory(), 2), ([one, positions]) => {
        const first = positions.map((position) => sceneAt(one, position));
        const backwards = [...positions]
          .reverse()
          .map((position) => sceneAt(structuredClone(one), position))
          .reverse();
        expect(backwards).toEqual(first);
      }),
    );
  });

  it('does not change the story', () => {
    fc.assert(
      fc.property(withPositions(anyStory()), ([one, positions]) => {
        const before = structuredClone(one);
        for (const position of positions) sceneAt(one, position);
        expect(one).toEqual(before);
      }),
    );
  });

  it('never jumps in a story without cuts', () => {
    const story = anyStory({ minSteps: 2, maxSteps: 4, move: fc.constant('travel') });
    fc.assert(
      fc.property(withPositions(story, 1, 1), ([one, [position]]) => {
        if (!position) return;
        const after = { ...position, progress: Math.min(1, position.progress + 1e-9) };
        expect(scenesApart(sceneAt(one, position), sceneAt(one, after))).toBeLessThan(0.005);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same at the end of a step and at the beginning of the next', () => {
    fc.assert(
      fc.property(anyStory({ minSteps: 2, maxSteps: 4 }), fc.nat(2), (one, n) => {
        fc.pre(n + 1 < one.steps.length);
        expect(
          scenesApart(sceneAt(one, { step: n, progress: 1 }), sceneAt(one, { step: n + 1, progress: 0 })),
        ).toBeLessThan(1e-6);
      }),
    );
  });

  it('jumps at a cut and nowhere near it', () => {
    fc.assert(
      fc.property(
        anyStory({ minSteps: 2, maxSteps: 2, move: fc.constant('cut') }),
        fc.double({ min: 0.71, max: 0.999, noNaN: true }),
        (one, progress) => {
          expect(sceneAt(one, { step: 0, progress })).toEqual(one.steps[0].scene);
          expect(
            scenesApart(sceneAt(one, { step: 1, progress: 1 - progress }), sceneAt(one, { step: 1, progress: 0 })),
          ).toBe(0);
        },
      ),
    );
  });

  it('shows shares between 0 and 1, days between those of its steps, and numbers only', () => {
    fc.assert(
      fc.property(withPositions(anyStory()), ([one, positions]) => {
        const days = one.steps.flatMap(({ scene }) => [scene.when.from, scene.when.until]);
        for (const position of positions) {
          const {
            camera: { center, zoom, bearing, pitch },
            when,
            layers,
          } = sceneAt(one, position);
          for (const number of [...center, zoom, bearing, pitch]) expect(Number.isFinite(number)).toBe(true);
          expect(when.now).toBeGreaterThanOrEqual(Math.min(...days) - 1e-6);
          expect(when.now).toBeLessThanOrEqual(Math.max(...days) + 1e-6);
          for (const share of Object.values(layers).flatMap(({ opacity, drawn }) => [opacity, drawn])) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it('outside the story is that of its nearest end', () => {
    expect(sceneAt(story, { step: -3, progress: -1 })).toEqual(at(0, 0));
    expect(sceneAt(story, { step: 99, progress: 7 })).toEqual(at(2, 1));
  });

  it('takes no longer in a story of a thousand steps', () => {
    let read = 0;
    const steps = Array.from({ length: 1000 }, () => story.steps[0]);
    const watched = new Proxy(steps, {
      get: (target, key, self) => (
        typeof key === 'string' && /^\d+$/.test(key) && read++,
        Reflect.get(target, key, self) as unknown
      ),
    });
    sceneAt({ ...story, steps: watched as unknown as Story['steps'] }, { step: 500, progress: 0.9 });
    expect(read).toBeLessThanOrEqual(3);
  });
});

describe('for a reader who wants no motion', () => {
  it('each step shows its final scene', () => {
    fc.assert(
      fc.property(
        anyStory().chain((one) => fc.tuple(fc.constant(one), positionIn(one))),
        ([one, position]) => {
          expect(stillAt(one, position)).toEqual(one.steps[position.step]?.scene);
        },
      ),
    );
  });
});

describe('between any two scenes', () => {
  it('the ends are exactly the two', () => {
    fc.assert(
      fc.property(anyScene, anyScene, (a: Scene, b: Scene) => {
        expect(sceneBetween(a, b, 0)).toEqual(a);
        expect(sceneBetween(a, b, 1)).toEqual(b);
      }),
    );
  });

  it('nothing moves between a scene and itself', () => {
    fc.assert(
      fc.property(anyScene, fc.double({ min: 0, max: 1, noNaN: true }), (a, share) => {
        expect(scenesApart(sceneBetween(a, a, share), a)).toBeLessThan(1e-6);
      }),
    );
  });

  it('every layer of either is there on the way', () => {
    fc.assert(
      fc.property(anyScene, anyScene, (a, b) => {
        const names = new Set([...Object.keys(a.layers), ...Object.keys(b.layers)]);
        expect(new Set(Object.keys(sceneBetween(a, b, 0.5).layers))).toEqual(names);
      }),
    );
  });

  it('a layer in only one of them fades with its drawn share unchanged', () => {
    const bare: Scene = { ...at(0, 0.5), layers: {} };
    const drawn: Scene = { ...bare, layers: { boat: { opacity: 1, drawn: 0.4 } } };
    expect(sceneBetween(drawn, bare, 0.25).layers['boat']).toEqual({ opacity: 0.75, drawn: 0.4 });
    expect(sceneBetween(bare, drawn, 0.25).layers['boat']).toEqual({ opacity: 0.25, drawn: 0.4 });
  });
});
