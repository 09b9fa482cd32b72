import type { LiveStage } from './stage.ts';

export interface MapSupervisorOptions {
  /** Makes a stage; throws where there can be none. `away` destroys it and takes its element out of the page. */
  readonly make: () => Promise<SupervisedMap>;
  /** There is another stage, or for now none. */
  readonly onStage: (stage: LiveStage | undefined) => void;
  /** Whether what lies under the map must stand in for it: until its first picture, and while its context is lost. */
  readonly onCover: (covered: boolean) => void;
  /** A stage could not be made. `tries`: how often in a row. */
  readonly onFail: (error: unknown, tries: number) => void;
  /**
   * Milliseconds that a lost context may take to come back by itself; and after failures, before each further attempt.
   */
  readonly patience?: number;
  readonly retries?: readonly number[];
}

export interface SupervisedMap {
  readonly stage: LiveStage;
  readonly remove: () => void;
}

/** Long enough for a driver that starts anew, short enough for who stands before it. */
const PATIENCE = 2000;

/**
 * Keeps a live stage alive. A context that is lost may be given back, and MapLibre then draws on; one that is not
 * is answered with another map in another canvas. Something else covers the place meanwhile.
 */
export class MapSupervisor {
  #options: MapSupervisorOptions;
  #made: SupervisedMap | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #over = false;

  constructor(options: MapSupervisorOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { make, onStage, onCover, onFail, retries = [] } = this.#options;
    try {
      const made = await make();
      if (this.#over) {
        made.remove();
        return;
      }
      this.#made = made;
      const { map } = made.stage;
      map.once('load', () => {
        this.#tries = 0;
        if (made === this.#made) onCover(false);
      });
      map.on('webglcontextlost', this.#lost);
      map.on('webglcontextrestored', this.#restored);
      onStage(made.stage);
    } catch (error) {
      this.#tries += 1;
      onFail(error, this.#tries);
      const wait = retries[this.#tries - 1];
      if (wait !== undefined && !this.#over) this.#timer = setTimeout(() => void this.start(), wait);
    }
  }

  destroy(): void {
    this.#over = true;
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
    const { onStage } = this.#options;
    onStage(undefined);
    this.#made?.remove();
    this.#made = undefined;
    void this.start();
  };
}
