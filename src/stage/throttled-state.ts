import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * Milliseconds at least from one setting to the next: with each, the layers that ask for it are cut into tiles anew.
 */
const PACE = 100;
/**
 * How many times as long as its layers took to follow a map is then left alone: a slow one has that much for the
 * camera.
 */
const REST = 2;
/**
 * Milliseconds after which a map that is still behind is told nevertheless: on a poor connection some tiles are long in
 * coming.
 */
const PATIENCE = 500;

/**
 * The global state of a map (its day, say), set no more often than its layers can follow: that of now at once, of what
 * rushes
 * by some now and then, and the last always. While something waits the map goes on drawing, so a map that is idle shows
 * it all.
 */
export class ThrottledState {
  #map: MapLibreMap;
  #wanted = new Map<string, unknown>();
  /** When something began to wait. */
  #since: number | undefined;
  /** When the map was told last, if its layers have not followed yet. */
  #told: number | undefined;
  /** Until when it is left alone. */
  #rests = -Infinity;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** Sets properties of the global state, now or soon. What is not named stays. */
  set(properties: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(properties)) this.#wanted.set(name, value);
    this.#since ??= performance.now();
    this.#map.on('render', this.#look);
    this.#tell();
  }

  /** Drops what waits: the map has lost its style, or is gone. */
  forget(): void {
    this.#wanted.clear();
    [this.#since, this.#told, this.#rests] = [undefined, undefined, -Infinity];
    this.#end();
  }

  /** Only a map that has drawn knows which tiles it lacks. */
  #look = () => {
    const now = performance.now();
    if (this.#told !== undefined) {
      const took = now - this.#told;
      if (!this.#map.areTilesLoaded() && took < PATIENCE) return;
      this.#rests = this.#told + Math.min(PATIENCE, Math.max(PACE, took + REST * took));
      this.#told = undefined;
    }
    this.#tell();
    if (this.#since === undefined && this.#told === undefined) this.#end();
  };

  #tell() {
    if (this.#since === undefined) return;
    const now = performance.now();
    const busy =
      this.#told !== undefined || now < this.#rests || (!this.#map.areTilesLoaded() && now - this.#since < PATIENCE);
    this.#map.repaint = busy;
    if (busy) return;
    for (const [name, value] of this.#wanted) this.#map.setGlobalStateProperty(name, value);
    this.#wanted.clear();
    [this.#since, this.#told] = [undefined, now];
  }

  #end() {
    this.#map.off('render', this.#look);
    this.#map.repaint = false;
  }
}
