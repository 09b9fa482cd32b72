import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { direct, type Cue } from '../../src/director/direct.ts';
import { sceneAt } from '../../src/director/scene.ts';
import { TRAVEL } from '../../src/story/story.ts';
import type { Position, Story } from '../../src/story/story.ts';
import { anyStory, positionIn } from './arbitraries.ts';

const storyAndPosition = (minSteps = 1) =>
  anyStory({ minSteps }).chain((story) => fc.tuple(fc.constant(story), positionIn(story)));

const anyCue: fc.Arbitrary<Cue> = fc.oneof(
  fc.record({
    type: fc.constant('scroll' as const),
    position: fc.record({ step: fc.double({ noNaN: true }), progress: fc.double({ noNaN: true }) }),
  }),
  fc.constant<Cue>({ type: 'next' }),
  fc.constant<Cue>({ type: 'previous' }),
  fc.record({
    type: fc.constant('go' as const),
    step: fc.oneof(fc.constantFrom('step-1', 'step-2', 'constructor', ''), fc.string()),
  }),
  fc.record({
    type: fc.constant('go' as const),
    step: fc.constantFrom('step-1', 'step-2'),
    told: fc.double({ noNaN: true }),
  }),
);

const isIn = (story: Story, { step, progress }: Position) =>
  Number.isInteger(step) && step >= 0 && step < story.steps.length && progress >= 0 && progress <= 1;

describe('a cue', () => {
  it('never leads out of the story', () => {
    fc.assert(
      fc.property(storyAndPosition(), fc.array(anyCue), ([story, start], cues) => {
        let position = start;
        for (const cue of cues) {
          position = direct(story, position, cue);
          expect(isIn(story, position), JSON.stringify([cue, position])).toBe(true);
        }
      }),
    );
  });

  it('previous after next returns to the same step, and next after previous does too', () => {
    fc.assert(
      fc.property(storyAndPosition(3), ([story, position]) => {
        fc.pre(position.step > 0 && position.step < story.steps.length - 1);
        expect(direct(story, direct(story, position, { type: 'next' }), { type: 'previous' }).step).toBe(position.step);
        expect(direct(story, direct(story, position, { type: 'previous' }), { type: 'next' }).step).toBe(position.step);
      }),
    );
  });

  it('next visits every step once, up to the last, and stays there', () => {
    fc.assert(
      fc.property(anyStory(), (story) => {
        let position: Position = { step: 0, progress: 0 };
        const seen = [position.step];
        for (let n = 0; n < story.steps.length + 2; n++) {
          position = direct(story, position, { type: 'next' });
          seen.push(position.step);
        }
        const last = story.steps.length - 1;
        expect(seen).toEqual([...story.steps.keys(), last, last, last]);
      }),
    );
  });

  it('previous at the first step and next at the last change nothing', () => {
    fc.assert(
      fc.property(anyStory(), fc.double({ min: 0, max: 1, noNaN: true }), (story, progress) => {
        const [first, last] = [
          { step: 0, progress },
          { step: story.steps.length - 1, progress },
        ];
        expect(direct(story, first, { type: 'previous' })).toEqual(first);
        expect(direct(story, last, { type: 'next' })).toEqual(last);
      }),
    );
  });

  it('to an unknown step changes nothing', () => {
    fc.assert(
      fc.property(storyAndPosition(), ([story, position]) => {
        for (const step of ['', 'nowhere', 'constructor', '__proto__'])
          expect(direct(story, position, { type: 'go', step })).toEqual(position);
      }),
    );
  });

  it('to a step leads to it from anywhere, with its camera just arrived', () => {
    fc.assert(
      fc.property(storyAndPosition(), fc.nat(), ([story, position], n) => {
        const step = n % story.steps.length;
        const reached = direct(story, position, { type: 'go', step: `step-${String(step + 1)}` });
        expect(reached.step).toBe(step);
        expect(sceneAt(story, reached).camera).toEqual(story.steps[step]?.scene.camera);
        expect(sceneAt(story, { ...reached, progress: TRAVEL + 0.1 }).camera).toEqual(story.steps[step]?.scene.camera);
      }),
    );
  });

  it('to a share of a step shows its lines drawn to that share', () => {
    fc.assert(
      fc.property(
        storyAndPosition(),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([story, position], n, told) => {
          const step = n % story.steps.length;
          const scene = sceneAt(story, direct(story, position, { type: 'go', step: `step-${String(step + 1)}`, told }));
          expect(scene.camera).toEqual(story.steps[step]?.scene.camera);
          for (const name of story.steps[step]?.draws ?? []) {
            const [from, until] = story.steps[step]?.during.get(name) ?? [0, 1];
            expect(scene.layers[name]?.drawn).toBeCloseTo(Math.min(1, Math.max(0, (told - from) / (until - from))), 5);
          }
        },
      ),
    );
  });

  it('of the scroll is the position itself', () => {
    fc.assert(
      fc.property(
        storyAndPosition().chain(([story, from]) => fc.tuple(fc.constant(story), fc.constant(from), positionIn(story))),
        ([story, from, position]) => {
          expect(direct(story, from, { type: 'scroll', position })).toEqual(position);
        },
      ),
    );
  });
});
