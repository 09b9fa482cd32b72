/**
 * A hundred thousand points, or a million in a file of tiles (`?tiles`): brought as a reader brings them (`?own`), or
 * put on
 * a map with nothing else.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import '../bare/bare.css';
import { addProtocol, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { FileSource, PMTiles, Protocol } from 'pmtiles';
import { importFile } from '../../../src/atlas/import/import-file.ts';
import { openTiles, OwnLayers } from '../../../src/atlas/map/own-layers.ts';
import { tokenIn } from '../../../geo/tokens.ts';

declare global {
  interface Window {
    points: { readonly map: MapLibreMap; pan(frames: number): Promise<readonly number[]> };
  }
}

const COUNT = 100_000;

setWorkerUrl(workerUrl);
for (const name of ['--story-focus', '--story-accent', '--map-halo', '--map-sea-ink', '--map-border'])
  document.documentElement.style.setProperty(name, tokenIn('light')(name) ?? '');

const asked = new URLSearchParams(location.search);
const own = asked.has('own');

/** As GeoJSON. The same points each time: a linear congruential generator (Numerical Recipes, 1992). */
function stones(): ArrayBuffer {
  let seed = 1920;
  const random = () => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  const features = Array.from(
    { length: COUNT },
    (_, n) =>
      `{"type":"Feature","properties":{"name":"Stone ${String(n)}"},"geometry":{"type":"Point","coordinates":[${(48.5 + random() * 2).toFixed(5)},${(36.7 + random()).toFixed(5)}]}}`,
  );
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[${features.join(',')}]}`).buffer;
}

function points() {
  const geojson = stones();
  const url = URL.createObjectURL(new Blob([geojson]));
  if (own) {
    const result = {
      kind: 'csv',
      found: COUNT,
      dropped: [],
      droppedCount: 0,
      warnings: [],
      problem: undefined,
      bounds: undefined,
      tiles: undefined,
      count: COUNT,
      geojson,
    } as const;
    new OwnLayers(map).show([{ id: 'own-1', title: 'stones.csv', visible: true, url, file: undefined, result }], []);
    return;
  }
  map.addSource('stones', { type: 'geojson', data: url });
  map.addLayer({
    id: 'stones',
    type: 'circle',
    source: 'stones',
    paint: { 'circle-radius': 3, 'circle-color': '#1d5fa8' },
  });
}

async function tiles() {
  const file = new File([await (await fetch('stones.pmtiles')).blob()], 'stones.pmtiles');
  if (own) {
    const result = await importFile(file);
    new OwnLayers(map).show(
      [
        {
          id: 'own-1',
          title: file.name,
          visible: true,
          url: undefined,
          file,
          result,
          within: await openTiles('own-1', file),
        },
      ],
      [],
    );
    return;
  }
  const protocol = new Protocol();
  addProtocol('pmtiles', protocol.tile);
  protocol.add(new PMTiles(new FileSource(file)));
  map.addSource('stones', { type: 'vector', url: `pmtiles://${file.name}` });
  map.addLayer({
    id: 'stones',
    type: 'circle',
    source: 'stones',
    'source-layer': 'stones',
    paint: { 'circle-radius': 3, 'circle-color': '#1d5fa8' },
  });
}

const map = new MapLibreMap({
  container: 'map',
  style: {
    version: 8,
    sources: {},
    layers: [{ id: 'paper', type: 'background', paint: { 'background-color': '#f3ecdc' } }],
  },
  center: [49.5, 37.2],
  zoom: 8,
  attributionControl: false,
  renderWorldCopies: false,
  interactive: false,
  fadeDuration: 150,
});
map.once('style.load', () => {
  if (asked.has('tiles')) void tiles();
  else points();
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
