/**
 * Many features, brought as a reader brings them (`?own`) or put on a map with nothing else: `count` points, or areas
 * (`areas`); or a million points in a file of tiles (`tiles`). `display` as in the atlas.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import '../bare/bare.css';
import { addProtocol, Map as MapLibreMap, setWorkerUrl, type LayerSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { FileSource, PMTiles, Protocol } from 'pmtiles';
import type { Display, OwnLayer } from '../../../src/atlas/core/own-layer.ts';
import { ownShown } from '../../../src/atlas/core/own-time.ts';
import { importFile } from '../../../src/atlas/import/import-file.ts';
import { ownStyle } from '../../../src/atlas/map/own-style.ts';
import { resolveColorsOf } from '../../../src/atlas/ui/theme.ts';
import { OwnLayers } from '../../../src/atlas/map/own-layers.ts';
import { openTiles } from '../../../src/atlas/map/tiles/pmtiles-file.ts';
import { tokenIn } from '../../../geo/tokens.ts';
import { isoOf } from '../../../src/story/when.ts';

/** Milliseconds. */
export interface Bench {
  readonly map: MapLibreMap;
  /** From a file to a map that is idle: of it, until the file has been read. */
  open(): Promise<{ readonly read: number; readonly drawn: number }>;
  /** Hides all and shows it again. */
  toggle(): Promise<number>;
  /** Shows what is of some of the days, 0 to 1 of them from the first. */
  date(from: number, until: number): Promise<number>;
  /** Of each frame. */
  pan(frames: number): Promise<readonly number[]>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

setWorkerUrl(workerUrl);
for (const name of ['--story-focus', '--story-accent', '--map-halo', '--map-sea-ink', '--map-border'])
  document.documentElement.style.setProperty(name, tokenIn('light')(name) ?? '');

const asked = new URLSearchParams(location.search);
const isOwn = asked.has('own');
const COUNT = Number(asked.get('count') ?? 100_000);
/** 1905 to 1921. */
const [FIRST, LAST] = [-23_741, -17_533];

/** The same features each time: a linear congruential generator (Numerical Recipes, 1992). */
function makeFile(): File {
  let seed = 1920;
  const random = () => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  const feature = (n: number) => {
    const [lng, lat] = [48.5 + random() * 2, 36.7 + random()];
    const day = Math.floor(FIRST + random() * (LAST - FIRST));
    const size = 0.001 + random() * 0.003;
    const at = (x: number, y: number) => `[${(lng + x * size).toFixed(5)},${(lat + y * size).toFixed(5)}]`;
    const geometry = asked.has('areas')
      ? `{"type":"Polygon","coordinates":[[${[at(0, 0), at(1, 0.2), at(1.2, 1), at(0.1, 0.9), at(0, 0)].join(',')}]]}`
      : `{"type":"Point","coordinates":${at(0, 0)}}`;
    return `{"type":"Feature","properties":{"name":"Stone ${String(n)}","date":"${isoOf(day)}","day":${String(day)}},"geometry":${geometry}}`;
  };
  const parts: string[] = [];
  for (let n = 0; n < COUNT; n += 1) parts.push(`${n > 0 ? ',' : ''}${feature(n)}`);
  return new File(['{"type":"FeatureCollection","features":[', ...parts, ']}'], 'stones.geojson');
}

const idle = () => new Promise<void>((resolve) => void map.once('idle', () => resolve()).triggerRepaint());

async function timed(change: () => unknown): Promise<number> {
  const then = performance.now();
  await change();
  await idle();
  return performance.now() - then;
}

const dayAt = (share: number) => Math.round(FIRST + share * (LAST - FIRST));

function ownBench(): Pick<Bench, 'open' | 'toggle' | 'date'> {
  const own = new OwnLayers(map);
  const display = asked.get('display') as Display | null;
  let layer: OwnLayer | undefined;
  let days: readonly [number, number] | undefined;
  const shownOf = (one: OwnLayer) =>
    days &&
    ownShown(one, {
      state: { time: { from: days[0], until: days[1], now: undefined } },
      catalogue: { time: { from: FIRST, until: LAST } },
    });
  const show = (visible: boolean) => {
    if (layer) own.show([{ ...layer, visible }], [], shownOf);
  };
  const shown = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (map.getSource('own-1')) resolve();
        else requestAnimationFrame(look);
      };
      look();
    });
  return {
    async open() {
      const file = await bring();
      let read = 0;
      const drawn = await timed(async () => {
        const then = performance.now();
        const result = await importFile(file);
        read = performance.now() - then;
        if (result.problem) throw new Error(result.problem.code);
        const tiles = result.tiles ? { within: await openTiles('own-1', file) } : undefined;
        const url = tiles ? undefined : URL.createObjectURL(new Blob([result.geojson]));
        layer = { id: 'own-1', title: file.name, visible: true, url, file, result, ...tiles };
        if (display) layer = { ...layer, display };
        show(true);
        await shown();
      });
      return { read, drawn };
    },
    async toggle() {
      return (await timed(() => show(false))) + (await timed(() => show(true)));
    },
    date: (from, until) =>
      timed(async () => {
        days = [dayAt(from), dayAt(until)];
        show(true);
        // Changes are gathered for some milliseconds.
        await new Promise((resolve) => setTimeout(resolve, 70));
      }),
  };
}

