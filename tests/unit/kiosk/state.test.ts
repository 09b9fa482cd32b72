import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  initial,
  isCalm,
  isIn,
  next,
  secondsLeft,
  visitOf,
  type KioskEvent,
  type VisitRules,
  type State,
} from '../../../src/kiosk/state.ts';

const RULES: VisitRules = {
  languages: ['en', 'fa', 'ru'],
  idle: 60,
  idlePlaying: 200,
  countdown: 15,
  rest: [{ from: 22 * 60, until: 8 * 60 }],
};
const NOON = 12 * 60;

type Untimed = KioskEvent extends infer H ? (H extends { now: number } ? Omit<H, 'now'> : never) : never;

const anything: fc.Arbitrary<Untimed> = fc.oneof(
  fc.record({ type: fc.constant('touch' as const), lang: fc.constantFrom('en', 'fa', 'ru', 'xx') }),
  fc.constant({ type: 'touch' as const }),
  fc.record({ type: fc.constant('play' as const), playing: fc.boolean() }),
  fc.constant({ type: 'home' as const }),
  fc.constant({ type: 'staff' as const }),
  fc.record({ type: fc.constant('tick' as const), minute: fc.integer({ min: 0, max: 1439 }) }),
);

/** Events, each some milliseconds after the one before. */
const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), anything), { maxLength: 60 });

function live(happenings: readonly (readonly [number, Untimed])[]): { readonly state: State; readonly now: number } {
  let [state, now] = [initial(0), 0];
  for (const [wait, happening] of happenings) {
    now += wait;
    state = next(state, { ...happening, now } as KioskEvent, RULES);
  }
  return { state, now };
}

const tick = (now: number, minute = NOON): KioskEvent => ({ type: 'tick', now, minute });

describe('the kiosk', () => {
  it('returns to the attract loop from every state when nobody touches it, and keeps nothing of the visit', () => {
    fc.assert(
      fc.property(days, (happenings) => {
        let { state, now } = live(happenings);
        const most = 300 + RULES.idlePlaying + RULES.countdown + 5;
        for (let second = 0; second < most; second += 1) state = next(state, tick((now += 1000)), RULES);
        expect(state).toEqual({ kind: 'attract', since: state.since });
      }),
    );
  });

  it('never ends a visit by itself without a whole countdown', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 20_000 }), (happenings, wait) => {
        const { state, now } = live(happenings);
        const after = next(state, tick(now + wait), RULES);
        if (state.kind === 'visit') expect(['visit', 'countdown']).toContain(after.kind);
        if (state.kind === 'countdown' && after.kind === 'attract')
          expect(now + wait - state.since).toBeGreaterThanOrEqual(RULES.countdown * 1000);
      }),
    );
  });

  it('reacts to any touch at once: it ends the attract loop or the countdown', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(undefined, 'en', 'fa', 'ru', 'xx'), (happenings, lang) => {
        const { state, now } = live(happenings);
        const after = next(state, { type: 'touch', now, ...(lang ? { lang } : {}) }, RULES);
        if (state.kind === 'staff') return;
        expect(after.kind).toBe('visit');
        const own = visitOf(state)?.lang ?? 'en';
        expect(visitOf(after)).toMatchObject({ touched: now, lang: lang === undefined || lang === 'xx' ? own : lang });
      }),
    );
  });

  it('returns to the attract loop from every state on request', () => {
    fc.assert(
      fc.property(days, (happenings) => {
        const { state, now } = live(happenings);
        expect(isCalm(next(state, { type: 'home', now }, RULES))).toBe(true);
      }),
    );
  });

  it('waits longer while the story plays than otherwise', () => {
    const visit = next(initial(0), { type: 'touch', now: 0 }, RULES);
    const watching = next(visit, { type: 'play', now: 0, playing: true }, RULES);
    expect(next(visit, tick(60_000), RULES).kind).toBe('countdown');
    expect(next(watching, tick(60_000), RULES).kind).toBe('visit');
    const asked = next(watching, tick(200_000), RULES);
    expect(asked.kind).toBe('countdown');
    // After a visitor returns, the story does not play.
    expect(next(asked, { type: 'touch', now: 201_000 }, RULES)).toMatchObject({ kind: 'visit', playing: false });
  });

  it('counts down whole seconds, from all to none', () => {
    const state = {
      kind: 'countdown',
      since: 0,
      visit: { kind: 'visit', since: 0, touched: 0, lang: 'en', playing: false },
    } as const;
    expect([0, 1, 999, 1000, 14_001, 15_000, 99_000].map((now) => secondsLeft(state, now, RULES))).toEqual([
      15, 15, 15, 14, 1, 0, 0,
    ]);
  });

  it('rests in the hours of rest, also over midnight, until a touch', () => {
    expect(next(initial(0), tick(5000, 23 * 60), RULES).kind).toBe('rest');
    expect(next(initial(0), tick(5000, 7 * 60 + 59), RULES).kind).toBe('rest');
    expect(next(initial(0), tick(5000, 8 * 60), RULES).kind).toBe('attract');
    const rest = next(initial(0), tick(5000, 0), RULES);
    expect(next(rest, { type: 'touch', now: 6000, lang: 'fa' }, RULES)).toMatchObject({ kind: 'visit', lang: 'fa' });
    expect(next(rest, tick(6000, 8 * 60), RULES).kind).toBe('attract');
  });

  it('ends no visit when the wall clock is put forward or back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 50 }), (minutes) => {
        let state = next(initial(0), { type: 'touch', now: 0 }, RULES);
        minutes.forEach((minute, n) => {
          state = next(state, tick(n * 1000, minute), RULES);
        });
        expect(state.kind).toBe('visit');
      }),
    );
  });

  it('tells for every minute of a day whether it is within a period', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, minute, (at, from, until) => {
        const inside = from === until ? false : (at - from + 1440) % 1440 < (until - from + 1440) % 1440;
        expect(isIn(at, [{ from, until }])).toBe(inside);
      }),
    );
  });
});
