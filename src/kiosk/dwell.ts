/** Seconds under which a step was passed over and not reached. */
const LEAST = 1.5;

/**
 * How long the step in view has been there. Pure but for what it remembers: `now` is a monotonic clock in milliseconds.
 */
export class Dwell {
  #step = '';
  #since = 0;

  enter(step: string, now: number): void {
    this.#step = step;
    this.#since = now;
  }

  /** The step that is left, if it was reached. */
  leave(now: number): { readonly step: string; readonly seconds: number } | undefined {
    const [step, seconds] = [this.#step, (now - this.#since) / 1000];
    this.enter('', now);
    return step && seconds >= LEAST ? { step, seconds } : undefined;
  }
}
