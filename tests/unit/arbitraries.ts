import fc from 'fast-check';
import type { StepSource } from '../../src/story/read.ts';
import type { Camera, LayerState, LngLat, Position, Scene, Step, Story, When } from '../../src/story/story.ts';
import { isoOf } from '../../src/story/when.ts';

/** Decimals as an author writes them: never -0, which JSON and attributes cannot distinguish from 0. */
const decimal = (min: number, max: number, digits: number) =>
  fc.integer({ min: Math.round(min * 10 ** digits), max: Math.round(max * 10 ** digits) }).map((n) => n / 10 ** digits);

/** Often near the date line, and often close to each other. */
export const anyLngLat: fc.Arbitrary<LngLat> = fc.oneof(
  fc.tuple(decimal(-180, 180, 5), decimal(-80, 80, 5)),
  fc.tuple(fc.oneof(decimal(177, 180, 3), decimal(-180, -177, 3)), decimal(-10, 10, 3)),
  fc.tuple(decimal(12, 12.02, 5), decimal(40, 40.02, 5)),
);

export const anyCamera: fc.Arbitrary<Camera> = fc.record({
  center: anyLngLat,
  zoom: decimal(0, 16, 2),
  bearing: fc.integer({ min: -360, max: 360 }),
  pitch: fc.integer({ min: 0, max: 85 }),
});

const anyWhen: fc.Arbitrary<When> = fc
  .record({ from: fc.integer({ min: -40_000, max: 20_000 }), length: fc.integer({ min: 0, max: 900 }) })
  .map(({ from, length }) => ({
    edtf: `${isoOf(from)}/${isoOf(from + length)}`,
    from,
    until: from + length,
    now: from + length,
  }));

/** Few ids, so that scenes share some; and two that are properties of every object. */
export const anyLayer = fc.constantFrom('sea', 'roads', 'route', 'battle', 'constructor', '__proto__');

/** Places that a text names. */
const anyNames = fc.uniqueArray(fc.constantFrom('the-light', 'the-sound', 'harbour'), { maxLength: 3 });

const WHOLE: LayerState = { opacity: 1, drawn: 1 };

const anyStep = (move: fc.Arbitrary<Step['move']>) =>
  fc
    .record({
      camera: anyCamera,
      when: anyWhen,
      shown: fc.uniqueArray(anyLayer),
      draws: fc.uniqueArray(anyLayer, { maxLength: 2 }),
      timed: fc.array(
        fc.option(fc.constantFrom([0, 0.4] as const, [0.25, 0.75] as const, [0.7, 1] as const), { nil: undefined }),
        { maxLength: 2 },
      ),
      names: anyNames,
      chapter: fc.constantFrom('', 'Morning', 'Evening'),
      where: fc.constantFrom('', 'The Skerry', 'The Sound – The Light'),
      title: fc.constantFrom('Lamp lit', 'Fog'),
      move,
    })
    .map(({ camera, when, shown, draws, timed, names, ...step }): Omit<Step, 'id'> => ({
      ...step,
      draws,
      during: new Map(
        draws.flatMap((name, n): [string, readonly [number, number]][] => (timed[n] ? [[name, timed[n]]] : [])),
      ),
      scene: { camera, when, layers: Object.fromEntries([...shown, ...draws].map((name) => [name, WHOLE])), names },
    }));

interface StoryOptions {
  readonly minSteps?: number;
  readonly maxSteps?: number;
  readonly move?: fc.Arbitrary<Step['move']>;
}

export const anyMove: fc.Arbitrary<Step['move']> = fc.constantFrom('travel', 'cut');

/** A story as it is read: complete scenes, unique ids, all kinds of steps. */
export function anyStory({ minSteps = 1, maxSteps = 8, move = anyMove }: StoryOptions = {}): fc.Arbitrary<Story> {
  return fc.array(anyStep(move), { minLength: minSteps, maxLength: maxSteps }).map((steps) => {
    const [first, ...rest] = steps.map((step, n): Step => ({ ...step, id: `step-${String(n + 1)}` }));
    if (!first) throw new Error('A story has a step.');
    return { id: 'skerry', title: 'The Light on the Skerry', lang: 'en', steps: [first, ...rest] };
  });
}

/** Positions inside the story; often at boundaries of steps, where errors are likely. */
export const positionIn = (story: Story): fc.Arbitrary<Position> =>
  fc.record({
    step: fc.nat({ max: story.steps.length - 1 }),
    progress: fc.oneof(decimal(0, 1, 6), fc.constantFrom(0, 0.15, 0.3, 0.5, 0.7, 0.85, 1)),
  });

export const withPositions = (
  story: fc.Arbitrary<Story>,
  min = 1,
  max = 6,
): fc.Arbitrary<readonly [Story, readonly Position[]]> =>
  story.chain((one) => fc.tuple(fc.constant(one), fc.array(positionIn(one), { minLength: min, maxLength: max })));

/** All scenes that a stage may have to show, also between steps. */
export const anyScene: fc.Arbitrary<Scene> = fc.record({
  camera: anyCamera,
  when: anyWhen.chain((when) =>
    fc.double({ min: when.from, max: when.until, noNaN: true }).map((now) => ({ ...when, now })),
  ),
  layers: fc.dictionary(
    anyLayer,
    fc.record({ opacity: fc.constantFrom(0, 0.25, 1), drawn: fc.constantFrom(0, 0.5, 1) }),
    { noNullPrototype: true },
  ),
  names: anyNames,
});

const DAYS = ['1921-03-04', '1921-03', '1921', '1921-03-04/1921-03-09'] as const;

/** Attributes as an author writes them, most of them left out; the first step has a place and a date. */
export const anySource: fc.Arbitrary<readonly StepSource[]> = fc
  .array(
    fc.record(
      {
        chapter: fc.constantFrom('', 'Morning', 'Evening'),
        at: fc
          .array(
            anyLngLat.map((one) => one.join(',')),
            { minLength: 1, maxLength: 3 },
          )
          .map((all) => all.join(' ')),
        where: fc.constantFrom('', 'The Skerry'),
        zoom: decimal(0, 22, 2).map(String),
        bearing: decimal(-360, 360, 1).map(String),
        pitch: decimal(0, 85, 1).map(String),
        when: fc.constantFrom(...DAYS),
        show: fc.uniqueArray(anyLayer).map((names) => names.join(' ')),
        draw: fc.uniqueArray(anyLayer, { maxLength: 2 }).map((names) => names.join(' ')),
        move: fc.constantFrom('travel', 'cut'),
      },
      { requiredKeys: [] },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map((attributes, n) => ({
      title: 'Fog',
      attributes: { ...(n === 0 ? { at: '12,40', when: '1921' } : {}), ...attributes, id: `step-${String(n + 1)}` },
    })),
  );
