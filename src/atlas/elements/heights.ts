import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Layer } from '../../../geo/layer.ts';
import { styleIds } from '../../stage/style.ts';

/**
 * Puts the layers that are on into the reader's order. The stage adds a layer where the catalogue has it, and knows
 * no other order; what is not the catalogue's keeps its place above.
 *
 * @param order - ids of layers, from the bottom up.
 */
export function stack(map: Pick<MapLibreMap, 'getLayersOrder' | 'moveLayer'>, layers: readonly Layer[], order: readonly string[]): void {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const there = map.getLayersOrder();
  const known = new Set(there);
  const wanted = order.flatMap((id) => (byId.has(id) ? styleIds(byId.get(id) as Layer) : [])).filter((id) => known.has(id));
  const mine = new Set(wanted);
  const now = there.filter((id) => mine.has(id));
  if (now.every((id, n) => id === wanted[n])) return;
  // All of them directly below what stands above the topmost of them now.
  const above = there[there.lastIndexOf(now.at(-1) ?? '') + 1];
  for (const id of wanted) map.moveLayer(id, above);
}
