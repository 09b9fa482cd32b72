/** Where a build says how far it is, and the clock it measures with. */
export interface ProgressEffects {
  readonly write: (text: string) => void;
  /** Whether a line can be written over. */
  readonly isTerminal: boolean;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
}

/** Says how many pieces of a phase are done. */
export type Advance = (done: number, all: number) => void;

/** Milliseconds between two lines about one phase: a phase that is shorter has its last line only. */
const PAUSE = 1000;

/** Goes to the beginning of the line and clears it. */
const AGAIN = '\r\u001B[2K';

/**
 * Says one line for each phase of a build, with its time, and while it lasts how much of it is done: on a terminal in
 * one line that is written over, elsewhere in a line for every tenth.
 */
export class Progress {
  readonly #effects: ProgressEffects;

  constructor(effects: ProgressEffects) {
    this.#effects = effects;
  }

  /** Does the work of a phase, and says what it was and how long it took. The work returns what to say of it. */
  async phase(name: string, work: (advance: Advance) => string | Promise<string>): Promise<void> {
    const { write, isTerminal, now } = this.#effects;
    const from = now();
    let last = { time: from, tenth: 0 };
    const said = await work((done, all) => {
      const [time, tenth] = [now(), Math.floor((10 * done) / all)];
      if (!isTerminal && (tenth === last.tenth || time - last.time < PAUSE)) return;
      last = { time, tenth };
      const line = `${name} ${String(done)}/${String(all)}`;
      write(isTerminal ? AGAIN + line : `${line}\n`);
    });
    const seconds = `${((now() - from) / 1000).toFixed(1).padStart(6)} s`;
    write(`${isTerminal ? AGAIN : ''}${name.padEnd(16)}${said.padEnd(34)}${seconds}\n`);
  }
}

/** Says it where the build was started. */
export const consoleProgress = (): Progress =>
  new Progress({
    write: (text) => process.stdout.write(text),
    isTerminal: process.stdout.isTTY,
    now: () => performance.now(),
  });
