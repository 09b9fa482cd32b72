import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveStage } from '../stage/stage.ts';

/** As much of MapLibre's map as the elements about it use. */
export type WatchedMap = LiveStage['map'];

interface Host extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly map: WatchedMap | undefined;
}

/** What an element does with its map's news. A map that comes has changed its size, too. */
interface News {
  readonly moved: (map: WatchedMap) => void;
  /** The time to read from the page: in a frame that moves the map, that would lay the page out twice. */
  readonly resized: (map: WatchedMap) => void;
}

/** Hears the map of an element, whichever it is, as long as the element is in a page. */
export class MapWatch implements ReactiveController {
  #host: Host;
  #news: News;
  #map: WatchedMap | undefined;

  constructor(host: Host, news: News) {
    this.#host = host;
    this.#news = news;
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
    if (this.#map) this.#news.moved(this.#map);
  };

  #resized = () => {
    if (!this.#map) return;
    this.#news.resized(this.#map);
    this.#news.moved(this.#map);
  };
}
