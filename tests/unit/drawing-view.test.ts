import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOfView, look, type PictureView } from '../../src/drawing/view.ts';
import type { Camera } from '../../src/story/story.ts';

const view: PictureView = { width: 2000, height: 1200, focus: [1000, 600], offset: 0 };
const camera: Camera = { center: [49.5, 37.2], zoom: 8, bearing: 0, pitch: 0 };

const cameras = fc.record({
  center: fc.tuple(fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -70, max: 70, noNaN: true })),
  zoom: fc.double({ min: 3, max: 14, noNaN: true }),
  bearing: fc.double({ min: -180, max: 180, noNaN: true }),
  pitch: fc.double({ min: 0, max: 60, noNaN: true }),
});

describe('the view of a still', () => {
  it('has the centre of the camera at its focus', () => {
    fc.assert(
      fc.property(
        cameras,
        fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })),
        (one, focus) => {
          const sight = look(one, { ...view, focus });
          const [x, y] = sight.place(sight.ground(one.center));
          expect(Math.hypot(x - focus[0], y - focus[1])).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('finds for a pixel the point that is drawn there', () => {
    fc.assert(
      fc.property(cameras, fc.integer({ min: 500, max: 1500 }), fc.integer({ min: 400, max: 1200 }), (one, x, y) => {
        const sight = look(one, view);
        const at = sight.below(x, y);
        if (!at || Math.abs(at[1]) > 84) return;
        const [backX, backY] = sight.place(sight.ground(at));
        expect(Math.hypot(backX - x, backY - y)).toBeLessThan(0.01);
      }),
    );
  });

  it('draws as many pixels to a degree as Web Mercator with tiles of 512', () => {
    const sight = look(camera, view);
    const [x, y] = sight.place(sight.ground([50.5, 37.2]));
    expect(x - 1000).toBeCloseTo((512 * 2 ** 8) / 360, 6);
    expect(y).toBeCloseTo(600, 6);
  });

  it('has the direction of the bearing at the top', () => {
    const east = look({ ...camera, bearing: 90 }, view);
    const [x, y] = east.place(east.ground([50, 37.2]));
    expect(x).toBeCloseTo(1000, 6);
    expect(y).toBeLessThan(600);
  });

  // Measured in MapLibre GL JS 6 in a pane of 800 × 600 with its centre in the middle: tests/e2e/stills.spec.ts repeats
  // it.
  it('draws distant parts smaller and near parts larger, with the perspective of an eye at 900 pixels', () => {
    const sight = look({ ...camera, pitch: 60 }, view);
    const ahead = sight.ground([49.5, 37.8]);
    const behind = sight.ground([49.5, 36.6]);
    expect(sight.nearness(sight.ground(camera.center))).toBe(1);
    expect(sight.nearness(ahead)).toBeCloseTo(900 / (900 + ahead[1] * Math.sin(Math.PI / 3)), 9);
    expect(sight.nearness(behind)).toBeGreaterThan(1);
    expect(600 - sight.place(ahead)[1]).toBeLessThan(sight.place(behind)[1] - 600);
  });

  it('has MapLibre’s field of view in the story’s pane, and the same perspective in all others', () => {
    expect(fieldOfView(600, 0)).toBeCloseTo(36.87, 2);
    fc.assert(
      fc.property(
        fc.double({ min: 200, max: 3000, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (height, offset) => {
          const distance = height / 2 / Math.tan((fieldOfView(height, offset) * Math.PI) / 360);
          expect(distance / 2 ** offset).toBeCloseTo(900, 6);
        },
      ),
    );
  });

  it('draws nothing above the horizon', () => {
    expect(look({ ...camera, pitch: 70 }, view).below(1000, 0)).toBeUndefined();
  });
});
