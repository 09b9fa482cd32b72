/** What a build says of its progress, and the clock it measures with. */
export interface ProgressEffects {
  readonly log: (line: string) => void;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
}

/** Says one line for each phase of a build, with its time. */
export class Progress {
  readonly #effects: ProgressEffects;

  constructor(effects: ProgressEffects) {
    this.#effects = effects;
  }

  /** Does the work of a phase, and says what it was and how long it took. The work returns what to say of it. */
  async phase(name: string, work: () => string | Promise<string>): Promise<void> {
    const from = this.#effects.now();
    const said = await work();
    const seconds = (this.#effects.now() - from) / 1000;
    this.#effects.log(`${name.padEnd(14)}${said.padEnd(36)}${seconds.toFixed(1).padStart(6)} s`);
  }
}
