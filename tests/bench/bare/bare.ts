/** What a map costs without a story: MapLibre, the same layers, and a camera that is told where to be. */
import 'maplibre-gl/dist/maplibre-gl.css';
import './bare.css';
import { Map as MapLibreMap, setWorkerUrl, type JumpToOptions } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { datasets, layers } from '../../../geo/catalog.ts';
import { paper } from '../../../geo/palette.ts';
import { emptyStyle, sourceOf, styleLayers } from '../../../src/stage/style.ts';

declare global {
  interface Window {
    bare: { readonly map: MapLibreMap; fly(cameras: readonly JumpToOptions[]): Promise<readonly number[]> };
  }
}

setWorkerUrl(workerUrl);
const asked = new URLSearchParams(location.search).get('layers')?.split(' ') ?? [];
const shown = layers.filter(({ id }) => asked.includes(id));
const root = new URL('/', location.href).href;
const style = emptyStyle(paper, 'en');
for (const dataset of datasets) {
  if (shown.some((layer) => layer.dataset === dataset.id)) style.sources[dataset.id] = sourceOf(dataset, root);
}
style.layers.push(...shown.flatMap(styleLayers));
const map = new MapLibreMap({ container: 'map', style, center: [49.6, 37.2], zoom: 7, attributionControl: false, renderWorldCopies: false, fadeDuration: 150, interactive: false });

window.bare = {
  map,
  /** Shows one camera a frame; resolves with the milliseconds between frames. */
  async fly(cameras) {
    const times: number[] = [];
    let then = await new Promise<number>(requestAnimationFrame);
    for (const camera of cameras) {
      map.jumpTo(camera);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - then);
      then = now;
    }
    return times;
  },
};
