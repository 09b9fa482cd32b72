/** What a map costs without a story: MapLibre, the same layers, and a camera that is told where to be. */
import 'maplibre-gl/dist/maplibre-gl.css';
import './bare.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { datasets, layers } from '../../../geo/catalog.ts';
import { paper, tokenIn } from '../../../geo/tokens.ts';
import { patterns } from '../../../geo/patterns.ts';
import { Patterns } from '../../../src/stage/patterns.ts';
import { resolveColors } from '../../../src/drawing/colors.ts';
import { emptyStyle, sourceOf, styleIds, styleLayers } from '../../../src/stage/style.ts';
import type { Frame } from '../measure.ts';

declare global {
  interface Window {
    bare: { readonly map: MapLibreMap; fly(frames: readonly Frame[]): Promise<readonly number[]> };
  }
}

setWorkerUrl(workerUrl);
const query = new URLSearchParams(location.search);
const asked = query.get('layers')?.split(' ') ?? [];
// As high as the story's own map, which on a phone is a pane of the window.
document.getElementById('map')?.style.setProperty('height', `${query.get('height') ?? ''}px`);
const tokens = (name: string) => tokenIn('light')(name) ?? '';
const shown = resolveColors(
  layers.filter(({ id }) => asked.includes(id)),
  tokens,
);
const root = new URL('/', location.href).href;
const style = emptyStyle(resolveColors(paper, tokens), 'en');
for (const dataset of datasets) {
  if (shown.some((layer) => layer.dataset === dataset.id)) style.sources[dataset.id] = sourceOf(dataset, root);
}
style.layers.push(...shown.flatMap(styleLayers));
style.state = { ...style.state, when: { default: Number(query.get('day') ?? 0) } };
const map = new MapLibreMap({
  container: 'map',
  style,
  center: [49.6, 37.2],
  zoom: 7,
  attributionControl: false,
  renderWorldCopies: false,
  fadeDuration: 150,
  interactive: false,
});
// The same style is drawn with the same textures.
new Patterns(map, patterns, tokens, 1);

window.bare = {
  map,
  /**
   * Shows one camera a frame, with its layers; resolves with the milliseconds between frames. Begins when the map is
   * idle.
   */
  async fly(frames) {
    const times: number[] = [];
    await new Promise<void>((resolve) => void map.once('idle', () => resolve()).triggerRepaint());
    let then = await new Promise<number>(requestAnimationFrame);
    let visible = '';
    for (const { camera, fieldOfView, layers: wanted } of frames) {
      if (wanted !== visible) {
        const ids = new Set(wanted.split(' '));
        for (const layer of shown) {
          for (const id of styleIds(layer))
            map.setLayoutProperty(id, 'visibility', ids.has(layer.id) ? 'visible' : 'none');
        }
        visible = wanted;
      }
      map.setVerticalFieldOfView(fieldOfView);
      map.jumpTo(camera);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - then);
      then = now;
    }
    return times;
  },
};
