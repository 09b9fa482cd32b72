import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { Dwell, withCount, csvOf, emptyDay, addCounts, type Day, type CountEvent } from '../../../src/kiosk/counts.ts';
import { attractAt, attractSteps, DRIFT, driftAt } from '../../../src/kiosk/attract.ts';
import { readingSpeed } from '../../../src/kiosk/automatic-scroll.ts';
import { NO_GUESSES, tryPin, typedAfter } from '../../../src/kiosk/pin.ts';
import { qrCodeOf } from '../../../src/kiosk/qr.ts';
import {
  FORGET_AFTER,
  LONGEST_WAIT,
  mayRestart,
  readHistory,
  withRestart,
  waitAfter,
  type Restart,
} from '../../../src/kiosk/restart-policy.ts';
import { withoutThemes } from '../../../src/kiosk/themed-stage.ts';
import { storyCoordinate } from '../../../src/director/follow.ts';
import { sceneAt } from '../../../src/director/scene.ts';
import { anyScene, anyStory } from '../arbitraries.ts';

const HOUR = 3_600_000;

describe('the attract loop', () => {
  const times = [fc.integer({ min: 4, max: 60 }), fc.integer({ min: 0, max: 10_000_000 })] as const;
  const all = () => true;

  it('shows the chosen steps in order, each for the same time, and begins again', () => {
    fc.assert(
      fc.property(anyStory(), fc.func(fc.boolean()), ...times, (story, isChosen, pace, elapsed) => {
        const steps = attractSteps(story, isChosen);
        const round = steps.length * pace * 1000;
        const { position, loop } = attractAt(steps, elapsed, pace);
        expect(loop).toBeCloseTo((elapsed % round) / round, 6);
        expect(position.progress).toBeGreaterThanOrEqual(0);
        expect(position.progress).toBeLessThanOrEqual(1);
        const index = Math.min(steps.length - 1, Math.floor(loop * steps.length));
        // On the way from the step before, it may still be in that one.
        expect([steps[index]?.step, steps[index - 1]?.step]).toContain(position.step);
        expect(attractAt(steps, elapsed + round, pace).loop).toBeCloseTo(loop, 6);
      }),
    );
  });

  it('takes the steps that the story chose, else those in which something moves, else all', () => {
    fc.assert(
      fc.property(anyStory(), fc.func(fc.boolean()), (story, isChosen) => {
        const { steps } = story;
        const wanted = [steps.filter(({ id }) => isChosen(id)), steps.filter(({ draws }) => draws.length > 0), steps];
        expect(attractSteps(story, isChosen).map(({ step }) => steps[step])).toEqual(
          wanted.find((list) => list.length > 0),
        );
      }),
    );
  });

  it('moves something on the map in any three seconds', () => {
    fc.assert(
      fc.property(anyStory(), ...times, (story, pace, elapsed) => {
        const drawing = new Set(story.steps.filter(({ draws }) => draws.length > 0).map(({ id }) => id));
        fc.pre(drawing.size > 0);
        const steps = attractSteps(story, (id) => drawing.has(id));
        const pictures = Array.from({ length: 13 }, (_, n) => {
          const { layers, camera } = sceneAt(story, attractAt(steps, elapsed + n * 250, pace).position);
          return JSON.stringify([layers, camera]);
        });
        expect(new Set(pictures).size).toBeGreaterThan(2);
      }),
    );
  });

  it('never jumps between two steps that follow each other in the story', () => {
    fc.assert(
      fc.property(anyStory(), fc.integer({ min: 4, max: 60 }), (story, pace) => {
        const steps = attractSteps(story, all);
        const at = (time: number) => storyCoordinate(attractAt(steps, time, pace).position);
        for (let n = 1; n < steps.length; n += 1) {
          const start = n * pace * 1000;
          // From the end of one step until the camera has arrived at the next.
          for (let time = start - 20; time < start + 1400; time += 20)
            expect(Math.abs(at(time + 20) - at(time))).toBeLessThan(0.05);
        }
      }),
    );
  });

  it('scrolls more slowly if a step of the same height has more words, and has a speed for an empty one', () => {
    expect(readingSpeed(1000, 240)).toBeCloseTo(1000 / 120);
    expect(readingSpeed(1000, 240)).toBeLessThan(readingSpeed(1000, 120));
    expect(readingSpeed(600, 0)).toBe(100);
  });
});

