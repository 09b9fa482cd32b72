/** Shows imported files on a map. */
import type {
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  MapMouseEvent,
  SourceSpecification,
} from 'maplibre-gl';
import type { Protocol } from 'pmtiles';
import { wantsReducedMotion } from '../../player/preferences.ts';
import type { Ref } from '../core/state.ts';
import { AtlasRequestEvent } from '../ui/model.ts';
import { featuresOf } from '../core/own-features.ts';
import type { OwnLayer } from '../core/own-layer.ts';
import { clusterStyle, MANY, ownStyle } from './own-style.ts';
import { resolveColorsOf, onThemeChange, onStyleLoad } from '../ui/theme.ts';

/** Which features of a layer are shown, in the order of its file; undefined for all. */
export type ShownOf = (layer: OwnLayer) => readonly boolean[] | undefined;

/** Milliseconds between two changes of what is shown of a file. */
const NARROWING = 60;

const same = (a: readonly boolean[] | undefined, b: readonly boolean[] | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((one, n) => one === b[n]));

/** CSS pixels around the pointer in which features are found, wide enough for a finger. */
const REACH = 8;

let protocol: Promise<Protocol> | undefined;

/** Reads tiles from imported files. MapLibre calls it for URLs with its scheme. */
const tileReader = () =>
  (protocol ??= Promise.all([import('pmtiles'), import('maplibre-gl')]).then(([pmtiles, maplibre]) => {
    const made = new pmtiles.Protocol();
    maplibre.addProtocol('pmtiles', made.tile);
    return made;
  }));

/** Opens a file of tiles. @returns the names of its layers. @throws if its directory cannot be read. */
export async function openTiles(id: string, file: File): Promise<readonly string[]> {
  const { FileSource, PMTiles } = await import('pmtiles');
  // Two files may have the same name.
  class OwnSource extends FileSource {
    override getKey = () => id;
  }
  const tiles = new PMTiles(new OwnSource(file));
  const metadata: unknown = await tiles.getMetadata();
  const layers: unknown =
    typeof metadata === 'object' && metadata !== null && 'vector_layers' in metadata ? metadata.vector_layers : [];
  const names = Array.isArray(layers)
    ? layers.flatMap((one: unknown) =>
        typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
      )
    : [];
  (await tileReader()).add(tiles);
  return names;
}

/** Closes a file of tiles. */
export function closeTiles(id: string): void {
  void protocol?.then(({ tiles }) => tiles.delete(id));
}

/** Whether a layer is shown clustered: if it has only points, and very many. */
function isClustered({ result: { count, geojson } }: OwnLayer): boolean {
  // The pattern may also match a text in a property. Then the points are not clustered, which does no harm.
  return count > MANY && !/"type":"(Multi|Line|Polygon|GeometryC)/.test(new TextDecoder().decode(geojson));
}

