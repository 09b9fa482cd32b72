import type { MapMouseEvent, Map as MapLibreMap } from 'maplibre-gl';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LngLat } from '../../story/story.ts';
import { AtlasDraftEvent } from '../ui/model.ts';

/**
 * An outline that is drawn on the map corner by corner: by clicks, and by keys while the map has the focus. It tells
 * the
 * page of each, and ends with its host.
 */
export class OutlineDrawing implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  #map: MapLibreMap | undefined;
  #corners: readonly LngLat[] | undefined;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end();
  }

  /** Undefined while nothing is drawn. */
  get corners(): readonly LngLat[] | undefined {
    return this.#corners;
  }

  begin(map: MapLibreMap): void {
    this.#map = map;
    map.getCanvas().style.cursor = 'crosshair';
    map.on('click', this.#cornerAt);
    map.getCanvas().addEventListener('keydown', this.#press);
    this.#sketch([]);
  }

  readonly end = (): void => {
    const map = this.#map;
    if (!map) return;
    this.#map = undefined;
    map.getCanvas().style.cursor = '';
    map.off('click', this.#cornerAt);
    map.getCanvas().removeEventListener('keydown', this.#press);
    this.#sketch(undefined);
  };

  /** Sets a corner at the map's middle. */
  readonly cornerHere = (): void => {
    const lngLat = this.#map?.getCenter();
    if (lngLat) this.#cornerAt({ lngLat });
  };

  readonly takeBack = (): void => {
    this.#sketch(this.#corners?.slice(0, -1) ?? []);
  };

  #sketch(corners: readonly LngLat[] | undefined) {
    this.#corners = corners;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new AtlasDraftEvent(corners));
  }

  #cornerAt = ({ lngLat }: Pick<MapMouseEvent, 'lngLat'>) => {
    this.#sketch([...(this.#corners ?? []), [Number(lngLat.lng.toFixed(5)), Number(lngLat.lat.toFixed(5))]]);
  };

  #press = (event: KeyboardEvent) => {
    const act = new Map([
      ['Enter', this.cornerHere],
      ['Escape', this.end],
      ['Backspace', this.takeBack],
    ]).get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };
}
