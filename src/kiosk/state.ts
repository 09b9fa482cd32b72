/**
 * What the kiosk is doing, as a value, and what comes after it. Pure: time comes in with every happening.
 *
 * `now` is a monotonic clock in milliseconds, so neither a corrected clock nor midnight can end a visit. Only
 * the hours of rest read the clock on the wall, as a minute of the day.
 */
export interface Attract {
  readonly kind: 'attract';
  readonly since: number;
}

export interface Visit {
  readonly kind: 'visit';
  readonly since: number;
  /** When it was touched last. */
  readonly touched: number;
  /** BCP 47. */
  readonly lang: string;
  /** Whether the story plays by itself: who watches does not touch. */
  readonly playing: boolean;
}

/** Nobody has touched it for a while; it asks whether anybody is there. */
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

/** The hours in which the house is closed. */
export interface Rest {
  readonly kind: 'rest';
  readonly since: number;
}

export type State = Attract | Visit | Countdown | Staff | Rest;

export type Happening = { readonly now: number } &
  /** A finger or a key, anywhere. `lang`: on the invitation of a language, or its button. */
  (
    | { readonly type: 'touch'; readonly lang?: string }
    | { readonly type: 'play'; readonly playing: boolean }
    /** The visitor has had enough, or a member of staff. */
    | { readonly type: 'home' }
    /** The PIN was right. */
    | { readonly type: 'staff' }
    /** `minute`: of the day, by the clock on the wall. */
    | { readonly type: 'tick'; readonly minute: number }
  );

/** What of the configuration decides. */
export interface VisitRules {
  /** In the order in which they are offered; the first is spoken to those who touch no other. */
  readonly languages: readonly [string, ...string[]];
  /** Seconds without a touch before the countdown, and the same while the story plays. */
  readonly idle: number;
  readonly idlePlaying: number;
  /** Seconds. */
  readonly countdown: number;
  readonly rest: readonly DailyPeriod[];
}

/** Minutes of the day, the end not included; over midnight where it ends before it begins. */
export interface DailyPeriod {
  readonly from: number;
  readonly until: number;
}

/** Seconds in which staff may look at a page of figures without touching it. */
const STAFF = 300;

export const initial = (now: number): State => ({ kind: 'attract', since: now });

/** Whether nobody is in front of it, so that it may be set up anew. */
export const isCalm = ({ kind }: State): boolean => kind === 'attract' || kind === 'rest';

/** The visit that is going on, if there is one. */
export const visitOf = (state: State): Visit | undefined =>
  state.kind === 'visit' ? state : state.kind === 'countdown' ? state.visit : undefined;

export const isIn = (minute: number, spans: readonly DailyPeriod[]): boolean =>
  spans.some(({ from, until }) =>
    from <= until ? from <= minute && minute < until : from <= minute || minute < until,
  );

/** Seconds until the countdown is over, rounded up. */
export const secondsLeft = ({ since }: Countdown, now: number, { countdown }: VisitRules): number =>
  Math.max(0, Math.ceil(countdown - (now - since) / 1000));

export function next(state: State, happening: Happening, rules: VisitRules): State {
  const { now } = happening;
  switch (happening.type) {
    case 'touch':
      return touched(state, now, known(happening.lang, rules), rules);
    case 'play':
      return state.kind === 'visit' ? { ...state, touched: now, playing: happening.playing } : state;
    case 'home':
      return isCalm(state) ? state : initial(now);
    case 'staff':
      return { kind: 'staff', since: now, touched: now };
    case 'tick':
      return later(state, now, happening.minute, rules);
  }
}

const known = (lang: string | undefined, { languages }: VisitRules): string | undefined =>
  languages.find((one) => one === lang);

function touched(state: State, now: number, lang: string | undefined, { languages }: VisitRules): State {
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

function later(state: State, now: number, minute: number, rules: VisitRules): State {
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
      return waited(state.touched) >= STAFF ? initial(now) : state;
  }
}
