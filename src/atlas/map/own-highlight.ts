/** What is selected of large files: their tiles may have left it out, so it is drawn by itself above them. */
import type { FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { featureAt } from '../core/own-features.ts';
import type { OwnLayer } from '../core/own-layer.ts';
import type { Ref } from '../core/state.ts';
import { resolveColorsOf } from '../ui/theme.ts';
import { selectedStyle } from './own-style.ts';

const SOURCE = 'own-selected';

export class OwnHighlight {
  readonly #map: MapLibreMap;
  #there: readonly string[] = [];
  #shown = '';

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** Shows exactly these features of these layers. */
  show(own: readonly OwnLayer[], refs: readonly Ref[]): void {
    const features = refs.flatMap(({ layer: of, id }) => {
      const layer = own.find((one) => one.id === of);
      const geometry = layer && featureAt(layer, Number(id))?.geometry;
      return geometry ? [{ type: 'Feature' as const, properties: {}, geometry }] : [];
    });
    const source = this.#map.getSource<GeoJSONSource>(SOURCE);
    if (features.length === 0) {
      if (source) this.#remove();
      return;
    }
    const data: FeatureCollection<Geometry> = { type: 'FeatureCollection', features };
    const shown = refs.map(({ layer, id }) => `${layer}/${id}`).join(' ');
    if (source && shown === this.#shown) return;
    this.#shown = shown;
    if (source) void source.setData(data);
    else this.#add(data);
  }

  #add(data: FeatureCollection<Geometry>) {
    this.#map.addSource(SOURCE, { type: 'geojson', data });
    const layers = resolveColorsOf(this.#map.getContainer(), selectedStyle()).map(
      (style, n) => ({ ...style, id: `${SOURCE}/${String(n)}`, source: SOURCE }) as LayerSpecification,
    );
    for (const layer of layers) this.#map.addLayer(layer);
    this.#there = layers.map(({ id }) => id);
  }

  #remove() {
    for (const id of this.#there) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    this.#map.removeSource(SOURCE);
    this.#there = [];
    this.#shown = '';
  }
}
