/** The tiles of one large file, as a source of one map. They are made in a worker of its own. */
import type { VectorSourceSpecification } from 'maplibre-gl';
import type { OwnLayer } from '../../core/own-layer.ts';
import type { TilesShown } from './tile-index.ts';
import { CLOSEST } from './tile-layer.ts';
import type { TileAnswer, TileRequest } from './tile-worker.ts';

/** The scheme of the addresses of tiles, which MapLibre asks this file for. */
const SCHEME = 'own-tiles';

const sources = new Map<string, TileSource>();
let lastNumber = 0;
let protocol: Promise<void> | undefined;

const makeProtocol = () =>
  (protocol ??= import('maplibre-gl').then(({ addProtocol }) => {
    addProtocol(SCHEME, async ({ url }) => {
      const [, key = '', z = '', x = '', y = ''] = /\/\/([^/]+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? [];
      const data = await sources.get(key)?.tile(Number(z), Number(x), Number(y));
      return { data: data ?? new ArrayBuffer(0) };
    });
  }));

interface Waiting {
  readonly resolve: (tile: ArrayBuffer) => void;
  readonly reject: (error: Error) => void;
}

export class TileSource {
  readonly #key = String((lastNumber += 1));
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #bounds: OwnLayer['result']['bounds'];
  #lastRequest = 0;

  /** @param layer - of a file with features */
  constructor({ url, result: { points, bounds } }: OwnLayer) {
    this.#bounds = bounds;
    this.#worker = new Worker(new URL('./tile-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<TileAnswer>) => {
      const waiting = this.#waiting.get(data.request);
      this.#waiting.delete(data.request);
      if (data.tile) waiting?.resolve(data.tile);
      else waiting?.reject(new Error(data.problem));
    });
    this.#worker.addEventListener('error', (event) => {
      this.#failAll(event.message || 'The worker of the tiles has failed.');
    });
    if (points) this.#ask({ kind: 'points', points });
    else if (url !== undefined) this.#ask({ kind: 'features', url });
    sources.set(this.#key, this);
  }

  /** Resolves with the specification of the source, when the map can ask for its tiles. */
  async specification(): Promise<VectorSourceSpecification> {
    await makeProtocol();
    return {
      type: 'vector',
      tiles: [`${SCHEME}://${this.#key}/{z}/{x}/{y}`],
      maxzoom: CLOSEST,
      ...(this.#bounds ? { bounds: [...this.#bounds] } : {}),
    };
  }

  /** For all tiles that are asked for from now on. */
  show(shown: TilesShown): void {
    this.#ask({ kind: 'shown', ...shown });
  }

  tile(z: number, x: number, y: number): Promise<ArrayBuffer> {
    const request = (this.#lastRequest += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      this.#ask({ kind: 'tile', request, z, x, y });
    });
  }

  destroy(): void {
    sources.delete(this.#key);
    this.#worker.terminate();
    this.#failAll('The file has been removed.');
  }

  #failAll(message: string) {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }

  #ask(request: TileRequest) {
    this.#worker.postMessage(request);
  }
}