describe('restarts', () => {
  const causes = fc.constantFrom('error', 'hung', 'memory', 'context') as fc.Arbitrary<Restart['cause']>;

  it('never become a loop: at most ten in an hour, whatever fails and however the clock is set', () => {
    fc.assert(
      fc.property(causes, fc.array(fc.integer({ min: -HOUR, max: HOUR }), { maxLength: 5 }), (cause, jumps) => {
        let [history, life, wall, began]: [readonly Restart[], number, number, number] = [[], 0, 1e12, 0];
        const starts: number[] = [];
        // A fault at every moment, for twelve hours.
        for (; life < 12 * HOUR; life += 5000, wall += 5000) {
          if (life > 0 && life % (2 * HOUR) === 0) wall += jumps[life / (2 * HOUR) - 1] ?? 0;
          if (!mayRestart(history, wall, life - began)) continue;
          history = withRestart(readHistory(JSON.stringify(history)), { cause, at: wall });
          began = life;
          starts.push(life);
        }
        for (const start of starts)
          expect(starts.filter((other) => other >= start && other < start + HOUR).length).toBeLessThanOrEqual(10);
        // It keeps restarting.
        expect(starts.filter((start) => start > 10 * HOUR).length).toBeGreaterThan(0);
      }),
    );
  });

  it('wait longer each time, up to a limit, and are forgotten after six hours', () => {
    const after = (n: number) =>
      waitAfter(
        Array.from({ length: n }, () => ({ cause: 'error' as const, at: 0 })),
        1000,
      );
    expect(after(1)).toBe(2 * after(0));
    expect(after(40)).toBe(LONGEST_WAIT);
    expect(waitAfter([{ cause: 'error', at: 0 }], FORGET_AFTER)).toBe(after(0));
  });

  it('take any other stored text as an empty history', () => {
    for (const kept of [null, '', '{', '{}', '[1,null,{"at":"x"}]', '[{"cause":"spite","at":1}]'])
      expect(readHistory(kept)).toEqual([]);
  });
});

describe('the shift against burn-in', () => {
  it('is too slow to be seen, never large, and never stops', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), (at) => {
        const [a, b, later] = [driftAt(at), driftAt(at + 1000), driftAt(at + 5 * 60_000)];
        for (const { x, y } of [a, later]) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(DRIFT);
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(0.1);
        // Half a thousandth of a screen is a pixel of 1080 in two.
        expect(Math.hypot(a.x - later.x, a.y - later.y)).toBeGreaterThan(0.5);
      }),
    );
  });
});

describe('the layers a visitor has chosen', () => {
  it('hide the layers of a theme and no others, and change nothing if no theme is hidden', () => {
    fc.assert(
      fc.property(anyScene, fc.uniqueArray(fc.constantFrom<string>('land', 'control')), (scene, hidden) => {
        const ids = Object.keys(scene.layers);
        const themes = new Map(ids.map((id, n) => [id, ['land', 'control', 'events'][n % 3] ?? '']));
        const shown = withoutThemes(scene, new Set(hidden), themes);
        if (hidden.length === 0) expect(shown).toBe(scene);
        expect(Object.keys(shown.layers)).toEqual(ids.filter((id) => !hidden.includes(themes.get(id) ?? '')));
        expect({ ...shown, layers: {} }).toEqual({ ...scene, layers: {} });
      }),
    );
  });
});

