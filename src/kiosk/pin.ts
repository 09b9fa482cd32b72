/**
 * Wrong PINs in a row, and until when further ones are refused. Pure: `now` is a monotonic clock in milliseconds.
 */
export interface Guesses {
  readonly wrong: number;
  readonly refusedUntil: number;
}

/** The number of wrong PINs after which all are refused. */
const MAX_WRONG = 5;
/** For how long PINs are then refused, in milliseconds. */
const REFUSAL = 60_000;

export const NO_GUESSES: Guesses = { wrong: 0, refusedUntil: 0 };

/** Tries a PIN. While PINs are refused, every one counts as wrong, even the correct one. */
export function tryPin(
  { wrong, refusedUntil: deafUntil }: Guesses,
  typed: string,
  pin: string,
  now: number,
): { readonly opens: boolean; readonly guesses: Guesses } {
  if (now >= deafUntil && typed === pin) return { opens: true, guesses: NO_GUESSES };
  return {
    opens: false,
    guesses:
      wrong + 1 >= MAX_WRONG
        ? { wrong: 0, refusedUntil: now + REFUSAL }
        : { wrong: wrong + 1, refusedUntil: deafUntil },
  };
}

/** The typed text after one more key. */
export const typedAfter = (typed: string, key: string): string =>
  key === 'rub' ? typed.slice(0, -1) : typed.length < MAX_DIGITS ? typed + key : typed;

const MAX_DIGITS = 8;
