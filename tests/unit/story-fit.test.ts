import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, project, unproject } from '../../src/story/fit-camera.ts';
import { PANE, type LngLat } from '../../src/story/story.ts';
import { anyLngLat } from './arbitraries.ts';

const someLngLats = fc.array(anyLngLat, { minLength: 1, maxLength: 6 }).map((all) => all as [LngLat, ...LngLat[]]);

describe('the projection', () => {
  it('has an inverse', () => {
    fc.assert(
      fc.property(anyLngLat, ([lng, lat]) => {
        const [x, y] = project([lng, lat]);
        const back = unproject(x, y);
        expect(back[0]).toBeCloseTo(lng, 9);
        expect(back[1]).toBeCloseTo(lat, 9);
      }),
    );
  });

  it('has the width of the world as its unit, with north up', () => {
    expect(project([-180, 0])).toEqual([0, 0.5]);
    expect(project([180, 0])).toEqual([1, 0.5]);
    expect(project([0, 85.0511287798066])[1]).toBeCloseTo(0, 9);
    expect(project([0, 40])[1]).toBeLessThan(0.5);
  });
});

describe('the camera over some places', () => {
  it('shows all of them, with space for their names', () => {
    fc.assert(
      fc.property(someLngLats, (places) => {
        const { center, zoom } = fit(places, 22);
        const world = 512 * 2 ** zoom;
        const [cx, cy] = project(center);
        for (const place of places) {
          const [x, y] = project(place);
          const dx = Math.abs(x - cx);
          expect(Math.min(dx, 1 - dx) * world).toBeLessThanOrEqual((PANE.width / 2) * 0.76 + 30);
          expect(Math.abs(y - cy) * world).toBeLessThanOrEqual((PANE.height / 2) * 0.76 + 30);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('over one place has it in the centre', () => {
    fc.assert(
      fc.property(anyLngLat, (place) => {
        expect(fit([place])).toEqual({
          center: [place[0], place[1]].map((n) => expect.closeTo(n, 5) as number),
          zoom: 12,
        });
      }),
    );
  });

  it('does not come closer than it may', () => {
    fc.assert(
      fc.property(someLngLats, fc.integer({ min: 0, max: 16 }), (places, closest) => {
        expect(fit(places, closest).zoom).toBeLessThanOrEqual(closest);
      }),
    );
  });

  it('does not depend on the order they are named in', () => {
    fc.assert(
      fc.property(someLngLats, (places) => {
        expect(fit([...places].reverse() as [LngLat, ...LngLat[]]).zoom).toBe(fit(places).zoom);
      }),
    );
  });

  it('goes across the date line, not around the world', () => {
    const { center, zoom } = fit([
      [179, -18],
      [-179, -17],
    ]);
    expect(Math.abs(center[0])).toBe(180);
    expect(zoom).toBeGreaterThan(6);
    expect(
      fit([
        [178, 0],
        [-176, 0],
      ]).center[0],
    ).toBeCloseTo(-179, 5);
  });
});
