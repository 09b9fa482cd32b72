import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSteps } from '../../src/player/read-steps.ts';
import { daysOf } from '../../src/press/dates.ts';
import { hintsFor } from '../../src/press/check/hints.ts';
import { readStory, type Lookup, type StepSource } from '../../src/story/read.ts';
import type { LngLat, Story } from '../../src/story/story.ts';
import { writeStep } from '../../src/story/write.ts';
import { anySource, anyStory } from './arbitraries.ts';

const PLACES = new Map<string, { center: LngLat; name: string }>([
  ['skerry', { center: [12.5, 40.5], name: 'The Skerry (an island)' }],
  ['harbour', { center: [12.7, 40.4], name: 'Harbour' }],
  ['nowhere-yet', { center: [NaN, NaN], name: 'Nowhere yet' }],
]);
const LAYERS = new Map([
  ['sea', { drawable: false }],
  ['boat', { drawable: true }],
]);
const lookup: Lookup = {
  place: (id) => PLACES.get(id),
  date: daysOf,
  layer: (id) => LAYERS.get(id),
  hint: hintsFor({ places: [...PLACES.keys()], layers: [...LAYERS.keys()] }),
};

const OPENING = { id: 'landing', at: 'skerry', when: '1921-03-04' };

const read = (attributes: readonly StepSource['attributes'][], by: Lookup = lookup, ground: readonly string[] = []) =>
  readStory(
    {
      id: 'light',
      title: 'The Light',
      lang: 'en',
      ground,
      steps: attributes.map((one) => ({ title: 'A heading', attributes: one })),
    },
    by,
  );

function told(...attributes: readonly StepSource['attributes'][]): Story {
  const { story, problems } = read(attributes);
  expect(problems).toEqual([]);
  if (!story) throw new Error('No story.');
  return story;
}

const messages = (...attributes: readonly StepSource['attributes'][]) =>
  read(attributes).problems.map(({ message }) => message);
const hints = (...attributes: readonly StepSource['attributes'][]) => read(attributes).problems.map(({ hint }) => hint);

describe('a step that leaves out', () => {
  const next = (attributes: StepSource['attributes']) =>
    told(
      { ...OPENING, chapter: 'Morning', zoom: '9', bearing: '20', pitch: '30', show: 'sea', draw: 'boat' },
      { id: 'fog', ...attributes },
    ).steps;

  it('its place has the place of the previous step', () => {
    const [first, second] = next({ when: '1922' });
    expect(second?.scene.camera).toEqual(first?.scene.camera);
    expect(second?.where).toBe('The Skerry');
  });

  it('its time has the time of the previous step', () => {
    const [first, second] = next({ at: 'harbour' });
    expect(second?.scene.when).toEqual(first?.scene.when);
  });

  it('its layers shows those of the previous step, without those drawn there', () => {
    const [, second] = next({});
    expect(Object.keys(second?.scene.layers ?? {})).toEqual(['sea']);
    expect(second?.draws).toEqual([]);
  });

  it('its zoom keeps that of the previous step over another place', () => {
    const [, second] = next({ at: 'harbour' });
    expect(second?.scene.camera.zoom).toBe(9);
  });

  it('its bearing and pitch shows another place from the south and from above', () => {
    const [, second] = next({ at: 'harbour' });
    expect(second?.scene.camera).toMatchObject({ center: [12.7, 40.4], bearing: 0, pitch: 0 });
    expect(next({ at: 'harbour', bearing: '5', pitch: '6' })[1]?.scene.camera).toMatchObject({ bearing: 5, pitch: 6 });
  });

  it('its chapter belongs to the chapter of the previous step', () => {
    expect(next({}).at(1)?.chapter).toBe('Morning');
  });

  it('how it moves travels, whatever the previous step did', () => {
    expect(told({ ...OPENING, move: 'cut' }, { id: 'fog' }).steps[1]?.move).toBe('travel');
  });

  it('anything equals the one that repeats it', () => {
    const INHERITED = ['chapter', 'bearing', 'pitch', 'when', 'show'] as const;
    fc.assert(
      fc.property(anySource, (source) => {
        const story = { id: 'light', title: 'The Light', lang: 'en', ground: ['sea'], steps: source };
        const by: Lookup = { date: daysOf };
        const terse = readStory(story, by).story;
        const carried: Record<string, string> = {};
        const verbose = source.map(({ title, attributes }, n) => {
          if (attributes['at'] !== undefined) Object.assign(carried, { bearing: '0', pitch: '0' });
          for (const name of INHERITED) if (attributes[name] !== undefined) carried[name] = attributes[name];
          // The effect of a new place on centre and zoom has tests of its own.
          const camera = terse?.steps[n]?.scene.camera;
          return {
            title,
            attributes: {
              ...attributes,
              ...(carried['chapter'] === undefined ? {} : { chapter: carried['chapter'] }),
              at: camera?.center.join(',') ?? '',
              zoom: String(camera?.zoom),
              bearing: carried['bearing'] ?? '0',
              pitch: carried['pitch'] ?? '0',
              when: carried['when'] ?? '',
              show: carried['show'] ?? '',
              where: terse?.steps[n]?.where ?? '',
            },
          };
        });
        expect(terse).toBeDefined();
        expect(readStory({ ...story, steps: verbose }, by).story).toEqual(terse);
      }),
    );
  });
});

