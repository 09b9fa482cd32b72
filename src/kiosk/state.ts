/**
 * The state of the kiosk as one value, and the transitions between states. Pure: every event carries its time.
 *
 * `now` is a monotonic clock in milliseconds, so neither a corrected clock nor midnight can end a visit. Only
 * the hours of rest read the wall clock, as a minute of the day.
 */
export interface Attract {
  readonly kind: 'attract';
  readonly since: number;
}

export interface Visit {
  readonly kind: 'visit';
  readonly since: number;
  /** The time of the last touch. */
  readonly touched: number;
  /** BCP 47. */
  readonly lang: string;
  /** Whether the story plays by itself. Then `idlePlaying` applies, because a visitor who watches does not touch. */
  readonly playing: boolean;
}

/** Nobody has touched the screen for a while, and the kiosk asks whether anybody is there. */
export interface Countdown {
  readonly kind: 'countdown';
  readonly since: number;
  readonly visit: Visit;
}

export interface Staff {
  readonly kind: 'staff';
  readonly since: number;
  readonly touched: number;
}

/** The hours of rest: the screen is dark until it is touched. */
export interface Rest {
  readonly kind: 'rest';
  readonly since: number;
}

export type State = Attract | Visit | Countdown | Staff | Rest;

export type KioskEvent = { readonly now: number } &
  /** A touch or a key, anywhere. `lang`: set if it was on the invitation or the button of a language. */
  (
    | { readonly type: 'touch'; readonly lang?: string }
    | { readonly type: 'play'; readonly playing: boolean }
    /** A visitor pressed “End the visit”, or the staff left their page. */
    | { readonly type: 'home' }
    /** The PIN was correct. */
    | { readonly type: 'staff' }
    /** `minute`: the minute of the day by the wall clock, 0 to 1439. */
    | { readonly type: 'tick'; readonly minute: number }
  );

/** The settings that the transitions depend on. */
export interface VisitRules {
  /** In the order in which they are offered; the first is used if a touch chooses none. */
  readonly languages: readonly [string, ...string[]];
  /** Seconds without a touch before the countdown, and the same while the story plays. */
  readonly idle: number;
  readonly idlePlaying: number;
  /** Seconds to answer the question whether anybody is there. */
  readonly countdown: number;
  readonly rest: readonly DailyPeriod[];
}

/** Minutes of the day, the end excluded. A period that ends before it begins goes over midnight. */
export interface DailyPeriod {
  readonly from: number;
  readonly until: number;
}

/** How long the staff page stays open without a touch, in seconds. */
const STAFF_IDLE = 300;

export const initial = (now: number): State => ({ kind: 'attract', since: now });

/** Whether nobody uses the kiosk, so that it may reload. */
export const isCalm = ({ kind }: State): boolean => kind === 'attract' || kind === 'rest';

/** The current visit, if there is one. */
export const visitOf = (state: State): Visit | undefined =>
  state.kind === 'visit' ? state : state.kind === 'countdown' ? state.visit : undefined;

export const isIn = (minute: number, spans: readonly DailyPeriod[]): boolean =>
  spans.some(({ from, until }) =>
    from <= until ? from <= minute && minute < until : from <= minute || minute < until,
  );

/** Seconds until the countdown ends, rounded up. */
export const secondsLeft = ({ since }: Countdown, now: number, { countdown }: VisitRules): number =>
  Math.max(0, Math.ceil(countdown - (now - since) / 1000));

export function next(state: State, event: KioskEvent, rules: VisitRules): State {
  const { now } = event;
  switch (event.type) {
    case 'touch':
      return afterTouch(state, now, known(event.lang, rules), rules);
    case 'play':
      return state.kind === 'visit' ? { ...state, touched: now, playing: event.playing } : state;
    case 'home':
      return isCalm(state) ? state : initial(now);
    case 'staff':
      return { kind: 'staff', since: now, touched: now };
    case 'tick':
      return afterTick(state, now, event.minute, rules);
  }
}

const known = (lang: string | undefined, { languages }: VisitRules): string | undefined =>
  languages.find((one) => one === lang);

function afterTouch(state: State, now: number, lang: string | undefined, { languages }: VisitRules): State {
  switch (state.kind) {
    case 'attract':
    case 'rest':
      return { kind: 'visit', since: now, touched: now, lang: lang ?? languages[0], playing: false };
    case 'visit':
      return { ...state, touched: now, lang: lang ?? state.lang };
    case 'countdown':
      return { ...state.visit, touched: now, lang: lang ?? state.visit.lang };
    case 'staff':
      return { ...state, touched: now };
  }
}

function afterTick(state: State, now: number, minute: number, rules: VisitRules): State {
  const waited = (since: number) => (now - since) / 1000;
  switch (state.kind) {
    case 'attract':
      return isIn(minute, rules.rest) ? { kind: 'rest', since: now } : state;
    case 'rest':
      return isIn(minute, rules.rest) ? state : initial(now);
    case 'visit':
      return waited(state.touched) >= (state.playing ? rules.idlePlaying : rules.idle)
        ? { kind: 'countdown', since: now, visit: { ...state, playing: false } }
        : state;
    case 'countdown':
      return waited(state.since) >= rules.countdown ? initial(now) : state;
    case 'staff':
      return waited(state.touched) >= STAFF_IDLE ? initial(now) : state;
  }
}