function sourceOf({ id, url, result: { tiles } }: OwnLayer, cluster: boolean): SourceSpecification | undefined {
  if (tiles)
    return tiles.type === 'vector'
      ? { type: 'vector', url: `pmtiles://${id}` }
      : { type: 'raster', url: `pmtiles://${id}`, tileSize: 256 };
  if (url === undefined) return undefined;
  return {
    type: 'geojson',
    data: url,
    generateId: true,
    maxzoom: 14,
    ...(cluster ? { cluster: true, clusterRadius: 42, clusterMaxZoom: 11 } : {}),
  };
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
  /** Whether a layer is clustered, by its id. */
  readonly #clusters = new Map<string, boolean>();
  /** The ids of the style layers of each layer that is on the map. */
  readonly #there = new Map<string, readonly string[]>();
  /** Which features of a layer the map has, by their indices in the file; absent where it has all. */
  readonly #kept = new Map<string, readonly number[]>();
  /** By which the features of a layer on the map were chosen. */
  readonly #masks = new Map<string, readonly boolean[] | undefined>();
  #shownOf: ShownOf = () => undefined;
  #waiting = 0;
  #own: readonly OwnLayer[] = [];
  #wanted: readonly Ref[] = [];
  #selected: readonly Ref[] = [];
  /** Whether the map has a style to add to. */
  #ready = false;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /**
   * Shows exactly these layers, from the bottom up.
   *
   * @param shownOf - which features of a layer are shown, in the order of its file; undefined for all.
   */
  show(own: readonly OwnLayer[], selection: readonly Ref[], shownOf: ShownOf = () => undefined): void {
    this.#own = own;
    this.#shownOf = shownOf;
    if (own.length === 0) {
      this.destroy();
      return;
    }
    this.#listen();
    for (const id of this.#there.keys()) if (!own.some((layer) => layer.id === id)) this.#remove(id);
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
      const source = this.#map.getSource<GeoJSONSource>(id);
      const mask = this.#shownOf(layer);
      if (!source || layer.result.tiles || layer.url === undefined || same(mask, this.#masks.get(id))) continue;
      this.#mark(this.#selected, false);
      this.#selected = [];
      this.#masks.set(id, mask);
      if (mask) {
        const features = featuresOf(layer);
        const kept = features.flatMap((_, n) => (mask[n] === false ? [] : [n]));
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
    if (this.#map.getStyle() as unknown) for (const id of [...this.#there.keys()]) this.#remove(id);
    this.#there.clear();
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
      if (!this.#map.getSource(layer.id)) this.#add(layer);
      for (const name of this.#there.get(layer.id) ?? [])
        this.#map.setLayoutProperty(name, 'visibility', layer.visible ? 'visible' : 'none');
    }
    this.#narrowSoon();
  };

  #redress = () => {
    for (const id of [...this.#there.keys()]) this.#remove(id);
    this.#dress();
  };

  #add(layer: OwnLayer) {
    const { id, result, within } = layer;
    const cluster = this.#clusters.get(id) ?? isClustered(layer);
    this.#clusters.set(id, cluster);
    const source = sourceOf(layer, cluster);
    if (!source) return;
    this.#map.addSource(id, source);
    const styles = result.tiles
      ? result.tiles.type === 'raster'
        ? [{ type: 'raster' as const, paint: { 'raster-opacity': 0.9 } }]
        : (within ?? []).flatMap((part) => ownStyle(id, part))
      : [...ownStyle(id), ...(cluster ? clusterStyle(id, document.documentElement.lang) : [])];
    const layers = resolveColorsOf(this.#map.getContainer(), styles).map(
      (style, n) => ({ ...style, id: `${id}/${String(n)}`, source: id }) as LayerSpecification,
    );
    for (const one of layers) this.#map.addLayer(one);
    this.#there.set(
      id,
      layers.map((one) => one.id),
    );
  }

  #remove(id: string) {
    for (const name of this.#there.get(id) ?? []) if (this.#map.getLayer(name)) this.#map.removeLayer(name);
    if (this.#map.getSource(id)) this.#map.removeSource(id);
    this.#there.delete(id);
    this.#kept.delete(id);
    this.#masks.delete(id);
  }

  #select() {
    this.#mark(this.#selected, false);
    this.#mark(this.#wanted, true);
    this.#selected = this.#wanted;
  }

  /** The map numbers the features that it has, and not those of the file. */
  #mark(refs: readonly Ref[], selected: boolean) {
    for (const { layer, id } of refs) {
      const at = this.#kept.get(layer)?.indexOf(Number(id)) ?? Number(id);
      if (at >= 0 && this.#map.getSource(layer)) this.#map.setFeatureState({ source: layer, id: at }, { selected });
    }
  }

  #click = ({ point }: MapMouseEvent) => {
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
    const cluster: unknown = properties['cluster_id'];
    if (typeof cluster === 'number' && geometry.type === 'Point') {
      const [lng = 0, lat = 0] = geometry.coordinates;
      void this.#map
        .getSource<GeoJSONSource>(source)
        ?.getClusterExpansionZoom(cluster)
        .then((zoom) => {
          this.#map.easeTo({ center: [lng, lat], zoom: zoom + 0.2, animate: !wantsReducedMotion() });
        });
      return;
    }
    // Features in tiles have no ids of their own.
    if (id === undefined || this.#own.some((layer) => layer.id === source && layer.result.tiles))
      this.#map.getContainer().dispatchEvent(new OwnPointedEvent({ layer: source, properties }));
    else
      this.#map.getContainer().dispatchEvent(
        new AtlasRequestEvent({
          selection: [{ layer: source, id: String(this.#kept.get(source)?.[Number(id)] ?? id) }],
          panel: 'import',
        }),
      );
  };
}
