/** Makes the tiles of one large file away from the page. Wires only: what it does is in `tile-index.ts`. */
import type { FeatureCollection, Geometry } from 'geojson';
import { featureIndex, pointIndex, type TilesShown, type TileIndex } from './tile-index.ts';

/** To the worker. What is shown comes before the tiles that show it. */
export type TileRequest =
  | { readonly kind: 'points'; readonly points: Float64Array }
  | { readonly kind: 'features'; readonly url: string }
  | ({ readonly kind: 'shown' } & TilesShown)
  | { readonly kind: 'tile'; readonly request: number; readonly z: number; readonly x: number; readonly y: number };

/** From the worker. */
export interface TileAnswer {
  readonly request: number;
  readonly tile: ArrayBuffer | undefined;
  readonly problem: string;
}

let index: Promise<TileIndex> | undefined;
let shown: TilesShown = { mask: undefined, display: 'points' };

async function featuresAt(url: string): Promise<TileIndex> {
  const { features } = (await (await fetch(url)).json()) as FeatureCollection<Geometry | null>;
  return featureIndex(features);
}

const told = (answer: TileAnswer) => {
  postMessage(answer, { transfer: answer.tile ? [answer.tile] : [] });
};

addEventListener('message', ({ data }: MessageEvent<TileRequest>) => {
  switch (data.kind) {
    case 'points':
      index = Promise.resolve(pointIndex(data.points));
      break;
    case 'features':
      index = featuresAt(data.url);
      break;
    case 'shown':
      shown = data;
      break;
    case 'tile': {
      const { request, z, x, y } = data;
      const how = shown;
      Promise.resolve(index).then(
        (made) => {
          told({ request, tile: made?.tile(z, x, y, how).slice().buffer as ArrayBuffer, problem: '' });
        },
        (error: unknown) => {
          told({ request, tile: undefined, problem: error instanceof Error ? error.message : '' });
        },
      );
    }
  }
});
