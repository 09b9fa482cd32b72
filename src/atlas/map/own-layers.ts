/** Shows imported files on a map. */
import type {
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  MapMouseEvent,
  SourceSpecification,
} from 'maplibre-gl';
import { wantsReducedMotion } from '../../player/preferences.ts';
import { isAdding, withToggled, type Ref } from '../core/state.ts';
import { AtlasRequestEvent } from '../ui/model.ts';
import { featuresOf } from '../core/own-features.ts';
import type { Display, OwnLayer } from '../core/own-layer.ts';
import type { StyleLayer } from '../../../geo/layer.ts';
import { OwnHighlight } from './own-highlight.ts';
import { displayOf, isTiled, ownStyle, tiledStyle } from './own-style.ts';
import { CLOSEST } from './tiles/tile-layer.ts';
import { TileSource } from './tiles/tile-source.ts';
import { resolveColorsOf, onThemeChange, onStyleLoad } from '../ui/theme.ts';

/** Which features of a layer are shown, in the order of its file; undefined for all. */
export type ShownOf = (layer: OwnLayer) => Uint8Array | undefined;

/** Milliseconds between two changes of what is shown of a file. */
const NARROWING = 60;

const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((one, n) => one === b[n]));

/** CSS pixels around the pointer in which features are found, wide enough for a finger. */
const REACH = 8;

function sourceOf({ id, url, result: { tiles } }: OwnLayer): SourceSpecification | undefined {
  if (tiles)
    return tiles.type === 'vector'
      ? { type: 'vector', url: `pmtiles://${id}` }
      : { type: 'raster', url: `pmtiles://${id}`, tileSize: 256 };
  return url === undefined ? undefined : { type: 'geojson', data: url, generateId: true, maxzoom: CLOSEST };
}

