import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleFor, zoomOffset } from '../../src/stage/frame.ts';
import { PANE } from '../../src/story/story.ts';

const NOTHING = { top: 0, right: 0, bottom: 0, left: 0 };
const inset = fc.record({ top: fc.nat(400), right: fc.nat(400), bottom: fc.nat(400), left: fc.nat(400) });

describe('the offset of the zoom', () => {
  it('is 0 in the pane that a story is written for', () => {
    expect(zoomOffset(PANE.width, PANE.height, NOTHING)).toBe(0);
  });

  it('is a level in a pane twice as large', () => {
    expect(zoomOffset(PANE.width * 2, PANE.height * 2, NOTHING)).toBe(1);
  });

  it('follows the smaller of width and height', () => {
    expect(zoomOffset(PANE.width / 2, PANE.height * 10, NOTHING)).toBe(-1);
    expect(zoomOffset(PANE.width * 10, PANE.height / 2, NOTHING)).toBe(-1);
  });

  it('of a map that is partly covered by text is that of its free part', () => {
    expect(zoomOffset(PANE.width + 380, PANE.height, { ...NOTHING, left: 380 })).toBe(0);
    expect(zoomOffset(PANE.width, PANE.height + 300, { ...NOTHING, bottom: 200, top: 100 })).toBe(0);
  });

  it('keeps everything in view that the story’s pane shows, if there is space', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 4000 }),
        fc.integer({ min: 1000, max: 4000 }),
        inset,
        (width, height, covered) => {
          const scale = 2 ** zoomOffset(width, height, covered);
          expect(PANE.width * scale).toBeLessThanOrEqual(width - covered.left - covered.right + 1e-6);
          expect(PANE.height * scale).toBeLessThanOrEqual(height - covered.top - covered.bottom + 1e-6);
        },
      ),
    );
  });

  it('is a number even if the map has no free part', () => {
    for (const [width, height] of [
      [0, 0],
      [300, 0],
      [320, 500],
    ] as const) {
      expect(Number.isFinite(zoomOffset(width, height, { top: 500, right: 500, bottom: 500, left: 500 }))).toBe(true);
    }
  });
});

describe('the scale of the lettering', () => {
  it('is that of the catalogue on desktops and phones, and grows with the font size of the page up to a limit', () => {
    expect(scaleFor(17)).toBe(1);
    expect(scaleFor(16)).toBe(1);
    expect(scaleFor(32)).toBe(1.9);
    expect(scaleFor(400)).toBeLessThan(3);
    fc.assert(
      fc.property(
        fc.double({ min: 8, max: 80, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (type, more) => scaleFor(type + more) >= scaleFor(type),
      ),
    );
  });
});