describe('a step that names', () => {
  it('several places shows all of them and is named after the first and the last', () => {
    const {
      steps: [step],
    } = told({ ...OPENING, at: 'skerry harbour' });
    expect(step.where).toBe('The Skerry – Harbour');
    expect(step.scene.camera.center[0]).toBeCloseTo(12.6, 4);
  });

  it('a place by coordinates is there and has no name', () => {
    const {
      steps: [step],
    } = told({ ...OPENING, at: '-70.5,-12.25' });
    expect(step.scene.camera.center).toEqual([-70.5, -12.25]);
    expect(step.where).toBe('');
  });

  it('places has them labelled first: those of its view, then those of its text, or the author’s list', () => {
    const names = (attributes: StepSource['attributes'], mentions: readonly string[]) =>
      readStory(
        {
          id: 'light',
          title: 'The Light',
          lang: 'en',
          ground: [],
          steps: [{ attributes: { ...OPENING, ...attributes }, title: 'Fog', mentions }],
        },
        lookup,
      ).story?.steps[0].scene.names;
    expect(names({ at: 'skerry' }, ['harbour', 'skerry'])).toEqual(['skerry', 'harbour']);
    expect(names({ at: '12,40' }, ['harbour'])).toEqual(['harbour']);
    expect(names({ at: 'skerry', names: 'harbour' }, ['skerry'])).toEqual(['harbour']);
    expect(names({ at: 'skerry', names: '' }, ['harbour'])).toEqual([]);
  });

  it('its where has that name', () => {
    expect(told({ ...OPENING, where: 'Off the rocks' }).steps[0].where).toBe('Off the rocks');
  });

  it('a layer to draw draws it, and ends with the complete layer', () => {
    const {
      steps: [step],
    } = told({ ...OPENING, draw: 'boat' });
    expect(step.draws).toEqual(['boat']);
    expect(step.scene.layers['boat']).toEqual({ opacity: 1, drawn: 1 });
  });

  it('an empty show shows the ground alone', () => {
    const { story } = read(
      [
        { ...OPENING, show: 'sea' },
        { id: 'fog', show: '' },
      ],
      lookup,
      ['boat'],
    );
    expect(Object.keys(story?.steps[1]?.scene.layers ?? {})).toEqual(['boat']);
  });

  it('a year is the whole year', () => {
    expect(told({ ...OPENING, when: '1921~' }).steps[0].scene.when).toMatchObject({
      edtf: '1921~',
      from: daysOf('1921-01-01')?.from,
      until: daysOf('1921-12-31')?.until,
    });
  });
});

