import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Layer } from '../../../geo/layer.ts';
import { styleIds } from '../../stage/style.ts';

/**
 * Puts the shown layers into the reader's order. The stage adds layers in the order of the catalogue; layers that are
 * not in the catalogue stay above. As few layers as possible are moved, because there are about a hundred and each move
 * takes some milliseconds.
 *
 * @param order - ids of layers, from the bottom up.
 */
export function orderLayers(
  map: Pick<MapLibreMap, 'getLayersOrder' | 'moveLayer'>,
  layers: readonly Pick<Layer, 'id' | 'style'>[],
  order: readonly string[],
): void {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const there = map.getLayersOrder();
  const height = new Map(there.map((id, n) => [id, n]));
  const wanted = order
    .flatMap((id) => styleIds((byId.get(id) ?? { id, style: [] }) as Layer))
    .filter((id) => height.has(id));
  const heights = wanted.map((id) => height.get(id) ?? 0);
  const resting = rising(heights);
  if (resting.size === wanted.length) return;
  const above = there[Math.max(...heights) + 1];
  wanted.forEach((_, n) => {
    const at = wanted.length - 1 - n;
    const id = wanted[at];
    if (id !== undefined && !resting.has(at)) map.moveLayer(id, wanted[at + 1] ?? above);
  });
}

/** The indices of a longest increasing subsequence. */
function rising(numbers: readonly number[]): ReadonlySet<number> {
  const best = numbers.map(() => ({ length: 1, before: -1 }));
  numbers.forEach((number, n) => {
    for (let m = 0; m < n; m += 1) {
      const [other, own] = [best[m], best[n]];
      if (other && own && (numbers[m] ?? 0) < number && other.length + 1 > own.length)
        best[n] = { length: other.length + 1, before: m };
    }
  });
  const kept = new Set<number>();
  let at = best.reduce(
    (most, { length }, n) => (length > (best[most]?.length ?? 0) ? n : most),
    best.length > 0 ? 0 : -1,
  );
  while (at >= 0) {
    kept.add(at);
    at = best[at]?.before ?? -1;
  }
  return kept;
}
