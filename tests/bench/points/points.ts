/** A hundred thousand points: brought as a reader brings them (`?own`), or put on a map with nothing else. */
import 'maplibre-gl/dist/maplibre-gl.css';
import '../bare/bare.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { OwnLayers } from '../../../src/atlas/elements/own-layers.ts';
import { tokenIn } from '../../../geo/tokens.ts';

declare global {
  interface Window {
    points: { readonly map: MapLibreMap; pan(frames: number): Promise<readonly number[]> };
  }
}

const COUNT = 100_000;

setWorkerUrl(workerUrl);
for (const name of ['--story-focus', '--story-accent', '--map-halo', '--map-sea-ink', '--map-border']) document.documentElement.style.setProperty(name, tokenIn('light')(name) ?? '');

/** The same points each time: a linear congruential generator (Numerical Recipes, 1992). */
let seed = 1920;
const random = () => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
const features = Array.from({ length: COUNT }, (_, n) => `{"type":"Feature","properties":{"name":"Stone ${String(n)}"},"geometry":{"type":"Point","coordinates":[${(48.5 + random() * 2).toFixed(5)},${(36.7 + random()).toFixed(5)}]}}`);
const geojson = new TextEncoder().encode(`{"type":"FeatureCollection","features":[${features.join(',')}]}`).buffer;
const url = URL.createObjectURL(new Blob([geojson]));

const map = new MapLibreMap({ container: 'map', style: { version: 8, sources: {}, layers: [{ id: 'paper', type: 'background', paint: { 'background-color': '#f3ecdc' } }] }, center: [49.5, 37.2], zoom: 8, attributionControl: false, renderWorldCopies: false, interactive: false, fadeDuration: 150 });
map.once('style.load', () => {
  if (location.search === '?own') {
    const answered = { kind: 'csv', found: COUNT, dropped: [], droppedCount: 0, warnings: [], trouble: undefined, bounds: undefined, tiles: undefined, count: COUNT, geojson } as const;
    OwnLayers.show(map, [{ id: 'own-1', title: 'stones.csv', visible: true, url, file: undefined, answered }], []);
    return;
  }
  map.addSource('stones', { type: 'geojson', data: url });
  map.addLayer({ id: 'stones', type: 'circle', source: 'stones', paint: { 'circle-radius': 3, 'circle-color': '#1d5fa8' } });
});

window.points = {
  map,
  /** Moves the map a little every frame; resolves with the milliseconds between frames. */
  async pan(frames) {
    const times: number[] = [];
    let then = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < frames; frame += 1) {
      map.jumpTo({ center: [49.5 + Math.sin(frame / 8) * 0.3, 37.2 + Math.cos(frame / 8) * 0.1] });
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - then);
      then = now;
    }
    return times;
  },
};