describe('read and written', () => {
  it('every step is the same step again, without looking anything up', () => {
    fc.assert(
      fc.property(anyStory(), (story) => {
        const steps = story.steps.map((step) => ({ attributes: writeStep(step), title: step.title }));
        expect(readStory({ ...story, ground: [], steps })).toEqual({ story, problems: [] });
      }),
    );
  });

  it('every step is complete: alone it is the same', () => {
    fc.assert(
      fc.property(anyStory(), (story) => {
        for (const step of story.steps) {
          expect(
            readStory({ ...story, ground: [], steps: [{ attributes: writeStep(step), title: step.title }] }).story
              ?.steps,
          ).toEqual([step]);
        }
      }),
    );
  });

  it('every source becomes the same story through its page', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { story } = readStory(
          { id: 'light', title: 'The Light', lang: 'en', ground: ['sea'], steps: source },
          { date: daysOf },
        );
        if (!story) throw new Error('No story.');
        const elements = story.steps.map((step) => {
          const attributes = writeStep(step);
          return {
            getAttribute: (name: string) => attributes[name] ?? null,
            querySelector: () => ({ textContent: ` ${step.title}\n` }),
          } as unknown as Element;
        });
        expect(readSteps(elements, 'light', 'The Light', 'en')).toEqual({ story, problems: [] });
      }),
    );
  });
});

