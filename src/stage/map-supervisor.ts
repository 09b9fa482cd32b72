import type { LiveStage } from './stage.ts';

export interface MapSupervisorOptions {
  /** Makes a stage; rejects if there can be none. `remove` destroys it and takes its element out of the page. */
  readonly make: () => Promise<SupervisedMap>;
  /** Called when there is another stage, or for now none. */
  readonly onStage: (stage: LiveStage | undefined) => void;
  /** Called when the map must be covered by a still (until its first picture, and while its context is lost) or not. */
  readonly onCover: (covered: boolean) => void;
  /** Called when a stage could not be made, or most of its layers did not load. `tries`: how often in a row. */
  readonly onFail: (error: unknown, tries: number) => void;
  /** Milliseconds in which a lost context may be restored before the map is replaced; {@link PATIENCE} if absent. */
  readonly patience?: number;
  /** Milliseconds to wait before each further attempt after a failure; none if absent. */
  readonly retries?: readonly number[];
}

export interface SupervisedMap {
  readonly stage: LiveStage;
  readonly remove: () => void;
}

/** Milliseconds: long enough for a graphics driver to restart, short enough for a visitor who waits. */
const PATIENCE = 2000;

/**
 * Restarts a map whose WebGL context was lost. If the browser restores the context, MapLibre continues to draw. If not,
 * the map is replaced by another one with its own canvas. Meanwhile a still covers the map.
 */
export class MapSupervisor {
  #options: MapSupervisorOptions;
  #made: SupervisedMap | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #destroyed = false;

  constructor(options: MapSupervisorOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { make, onStage, onCover } = this.#options;
    try {
      const made = await make();
      if (this.#destroyed) {
        made.remove();
        return;
      }
      this.#made = made;
      const { map } = made.stage;
      map.once('load', () => {
        if (made !== this.#made) return;
        if (made.stage.isBlank) {
          // Not before MapLibre has finished the frame that it is in.
          queueMicrotask(this.#giveUp);
          return;
        }
        this.#tries = 0;
        onCover(false);
      });
      map.on('webglcontextlost', this.#lost);
      map.on('webglcontextrestored', this.#restored);
      onStage(made.stage);
    } catch (error) {
      this.#fail(error);
    }
  }

  #giveUp = () => {
    this.#removeMap();
    this.#fail(new Error('Most layers of the map did not load.'));
  };

  #fail(error: unknown) {
    const { onFail, retries = [] } = this.#options;
    this.#tries += 1;
    onFail(error, this.#tries);
    const wait = retries[this.#tries - 1];
    if (wait !== undefined && !this.#destroyed) this.#timer = setTimeout(() => void this.start(), wait);
  }

  destroy(): void {
    this.#destroyed = true;
    clearTimeout(this.#timer);
    this.#made?.remove();
    this.#made = undefined;
  }

  #lost = () => {
    this.#options.onCover(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#replace, this.#options.patience ?? PATIENCE);
  };

  #restored = () => {
    clearTimeout(this.#timer);
    const made = this.#made;
    void made?.stage.map.once('idle', () => {
      if (made === this.#made) this.#options.onCover(false);
    });
  };

  #replace = () => {
    this.#removeMap();
    void this.start();
  };

  #removeMap() {
    this.#options.onStage(undefined);
    this.#made?.remove();
    this.#made = undefined;
  }
}
