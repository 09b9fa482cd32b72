import type { Map as MapLibreMap } from 'maplibre-gl';

/** The least time between two updates, in milliseconds: each rebuilds the tiles of the layers that use the state. */
const INTERVAL = 100;
/**
 * After an update, wait this many times as long as the tiles took to follow: a slow map needs time for the camera.
 */
const REST = 2;
/** Milliseconds after which the state is set although tiles are missing: a slow connection may delay them for long. */
const PATIENCE = 500;

/**
 * Sets the global state of a map (for example its day), no more often than its layers can follow. The first value is
 * set at once, of many quick changes only some, and the last one always. While a value waits the map keeps drawing, so
 * a map that is idle shows the latest state.
 */
export class ThrottledState {
  #map: MapLibreMap;
  #wanted = new Map<string, unknown>();
  /** When the oldest waiting value was set, by `performance.now()`. */
  #waitingSince: number | undefined;
  /** When the map was updated last, if its layers have not followed yet. */
  #updatedAt: number | undefined;
  /** No update before this time. */
  #pausedUntil = -Infinity;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** Sets properties of the global state, now or soon. Other properties stay as they are. */
  set(properties: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(properties)) this.#wanted.set(name, value);
    this.#waitingSince ??= performance.now();
    this.#map.on('render', this.#onRender);
    this.#update();
  }

  /** Drops all waiting values. Call it when the map has lost its style or is removed. */
  forget(): void {
    this.#wanted.clear();
    [this.#waitingSince, this.#updatedAt, this.#pausedUntil] = [undefined, undefined, -Infinity];
    this.#stopListening();
  }

  /** Called after each frame: only then does the map know which tiles are missing. */
  #onRender = () => {
    const now = performance.now();
    if (this.#updatedAt !== undefined) {
      const took = now - this.#updatedAt;
      if (!this.#map.areTilesLoaded() && took < PATIENCE) return;
      this.#pausedUntil = this.#updatedAt + Math.min(PATIENCE, Math.max(INTERVAL, took + REST * took));
      this.#updatedAt = undefined;
    }
    this.#update();
    if (this.#waitingSince === undefined && this.#updatedAt === undefined) this.#stopListening();
  };

  #update() {
    if (this.#waitingSince === undefined) return;
    const now = performance.now();
    const busy =
      this.#updatedAt !== undefined ||
      now < this.#pausedUntil ||
      (!this.#map.areTilesLoaded() && now - this.#waitingSince < PATIENCE);
    this.#map.repaint = busy;
    if (busy) return;
    for (const [name, value] of this.#wanted) this.#map.setGlobalStateProperty(name, value);
    this.#wanted.clear();
    [this.#waitingSince, this.#updatedAt] = [undefined, now];
  }

  #stopListening() {
    this.#map.off('render', this.#onRender);
    this.#map.repaint = false;
  }
}