describe('a mistake', () => {
  it('in an attribute’s name is reported with the right name', () => {
    expect(read([{ ...OPENING, zom: '3' }]).problems).toEqual([
      { step: 0, message: 'A step has no attribute “zom”.', hint: 'Did you mean “zoom”?' },
    ]);
  });

  it('in a place’s name is reported with a similar place, if there is one', () => {
    expect(hints({ ...OPENING, at: 'skery' })).toEqual(['Did you mean “skerry”?']);
    expect(hints({ ...OPENING, at: 'vladivostok' })).toEqual([
      expect.stringMatching(/^Add it to the story’s places\.csv/),
    ]);
  });

  it('in a layer’s name is reported for show, draw and ground', () => {
    const { problems } = read([{ ...OPENING, show: 'see', draw: 'boot' }], lookup, ['se']);
    expect(problems.map(({ step, message, hint }) => [step, message, hint])).toEqual([
      [0, 'show: there is no layer “see”.', 'Did you mean “sea”?'],
      [0, 'draw: there is no layer “boot”.', 'Did you mean “boat”?'],
      [undefined, 'ground: there is no layer “se”.', 'Did you mean “sea”?'],
    ]);
  });

  it('of drawing a layer that cannot be drawn is reported', () => {
    expect(messages({ ...OPENING, draw: 'sea' })).toEqual(['draw="sea": this layer cannot draw itself.']);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    '%s for an attribute, a layer, a place or an id is an ordinary one',
    (name) => {
      const attributes = Object.fromEntries([...Object.entries(OPENING), [name, 'x']]);
      expect(messages(attributes)).toEqual([`A step has no attribute “${name}”.`]);
      expect(messages({ ...OPENING, at: name })).toEqual([`at: there is no place “${name}”.`]);
      expect(messages({ ...OPENING, show: name, draw: name })).toEqual([
        `show: there is no layer “${name}”.`,
        `draw: there is no layer “${name}”.`,
      ]);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    },
  );

  it.each([
    ['91,45', 'at: '],
    ['12.5,91', 'at="12.5,91" is not a longitude and a latitude.'],
    ['181,0', 'at="181,0" is not a longitude and a latitude.'],
    ['40.5,120', 'at="40.5,120" is not a longitude and a latitude.'],
    ['12.5,', 'at="12.5," is not a longitude and a latitude.'],
    ['12,5,40', 'at="12,5,40" is not a longitude and a latitude.'],
    ['nowhere-yet', 'at: the place “nowhere-yet” lies nowhere on the map.'],
    ['', 'The first step says no place.'],
  ])('at="%s" is told if it is nowhere on the map', (at, message) => {
    expect(messages({ ...OPENING, at })).toEqual(message === 'at: ' ? [] : [message]);
  });

  it.each([
    ['zoom', '23'],
    ['zoom', '-1'],
    ['zoom', 'near'],
    ['zoom', ''],
    ['zoom', '11px'],
    ['zoom', 'Infinity'],
    ['zoom', 'NaN'],
    ['bearing', '361'],
    ['bearing', '-361'],
    ['bearing', '90°'],
    ['pitch', '86'],
    ['pitch', '-1'],
    ['pitch', '45 degrees'],
  ])('%s="%s" is no number there may be', (name, value) => {
    const problems = messages({ ...OPENING, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${name}="${value}" is not a number from`);
  });

  it.each(['spring', '18 May 1920', '1921-02-29', '1921/1920', '1921/..', ''])('when="%s" is no date', (value) => {
    expect(messages({ ...OPENING, when: value })).toEqual([`when="${value}" is not a date.`]);
  });

  it.each([
    ['', 'The step has no id.'],
    ['Landing', 'id="Landing" cannot be an address.'],
    ['1st', 'id="1st" cannot be an address.'],
    ['a b', 'id="a b" cannot be an address.'],
    ['"><script>', 'id=""><script>" cannot be an address.'],
  ])('id="%s" is no address', (id, message) => {
    expect(messages({ ...OPENING, id })).toEqual([message]);
  });

  it('of two steps with one id is reported at the second, with the number of the first', () => {
    expect(read([OPENING, { id: 'fog' }, { id: 'landing' }]).problems).toEqual([
      { step: 2, message: 'id="landing" is used twice.', hint: 'Step 1 has it already; every step needs its own.' },
    ]);
  });

  it('of a first step without place and date is reported for both', () => {
    const steps = [
      { title: 'A landing', attributes: { id: 'landing' } },
      { title: 'A gale', attributes: { id: 'gale', when: '1920-05-18' } },
    ];
    expect(
      readStory({ id: 'light', title: '', lang: 'en', ground: [], steps }, lookup).problems.map(
        ({ message }) => message,
      ),
    ).toEqual(['The first step says no place.', 'The first step says no time.']);
  });

  it('is not reported in a story without any date', () => {
    const steps = [{ title: 'A landing', attributes: { id: 'landing', at: '12.5,40.5' } }];
    const { story, problems } = readStory({ id: 'light', title: '', lang: 'en', ground: [], steps }, lookup);
    expect(problems).toEqual([]);
    expect(story?.steps[0].scene.when.edtf).toBe('');
  });

  it('of a step without a heading is reported', () => {
    expect(
      readStory(
        { id: 'light', title: '', lang: 'en', ground: [], steps: [{ title: '', attributes: OPENING }] },
        lookup,
      ).problems.map(({ message }) => message),
    ).toEqual(['The step has no heading.']);
  });

  it('of an unknown move is reported', () => {
    expect(messages({ ...OPENING, move: 'fly' })).toEqual(['move="fly" is unknown.']);
  });

  it('of a story without steps is reported', () => {
    expect(read([]).problems.map(({ message }) => message)).toEqual(['The story has no steps.']);
  });

  const FAULTS: Readonly<Record<string, StepSource['attributes']>> = {
    attribute: { zomm: '3' },
    place: { at: 'vladivostok' },
    coordinates: { at: '40,95' },
    zoom: { zoom: 'near' },
    bearing: { bearing: '1000' },
    pitch: { pitch: '-5' },
    date: { when: 'spring' },
    show: { show: 'clouds' },
    draw: { draw: 'clouds' },
    undrawable: { draw: 'sea' },
    move: { move: 'fly' },
    id: { id: '' },
  };

  it('is never hidden by another: all are reported, each at its step', () => {
    const made = fc.array(fc.subarray(Object.keys(FAULTS), { minLength: 0, maxLength: 12 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(made, (kinds) => {
        const steps = kinds.map(
          (names, n) =>
            Object.assign(
              { ...OPENING, id: `step-${String(n + 1)}` },
              ...names.map((name) => (name === 'id' ? { id: `Not An Address ${String(n)}` } : FAULTS[name])),
            ) as StepSource['attributes'],
        );
        // If two mistakes change the same attribute, only the last one can be found.
        const expected = kinds.map((names) => new Set(names.flatMap((name) => Object.keys(FAULTS[name] ?? {}))).size);
        const { story, problems } = read(steps);
        kinds.forEach((_, n) => {
          expect(problems.filter(({ step }) => step === n)).toHaveLength(expected[n] ?? 0);
        });
        expect(story === undefined).toBe(problems.length > 0);
        for (const { message, hint } of problems) {
          expect(message).not.toBe('');
          expect(hint).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});
