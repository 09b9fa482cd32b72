import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderLayers } from '../../../src/atlas/map/layer-order.ts';

/** A fake map that has only an order of layers. */
function mapOf(order: readonly string[]) {
  const map = {
    order: [...order],
    moves: 0,
    getLayersOrder: () => [...map.order],
    moveLayer(id: string, before?: string) {
      map.moves += 1;
      map.order.splice(map.order.indexOf(id), 1);
      map.order.splice(before === undefined ? map.order.length : map.order.indexOf(before), 0, id);
      return map as never;
    },
  };
  return map;
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const layers = ids.map((id) => ({ id, style: [{ type: 'line' }, { type: 'line' }] as never }));
const styles = (order: readonly string[]) => order.flatMap((id) => [`${id}/0`, `${id}/1`]);
const some = fc.shuffledSubarray(ids);

it('layers are in the requested order, above the background and below layers that are not the catalogue’s', () => {
  fc.assert(
    fc.property(some, fc.shuffledSubarray(ids, { minLength: 6 }), (order, before) => {
      const map = mapOf(['paper', ...styles(before), 'room', 'answers']);
      orderLayers(map, layers, order);
      const wanted = new Set(styles(order));
      expect(map.order.filter((id) => wanted.has(id))).toEqual(styles(order));
      expect([map.order[0], ...map.order.slice(-2)]).toEqual(['paper', 'room', 'answers']);
      expect([...map.order].sort()).toEqual([...['paper', ...styles(ids), 'room', 'answers']].sort());
    }),
  );
});

it('only a layer that is raised is moved, and none if the order is right', () => {
  const map = mapOf(['paper', ...styles(ids), 'room']);
  orderLayers(map, layers, ids);
  expect(map.moves).toBe(0);
  orderLayers(map, layers, ['b', 'c', 'd', 'a', 'e', 'f']);
  expect(map.moves).toBe(2);
});
