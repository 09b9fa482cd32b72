/**
 * Who guesses: wrong PINs in a row, and until when no more are heard. Pure: `now` is a monotonic clock in milliseconds.
 */
export interface Guesses {
  readonly wrong: number;
  readonly deafUntil: number;
}

/** Wrong PINs, and the milliseconds for which no more are heard. */
const MOST = 5;
const DEAF = 60_000;

export const NO_GUESSES: Guesses = { wrong: 0, deafUntil: 0 };

/** Tries a PIN. While none is heard, each further one counts as wrong, the right one too. */
export function tryPin(
  { wrong, deafUntil }: Guesses,
  typed: string,
  pin: string,
  now: number,
): { readonly opens: boolean; readonly guesses: Guesses } {
  if (now >= deafUntil && typed === pin) return { opens: true, guesses: NO_GUESSES };
  return {
    opens: false,
    guesses: wrong + 1 >= MOST ? { wrong: 0, deafUntil: now + DEAF } : { wrong: wrong + 1, deafUntil },
  };
}

/** What has been typed after one more key. */
export const typedAfter = (typed: string, key: string): string =>
  key === 'rub' ? typed.slice(0, -1) : typed.length < LONGEST ? typed + key : typed;

const LONGEST = 8;