/** Fired by the map's container: a feature of imported tiles was clicked. */
export class OwnPointedEvent extends CustomEvent<{
  readonly layer: string;
  readonly properties: Readonly<Record<string, unknown>>;
}> {
  constructor(detail: OwnPointedEvent['detail']) {
    super('atlas-own-pointed', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-own-pointed': OwnPointedEvent;
  }
}

/**
 * The imported layers on one map. The object that owns the map owns this one too, so that the layers stay on the map
 * when the import panel is closed. A click on a feature fires an event on the map's container that requests to select
 * it.
 */
export class OwnLayers {
  readonly #map: MapLibreMap;
  /** Functions that remove the listeners; empty while there is no layer to show. */
  #ends: readonly (() => void)[] = [];
  /** The tiles of large files, by the id of the layer. */
  readonly #tiles = new Map<string, TileSource>();
  /** How the points of each layer on the map are shown. */
  readonly #displays = new Map<string, Display>();
  readonly #highlight: OwnHighlight;
  /** The ids of the style layers of each layer that is on the map. */
  readonly #there = new Map<string, readonly string[]>();
  /** Which features of a layer the map has, by their indices in the file; absent where it has all. */
  readonly #kept = new Map<string, readonly number[]>();
  /** By which the features of a layer on the map were chosen. */
  readonly #masks = new Map<string, Uint8Array | undefined>();
  #shownOf: ShownOf = () => undefined;
  #waiting = 0;
  #own: readonly OwnLayer[] = [];
  /** All that is selected on the page. */
  #selection: readonly Ref[] = [];
  #wanted: readonly Ref[] = [];
  #selected: readonly Ref[] = [];
  /** Whether the map has a style to add to. */
  #ready = false;

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#highlight = new OwnHighlight(map);
  }

  /**
   * Shows exactly these layers, from the bottom up.
   *
   * @param shownOf - which features of a layer are shown, in the order of its file; undefined for all.
   */
  show(own: readonly OwnLayer[], selection: readonly Ref[], shownOf: ShownOf = () => undefined): void {
    this.#own = own;
    this.#selection = selection;
    this.#shownOf = shownOf;
    if (own.length === 0) {
      this.destroy();
      return;
    }
    this.#listen();
    for (const id of [...this.#displays.keys()]) {
      const layer = own.find((one) => one.id === id);
      if (!layer || displayOf(layer) !== this.#displays.get(id)) this.#remove(id);
      if (!layer || !isTiled(layer)) this.#close(id);
    }
    if (!this.#ready) return;
    this.#dress();
    this.#wanted = selection.filter(({ layer }) => own.some(({ id, result }) => id === layer && !result.tiles));
    this.#select();
    this.#narrowSoon();
  }

  /** Once for many steps of a time that plays or is dragged: the map takes its data anew. */
  #narrowSoon() {
    if (this.#waiting !== 0) return;
    this.#waiting = window.setTimeout(() => {
      this.#waiting = 0;
      this.#narrow();
    }, NARROWING);
  }

  #narrow() {
    for (const layer of this.#own) {
      const { id } = layer;
      const mask = this.#shownOf(layer);
      if (layer.result.tiles || layer.url === undefined || same(mask, this.#masks.get(id))) continue;
      const tiles = this.#tiles.get(id);
      if (tiles) {
        this.#masks.set(id, mask);
        tiles.show({ mask, display: displayOf(layer) });
        if (this.#map.getSource(id)) this.#map.refreshTiles(id);
        continue;
      }
      const source = this.#map.getSource<GeoJSONSource>(id);
      if (!source) continue;
      this.#mark(this.#selected, false);
      this.#selected = [];
      this.#masks.set(id, mask);
      if (mask) {
        const features = featuresOf(layer);
        const kept = features.flatMap((_, n) => (mask[n] === 0 ? [] : [n]));
        this.#kept.set(id, kept);
        const data = { type: 'FeatureCollection', features: kept.flatMap((n) => features[n] ?? []) };
        void source.setData(data as Parameters<GeoJSONSource['setData']>[0]);
      } else {
        this.#kept.delete(id);
        void source.setData(layer.url);
      }
    }
    this.#select();
  }

  destroy(): void {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#ready = false;
    // A map that was removed has no style.
    const hasStyle = Boolean(this.#map.getStyle() as unknown);
    if (hasStyle) this.#highlight.show([], []);
    for (const id of [...this.#displays.keys()]) {
      if (hasStyle) this.#remove(id);
      this.#close(id);
    }
    this.#there.clear();
    this.#displays.clear();
    this.#selected = [];
  }

  #listen() {
    if (this.#ends.length > 0) return;
    this.#map.on('click', this.#click);
    this.#ends = [
      () => void this.#map.off('click', this.#click),
      onStyleLoad(this.#map, this.#dress),
      onThemeChange(this.#redress),
    ];
  }

  #dress = () => {
    this.#ready = true;
    for (const layer of this.#own) {
      if (!this.#displays.has(layer.id) || (this.#there.has(layer.id) && !this.#map.getSource(layer.id)))
        this.#add(layer);
      for (const name of this.#there.get(layer.id) ?? [])
        this.#map.setLayoutProperty(name, 'visibility', layer.visible ? 'visible' : 'none');
    }
    this.#narrowSoon();
  };

  #redress = () => {
    for (const id of [...this.#displays.keys()]) this.#remove(id);
    this.#dress();
    this.#select();
  };

  #add(layer: OwnLayer) {
    const { id, result, within } = layer;
    const display = displayOf(layer);
    this.#displays.set(id, display);
    if (isTiled(layer)) {
      void this.#addTiled(layer, display);
      return;
    }
    const source = sourceOf(layer);
    if (!source) return;
    const styles = result.tiles
      ? result.tiles.type === 'raster'
        ? [{ type: 'raster' as const, paint: { 'raster-opacity': 0.9 } }]
        : (within ?? []).flatMap((part) => ownStyle(id, part))
      : ownStyle(id);
    this.#put(id, source, styles);
  }

  async #addTiled(layer: OwnLayer, display: Display): Promise<void> {
    const { id } = layer;
    const tiles = this.#tiles.get(id) ?? new TileSource(layer);
    this.#tiles.set(id, tiles);
    const mask = this.#shownOf(layer);
    this.#masks.set(id, mask);
    tiles.show({ mask, display });
    const source = await tiles.specification();
    // It may have been removed, or shown in another way, since.
    if (this.#tiles.get(id) !== tiles || this.#displays.get(id) !== display || this.#map.getSource(id)) return;
    this.#put(id, source, tiledStyle(layer, document.documentElement.lang));
    this.#dress();
  }

  #put(id: string, source: SourceSpecification, styles: readonly StyleLayer[]) {
    this.#map.addSource(id, source);
    const layers = resolveColorsOf(this.#map.getContainer(), styles).map(
      (style, n) => ({ ...style, id: `${id}/${String(n)}`, source: id }) as LayerSpecification,
    );
    for (const one of layers) this.#map.addLayer(one);
    this.#there.set(
      id,
      layers.map((one) => one.id),
    );
  }

  #close(id: string) {
    this.#tiles.get(id)?.destroy();
    this.#tiles.delete(id);
  }

  #remove(id: string) {
    for (const name of this.#there.get(id) ?? []) if (this.#map.getLayer(name)) this.#map.removeLayer(name);
    if (this.#map.getSource(id)) this.#map.removeSource(id);
    this.#there.delete(id);
    this.#displays.delete(id);
    this.#kept.delete(id);
    this.#masks.delete(id);
  }

  #select() {
    const isIn = (ref: Ref) => this.#tiles.has(ref.layer);
    this.#mark(this.#selected, false);
    this.#selected = this.#wanted.filter((ref) => !isIn(ref));
    this.#mark(this.#selected, true);
    this.#highlight.show(
      this.#own.filter(({ visible }) => visible),
      this.#wanted.filter((ref) => isIn(ref) && this.#masks.get(ref.layer)?.[Number(ref.id)] !== 0),
    );
  }

  /** The map numbers the features that it has, and not those of the file. */
  #mark(refs: readonly Ref[], selected: boolean) {
    for (const { layer, id } of refs) {
      const at = this.#kept.get(layer)?.indexOf(Number(id)) ?? Number(id);
      if (at >= 0 && this.#map.getSource(layer)) this.#map.setFeatureState({ source: layer, id: at }, { selected });
    }
  }

  #click = ({ point, originalEvent }: MapMouseEvent) => {
    // A layer that has just been hidden may still be drawn.
    const layers = this.#own
      .filter(({ visible }) => visible)
      .flatMap(({ id }) => this.#there.get(id) ?? [])
      .filter((name) => this.#map.getLayer(name));
    if (layers.length === 0) return;
    const [found] = this.#map.queryRenderedFeatures(
      [
        [point.x - REACH, point.y - REACH],
        [point.x + REACH, point.y + REACH],
      ],
      { layers },
    );
    if (!found) return;
    const { source, id, properties, geometry } = found;
    const isGroup = 'point_count' in properties || 'weight' in properties;
    if (isGroup && geometry.type === 'Point') {
      const [lng = 0, lat = 0] = geometry.coordinates;
      this.#map.easeTo({ center: [lng, lat], zoom: this.#map.getZoom() + 2, animate: !wantsReducedMotion() });
      return;
    }
    // Features in tiles have no ids of their own.
    if (id === undefined || this.#own.some((layer) => layer.id === source && layer.result.tiles))
      this.#map.getContainer().dispatchEvent(new OwnPointedEvent({ layer: source, properties }));
    else {
      const refs = [{ layer: source, id: String(this.#kept.get(source)?.[Number(id)] ?? id) }];
      const adds = isAdding(originalEvent);
      this.#map
        .getContainer()
        .dispatchEvent(
          new AtlasRequestEvent(
            adds
              ? { selection: withToggled(this.#selection, refs), panel: 'details' }
              : { selection: refs, panel: 'import' },
          ),
        );
    }
  };
}
