/** Output and clock for reporting the progress of a build. */
export interface ProgressEffects {
  readonly write: (text: string) => void;
  /** Whether a line can be overwritten. */
  readonly isTerminal: boolean;
  /** Milliseconds, from any starting point. */
  readonly now: () => number;
}

/** Reports how many parts of a phase are done. */
export type Advance = (done: number, all: number) => void;

/** Minimum time between two lines about a phase, in milliseconds. A shorter phase has only its last line. */
const INTERVAL = 1000;

/** Moves the cursor to the start of the line and clears it. */
const CLEAR_LINE = '\r\u001B[2K';

/**
 * Prints one line for each phase of a build, with its duration. During a phase it prints how much is done: on a
 * terminal in one line that is overwritten, elsewhere in a new line for every tenth.
 */
export class Progress {
  readonly #effects: ProgressEffects;

  constructor(effects: ProgressEffects) {
    this.#effects = effects;
  }

  /** Runs a phase and prints its result and duration. @param work - returns a short text about the result. */
  async phase(name: string, work: (advance: Advance) => string | Promise<string>): Promise<void> {
    const { write, isTerminal, now } = this.#effects;
    const from = now();
    let last = { time: from, tenth: 0 };
    const result = await work((done, all) => {
      const [time, tenth] = [now(), Math.floor((10 * done) / all)];
      if (!isTerminal && (tenth === last.tenth || time - last.time < INTERVAL)) return;
      last = { time, tenth };
      const line = `${name} ${String(done)}/${String(all)}`;
      write(isTerminal ? CLEAR_LINE + line : `${line}\n`);
    });
    const seconds = `${((now() - from) / 1000).toFixed(1).padStart(6)} s`;
    write(`${isTerminal ? CLEAR_LINE : ''}${name.padEnd(16)}${result.padEnd(34)}${seconds}\n`);
  }
}

/** Progress on the standard output. */
export const consoleProgress = (): Progress =>
  new Progress({
    write: (text) => process.stdout.write(text),
    isTerminal: process.stdout.isTTY,
    now: () => performance.now(),
  });
