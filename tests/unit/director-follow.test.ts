import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storyCoordinate, follow, isAtRest, positionAt, sceneOfShown, type Shown } from '../../src/director/follow.ts';
import { pathBetween } from '../../src/director/path.ts';
import { sceneAt } from '../../src/director/scene.ts';
import type { Position, Scene, Story } from '../../src/story/story.ts';
import { apart, scenesApart } from './apart.ts';
import { anyScene, anyStory, positionIn, withPositions } from './arbitraries.ts';

const FRAME = 16;
const elapsed = fc.integer({ min: 0, max: 100 });

const near = (position: Position): Shown => ({ kind: 'near', at: storyCoordinate(position) });

/** All states of the picture from `shown` until it rests at `wanted`. Fails if it never rests. */
function run(story: Story, shown: Shown, wanted: Position, ms = FRAME): readonly Shown[] {
  const states = [shown];
  for (let n = 0; n < 2000; n++) {
    const last = states.at(-1) ?? shown;
    if (isAtRest(last, wanted)) return states;
    states.push(follow(story, last, wanted, ms));
  }
  throw new Error('It never comes to rest.');
}

const rested = (story: Story, shown: Shown, wanted: Position) => run(story, shown, wanted).at(-1) ?? shown;

describe('what is shown', () => {
  it('arrives at exactly the scene of the wanted position, by any path', () => {
    const walk = anyStory().chain((story) =>
      fc.tuple(
        fc.constant(story),
        fc.oneof(
          positionIn(story).map(near),
          fc.record({
            kind: fc.constant('leap' as const),
            from: anyScene,
            to: positionIn(story),
            gone: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
        ),
        fc.array(fc.tuple(positionIn(story), elapsed), { minLength: 1, maxLength: 40 }),
      ),
    );
    fc.assert(
      fc.property(walk, ([story, start, way]) => {
        let shown: Shown = start;
        for (const [wanted, ms] of way) shown = follow(story, shown, wanted, ms);
        const wanted = way.at(-1)?.[0] ?? { step: 0, progress: 0 };
        expect(sceneOfShown(story, rested(story, shown, wanted), wanted)).toEqual(sceneAt(story, wanted));
      }),
      { numRuns: 300 },
    );
  });

  it('does not move after it has arrived', () => {
    fc.assert(
      fc.property(withPositions(anyStory(), 1, 1), elapsed, ([story, [wanted]], ms) => {
        if (!wanted) return;
        expect(follow(story, near(wanted), wanted, ms)).toEqual(near(wanted));
      }),
    );
  });

  it('follows a wheel without overshooting, nearer with every frame', () => {
    fc.assert(
      fc.property(withPositions(anyStory({ minSteps: 2 }), 2, 2), ([story, [from, wanted]]) => {
        if (!from || !wanted) return;
        const goal = storyCoordinate(wanted);
        fc.pre(Math.abs(storyCoordinate(from) - goal) <= 1.5);
        const places = run(story, near(from), wanted).map((shown) => (shown.kind === 'near' ? shown.at : NaN));
        const side = Math.sign(storyCoordinate(from) - goal);
        const distances = places.map((place) => (place - goal) * side);
        for (const [n, distance] of distances.entries()) {
          expect(distance).toBeGreaterThanOrEqual(0);
          if (n > 0 && distance > 0) expect(distance).toBeLessThan(distances[n - 1] ?? Infinity);
        }
      }),
    );
  });

  it('is at the same place after a second at any frame rate', () => {
    const story: Story = fc.sample(anyStory({ minSteps: 3 }), { numRuns: 1, seed: 1 })[0] as Story;
    const wanted: Position = { step: 1, progress: 0.4 };
    const after = (ms: number) => {
      let shown: Shown = { kind: 'near', at: 0.3 };
      for (let time = 0; time < 192; time += ms) shown = follow(story, shown, wanted, ms);
      return shown.kind === 'near' ? shown.at : NaN;
    };
    expect(after(8)).toBeCloseTo(after(32), 9);
    expect(after(8)).toBeLessThan(1.4);
    expect(after(8)).toBeGreaterThan(1.1);
  });

  it('arrives within one second after a step of a wheel, and within two after a leap', () => {
    const story: Story = fc.sample(anyStory({ minSteps: 8 }), { numRuns: 1, seed: 1 })[0] as Story;
    expect(run(story, { kind: 'near', at: 0.5 }, { step: 0, progress: 0.9 }).length * FRAME).toBeLessThan(1000);
    expect(run(story, { kind: 'near', at: 0.5 }, { step: 7, progress: 0.5 }).length * FRAME).toBeLessThan(2000);
  });
});

describe('a leap', () => {
  const far = anyStory({ minSteps: 5, maxSteps: 8 }).chain((story) =>
    fc.tuple(
      fc.constant(story),
      fc.constant({ step: 0, progress: 0.5 }),
      positionIn(story).filter((wanted) => storyCoordinate(wanted) > 2.01),
    ),
  );

  it('goes straight to the wanted scene, without the scenes in between', () => {
    fc.assert(
      fc.property(far, ([story, from, wanted]) => {
        const states = run(story, near(from), wanted);
        for (const shown of states.slice(1, -1)) expect(shown.kind).toBe('leap');
        const [a, b] = [sceneAt(story, from), sceneAt(story, wanted)];
        const path = pathBetween(a.camera, b.camera);
        const names = new Set([...Object.keys(a.layers), ...Object.keys(b.layers)]);
        for (const shown of states) {
          const scene = sceneOfShown(story, shown, wanted);
          const share =
            shown.kind === 'leap'
              ? shown.gone * shown.gone * (3 - 2 * shown.gone)
              : shown.at === storyCoordinate(wanted)
                ? 1
                : 0;
          expect(apart(scene.camera, path(share))).toBeLessThan(1e-6);
          for (const layer of Object.keys(scene.layers)) expect(names).toContain(layer);
        }
      }),
    );
  });

  it('begins at what was in view', () => {
    fc.assert(
      fc.property(far, ([story, from, wanted]) => {
        expect(sceneOfShown(story, follow(story, near(from), wanted, 0), wanted)).toEqual(sceneAt(story, from));
      }),
    );
  });

  it('turns without a jump if its target changes half way', () => {
    fc.assert(
      fc.property(far, fc.nat(6), fc.integer({ min: 1, max: 80 }), ([story, from, wanted], n, frames) => {
        let shown: Shown = near(from);
        for (let frame = 0; frame < frames; frame++) shown = follow(story, shown, wanted, FRAME);
        const other: Position = { step: n % story.steps.length, progress: 0.5 };
        fc.pre(Math.abs(storyCoordinate(other) - storyCoordinate(wanted)) > 1.5);
        const before: Scene = sceneOfShown(story, shown, wanted);
        expect(scenesApart(before, sceneOfShown(story, follow(story, shown, other, 0), other))).toBeLessThan(1e-6);
      }),
    );
  });

  it('arrives at the scrolled position if the reader scrolls a little meanwhile', () => {
    fc.assert(
      fc.property(far, ([story, from, wanted]) => {
        let shown: Shown = near(from);
        const last = { ...wanted, progress: 1 };
        for (let frame = 0; frame < 40; frame++) shown = follow(story, shown, wanted, FRAME);
        const states = run(story, shown, last);
        expect(states.length).toBeLessThan(1500 / FRAME);
        expect(sceneOfShown(story, states.at(-1) ?? shown, last)).toEqual(sceneAt(story, last));
      }),
    );
  });
});

describe('a position as one number', () => {
  it('comes back as the same place in the story', () => {
    fc.assert(
      fc.property(withPositions(anyStory(), 1, 1), ([story, [position]]) => {
        if (!position) return;
        expect(
          scenesApart(sceneAt(story, positionAt(story, storyCoordinate(position))), sceneAt(story, position)),
        ).toBeLessThan(0.005);
      }),
    );
  });

  it('beyond the ends is the end', () => {
    fc.assert(
      fc.property(anyStory(), (story) => {
        expect(positionAt(story, -1)).toEqual({ step: 0, progress: 0 });
        expect(positionAt(story, 1e6)).toEqual({ step: story.steps.length - 1, progress: 1 });
      }),
    );
  });
});
