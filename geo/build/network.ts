/** A graph of drawn lines, and shortest paths in it. Lines are connected where they share a point. */
import * as turf from '@turf/turf';
import type { Position } from 'geojson';

export interface Network {
  readonly nodes: ReadonlyMap<string, Position>;
  readonly edges: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Points closer than this many decimals of a degree (3: about 100 m) are one. */
export type Decimals = 3 | 4;

export function network(lines: readonly (readonly Position[])[], decimals: Decimals): Network {
  const nodes = new Map<string, Position>();
  const edges = new Map<string, Map<string, number>>();
  const key = ([x = 0, y = 0]: Position): string => `${x.toFixed(decimals)} ${y.toFixed(decimals)}`;
  const join = (a: string, b: string, km: number): void => {
    const from = edges.get(a) ?? new Map<string, number>();
    edges.set(a, from.set(b, Math.min(km, from.get(b) ?? Infinity)));
  };
  for (const line of lines) {
    line.forEach((point, i) => {
      const [here, before] = [key(point), line[i - 1]];
      if (!nodes.has(here)) nodes.set(here, point);
      if (!before || key(before) === here) return;
      const km = turf.distance(before, point);
      join(key(before), here, km);
      join(here, key(before), km);
    });
  }
  return { nodes, edges };
}

/** The node nearest to a point, and its distance in kilometres. */
export function nearestNode({ nodes }: Network, point: Position): { readonly node: string; readonly km: number } {
  let best = { node: '', km: Infinity };
  for (const [node, position] of nodes) {
    const km = turf.distance(point, position);
    if (km < best.km) best = { node, km };
  }
  return best;
}

/** The shortest path between two nodes (Dijkstra); undefined if they are not connected. */
export function way({ nodes, edges }: Network, from: string, to: string): Position[] | undefined {
  const far = new Map<string, number>([[from, 0]]);
  const before = new Map<string, string>();
  const done = new Set<string>();
  const open = new Set<string>([from]);
  while (open.size > 0) {
    let here = '';
    for (const node of open) if (here === '' || (far.get(node) ?? Infinity) < (far.get(here) ?? Infinity)) here = node;
    if (here === to) break;
    open.delete(here);
    done.add(here);
    for (const [next, km] of edges.get(here) ?? []) {
      const total = (far.get(here) ?? 0) + km;
      if (done.has(next) || total >= (far.get(next) ?? Infinity)) continue;
      far.set(next, total);
      before.set(next, here);
      open.add(next);
    }
  }
  if (!far.has(to)) return undefined;
  const path: Position[] = [];
  for (let node: string | undefined = to; node !== undefined; node = before.get(node)) {
    const position = nodes.get(node);
    if (position) path.unshift(position);
  }
  return path;
}