describe('the counts', () => {
  const word = fc.oneof(fc.constantFrom('en', 'landing', 'toString', '__proto__'), fc.string({ minLength: 1 }));
  const entry: fc.Arbitrary<CountEvent> = fc.oneof(
    fc.record({ kind: fc.constant('began' as const), lang: word }),
    fc.record({ kind: fc.constant('read' as const), step: word, seconds: fc.nat(900) }),
    fc.record({ kind: fc.constant('ended' as const), seconds: fc.nat(900), byItself: fc.boolean() }),
    fc.record({ kind: fc.constant('recovered' as const), cause: fc.constantFrom('error' as const, 'hung' as const) }),
  );

  it('are all in the CSV table, whatever the ids are', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const day = entries.reduce<Day>(withCount, emptyDay('2026-11-23'));
        const { data, errors } = Papa.parse<Record<string, string>>(csvOf([day]), {
          header: true,
          skipEmptyLines: true,
          delimiter: ',',
          newline: '\r\n',
        });
        expect(errors).toEqual([]);
        const sum = (what: string) =>
          data.filter((row) => row.what === what).reduce((total, { number }) => total + Number(number), 0);
        const of = (kind: CountEvent['kind']) => entries.filter((one) => one.kind === kind);
        expect(sum('visits')).toBe(of('began').length);
        expect(sum('language')).toBe(of('began').length);
        expect(sum('step reached')).toBe(of('read').length);
        expect(sum('start')).toBe(of('recovered').length);
        expect(sum('seconds')).toBe(
          of('ended').reduce((total, one) => total + (one.kind === 'ended' ? one.seconds : 0), 0),
        );
      }),
    );
  });
});

describe('counts of one day in two parts', () => {
  const word = fc.constantFrom('en', 'landing', 'toString', '__proto__');
  const entry: fc.Arbitrary<CountEvent> = fc.oneof(
    fc.record({ kind: fc.constant('began' as const), lang: word }),
    fc.record({ kind: fc.constant('read' as const), step: word, seconds: fc.nat(900) }),
    fc.record({ kind: fc.constant('ended' as const), seconds: fc.nat(900), byItself: fc.boolean() }),
    fc.record({ kind: fc.constant('recovered' as const), cause: fc.constantFrom('error' as const, 'hung' as const) }),
  );
  const day = (entries: readonly CountEvent[]) => entries.reduce<Day>(withCount, emptyDay('2026-11-23'));

  it('add up to the counts of the whole day', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (one, other) => {
        expect(addCounts(day(one), day(other))).toEqual(day([...one, ...other]));
      }),
    );
  });
});

describe('the PIN', () => {
  const digits = fc.stringMatching(/^\d{4,8}$/);

  it('opens the staff page, and no other text does', () => {
    fc.assert(
      fc.property(digits, digits, (pin, typed) => {
        expect(tryPin(NO_GUESSES, typed, pin, 0).opens).toBe(typed === pin);
      }),
    );
  });

  it('is refused for a minute after five wrong ones', () => {
    let guesses = NO_GUESSES;
    for (let n = 0; n < 5; n += 1) ({ guesses } = tryPin(guesses, '0000', '2468', 1000 * n));
    expect(tryPin(guesses, '2468', '2468', 5000).opens).toBe(false);
    expect(tryPin(guesses, '2468', '2468', 4000 + 60_000).opens).toBe(true);
  });

  it('takes at most eight digits, and the last can be deleted', () => {
    expect([...'123456789'].reduce(typedAfter, '')).toBe('12345678');
    expect(typedAfter(typedAfter('12', 'rub'), '3')).toBe('13');
    expect(typedAfter('', 'rub')).toBe('');
  });
});

describe('a step that is in view', () => {
  it('counts as reached after a moment, and only once', () => {
    const dwell = new Dwell();
    dwell.enter('landing', 1000);
    expect(dwell.leave(2000), 'passed over').toBeUndefined();
    dwell.enter('landing', 2000);
    expect(dwell.leave(9000)).toEqual({ step: 'landing', seconds: 7 });
    expect(dwell.leave(20_000)).toBeUndefined();
  });
});

describe('a QR code', () => {
  it('is square, with a margin of four modules and three finder patterns', () => {
    const { size, path } = qrCodeOf('https://story.example/gilan-1920/fa/#landing');
    const dark = new Set([...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${String(x)} ${String(y)}`));
    const has = (x: number, y: number) => dark.has(`${String(x)} ${String(y)}`);
    for (let n = 0; n < size; n += 1)
      expect([has(n, 3), has(3, n), has(n, size - 4), has(size - 4, n)]).toEqual([false, false, false, false]);
    for (const [x, y] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ] as const) {
      for (let n = 0; n < 7; n += 1) expect([has(x + n, y), has(x, y + n)]).toEqual([true, true]);
      expect(has(x + 1, y + 1)).toBe(false);
    }
  });
});
