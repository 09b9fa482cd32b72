import type { Map as MapLibreMap } from 'maplibre-gl';

/** Milliseconds from one day to the next while time runs: with each, the dated layers are cut into tiles anew. */
const PACE = 100;

/**
 * The day of a map, set no more often than its layers can follow: the day of now at once, those that rush by every now and
 * then, and the last one always. While a day waits the map goes on drawing, so a map that is idle shows its day.
 */
export class PacedDay {
  #map: MapLibreMap;
  #set = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  show(day: number): void {
    clearTimeout(this.#timer);
    const wait = this.#set + PACE - performance.now();
    if (wait <= 0) {
      this.#apply(day);
      return;
    }
    this.#map.repaint = true;
    this.#timer = setTimeout(() => {
      this.#apply(day);
    }, wait);
  }

  /** Drops a day that waits: the map has lost its style, or is gone. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#map.repaint = false;
    this.#set = -Infinity;
  }

  #apply(day: number) {
    this.#set = performance.now();
    this.#map.repaint = false;
    this.#map.setGlobalStateProperty('when', day);
  }
}
