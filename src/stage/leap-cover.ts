import { isLive, type Stage } from './stage.ts';

export interface LeapCoverOptions {
  /** Whether the picture has come to rest where the reader is. */
  readonly atRest: () => boolean;
  /** Whether a part of the map shows nothing yet. */
  readonly lacks: (atRest: boolean) => boolean;
  /** Whether the map has loaded everything that it shows. */
  readonly loaded: () => boolean;
  readonly onCover: (covered: boolean) => void;
}

/** Milliseconds between two checks of the map. */
const LOOK = 50;
/** A map that is incomplete for longer than this, in milliseconds, is covered. A fast map never is. */
const LACK = 150;

/**
 * After a leap, covers a map that is slow to show the new place, until the picture rests and the map is complete.
 */
export class LeapCover {
  #options: LeapCoverOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The time since which the map has been incomplete. */
  #since: number | undefined;
  #covers = false;
  /** Whether the machine was so busy after the last leap that even the first check was late. */
  #slow = false;

  constructor(options: LeapCoverOptions) {
    this.#options = options;
  }

  /** A leap has begun. */
  watch(): void {
    if (this.#timer !== undefined) return;
    const begun = performance.now();
    this.#timer = setTimeout(() => {
      this.#slow = performance.now() - begun >= LACK;
      // Nobody could look before: by now it may have lacked something since the leap.
      this.#since = begun;
      this.#look();
    }, LOOK);
    // Now, because the next time to do so is when a slow machine has drawn.
    if (this.#slow && !this.#options.loaded()) this.#cover(true);
  }

  /** The map is gone: there is nothing to cover. */
  stop(): void {
    clearTimeout(this.#timer);
    [this.#timer, this.#since] = [undefined, undefined];
    this.#cover(false);
  }

  #look = () => {
    const { atRest, lacks, loaded } = this.#options;
    const rests = atRest();
    if (rests && loaded()) {
      this.stop();
      return;
    }
    const now = performance.now();
    this.#since = lacks(rests) ? (this.#since ?? now) : undefined;
    if (this.#since !== undefined && now - this.#since >= LACK) this.#cover(true);
    this.#timer = setTimeout(this.#look, LOOK);
  };

  #cover(covers: boolean) {
    if (covers === this.#covers) return;
    this.#covers = covers;
    this.#options.onCover(covers);
  }
}

/** What is used of the player. It says `story-change` when a leap begins. */
interface Leaping extends EventTarget {
  readonly position: { readonly step: number };
  readonly atRest: boolean;
  readonly stage: Stage | undefined;
}

/**
 * Watches a player for leaps (moves by more than one step). Returns a function that stops it.
 */
export function coverLeaps(player: Leaping, onCover: (covered: boolean) => void): () => void {
  const live = () => (isLive(player.stage) ? player.stage : undefined);
  const cover = new LeapCover({
    atRest: () => player.atRest,
    lacks: (atRest) => live()?.lacks?.(!atRest) ?? false,
    loaded: () => live()?.map.loaded() ?? true,
    onCover,
  });
  let { step } = player.position;
  player.addEventListener('story-change', () => {
    if (Math.abs(player.position.step - step) > 1) cover.watch();
    ({ step } = player.position);
  });
  return () => {
    cover.stop();
  };
}
