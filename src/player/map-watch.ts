import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveStage } from '../stage/stage.ts';

/** The MapLibre map, as the elements around it see it. */
export type WatchedMap = LiveStage['map'];

interface Host extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly map: WatchedMap | undefined;
}

/** What an element does when its map changes. For a new map both are called: `resized`, then `moved`. */
interface MapListeners {
  readonly moved: (map: WatchedMap) => void;
  /** Read sizes from the page here: reading them in `moved` would force a second layout in the frame. */
  readonly resized: (map: WatchedMap) => void;
}

/** Listens to the map of an element (also after the map is replaced) while the element is connected. */
export class MapWatch implements ReactiveController {
  #host: Host;
  #listeners: MapListeners;
  #map: WatchedMap | undefined;

  constructor(host: Host, listeners: MapListeners) {
    this.#host = host;
    this.#listeners = listeners;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#watch(this.#host.map);
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  #watch(map: WatchedMap | undefined) {
    if (map === this.#map) return;
    this.#map?.off('move', this.#moved);
    this.#map?.off('resize', this.#resized);
    this.#map = map;
    map?.on('move', this.#moved);
    map?.on('resize', this.#resized);
    this.#resized();
  }

  #moved = () => {
    if (this.#map) this.#listeners.moved(this.#map);
  };

  #resized = () => {
    if (!this.#map) return;
    this.#listeners.resized(this.#map);
    this.#listeners.moved(this.#map);
  };
}