function bareBench(): Pick<Bench, 'open' | 'toggle' | 'date'> {
  // The look of the atlas: what is compared is how the features come to the map.
  const layers: LayerSpecification[] = [];
  const addLayers = (part?: string) => {
    const styles = resolveColorsOf(map.getContainer(), ownStyle('own-1', part));
    layers.push(
      ...styles.map((style, n) => ({ ...style, id: `stones-${String(n)}`, source: 'stones' }) as LayerSpecification),
    );
    for (const layer of layers) map.addLayer(layer);
  };
  return {
    async open() {
      const file = await bring();
      const drawn = await timed(() => {
        if (asked.has('tiles')) {
          const protocol = new Protocol();
          addProtocol('pmtiles', protocol.tile);
          protocol.add(new PMTiles(new FileSource(file)));
          map.addSource('stones', { type: 'vector', url: `pmtiles://${file.name}` });
          addLayers('stones');
        } else {
          map.addSource('stones', { type: 'geojson', data: URL.createObjectURL(file) });
          addLayers();
        }
      });
      return { read: 0, drawn };
    },
    async toggle() {
      const set = (value: 'none' | 'visible') =>
        timed(() => {
          for (const { id } of layers) map.setLayoutProperty(id, 'visibility', value);
        });
      return (await set('none')) + (await set('visible'));
    },
    date: (from, until) =>
      timed(() => {
        const within = [
          ['>=', ['get', 'day'], dayAt(from)],
          ['<=', ['get', 'day'], dayAt(until)],
        ];
        for (const layer of layers)
          map.setFilter(layer.id, ['all', (layer as { readonly filter?: never }).filter ?? true, ...within] as never);
      }),
  };
}

const bring = async () =>
  asked.has('tiles') ? new File([await (await fetch('stones.pmtiles')).blob()], 'stones.pmtiles') : makeFile();

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

async function pan(frames: number): Promise<readonly number[]> {
  await idle();
  const times: number[] = [];
  let then = await new Promise<number>(requestAnimationFrame);
  for (let n = 1; n <= frames; n += 1) {
    map.jumpTo({ center: [49.5 + Math.sin(n / 8) * 0.3, 37.2 + Math.cos(n / 8) * 0.1] });
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - then);
    then = now;
  }
  return times;
}

map.once('style.load', () => {
  window.bench = { map, pan, ...(isOwn ? ownBench() : bareBench()) };
});
