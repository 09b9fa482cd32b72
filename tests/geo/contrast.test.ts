import { describe, expect, it } from 'vitest';
import { themes, type Theme } from '../../geo/tokens.ts';

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21 (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour with an opacity over another colour. */
function over(top: string, opacity: number, ground: string): string {
  const mixed = [1, 3, 5].map((i) =>
    Math.round(
      Number.parseInt(top.slice(i, i + 2), 16) * opacity + Number.parseInt(ground.slice(i, i + 2), 16) * (1 - opacity),
    ),
  );
  return `#${mixed.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

const both = ['light', 'dark'] as const satisfies readonly Theme[];

describe.each(both)('the page in the %s theme', (theme) => {
  const { page } = themes[theme];
  it.each(['ink', 'soft', 'accent', 'link'] as const)('reads %s on paper and on the ground of the page', (text) => {
    for (const ground of [page.paper, page.ground]) expect(contrast(page[text], ground)).toBeGreaterThanOrEqual(4.5);
  });
  it('has a visible focus ring', () => {
    for (const ground of [page.paper, page.ground, themes[theme].map.paper, themes[theme].map.sea])
      expect(contrast(page.focus, ground)).toBeGreaterThanOrEqual(3);
  });
  it('has enough contrast on buttons', () => {
    for (const ground of [page.accent, page.ink]) expect(contrast(page.paper, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

describe.each(both)('the map in the %s theme', (theme) => {
  const { map, actor } = themes[theme];
  const lowland = [map.paper, map.height1, map.height2, map.height3, over(map.forest, 0.31, map.paper)];
  const held = Object.values(actor).map((colour) => over(colour, 0.2, map.paper));

  it('reads a town’s name on any ground, even without its halo', () => {
    for (const ground of [...lowland, map.height4, map.height5, ...held])
      expect(contrast(map.ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('reads the names of a plan on the ground of a town, its bazaar and its gardens, even without their halo', () => {
    const [houses, bazaar, garden] = [
      over(map.town, 0.22, map.paper),
      over(map.town, 0.45, map.halo),
      over(map.forest, 0.28, map.halo),
    ];
    for (const ground of [houses, bazaar, garden]) expect(contrast(map.ink, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(map.inkSoft, houses)).toBeGreaterThanOrEqual(4.5);
  });

  it('tells the ways of a plan from the houses', () => {
    expect(contrast(map.townInk, map.halo)).toBeGreaterThanOrEqual(3);
    for (const line of [map.townInk, map.road])
      expect(contrast(line, over(map.town, 0.22, map.paper))).toBeGreaterThanOrEqual(3);
  });

  it('reads the other names against their halo', () => {
    for (const text of [map.inkSoft, map.seaInk, map.mountain, map.province, map.road])
      expect(contrast(text, map.halo)).toBeGreaterThanOrEqual(4.5);
  });

  it('reads the name of the sea on the sea', () => {
    for (const water of [map.sea, map.lagoon]) expect(contrast(map.seaInk, water)).toBeGreaterThanOrEqual(4.5);
  });

  it('edges every actor’s line so that it stands out from land and sea', () => {
    for (const ground of [...lowland, map.sea]) expect(contrast(map.ink, ground), ground).toBeGreaterThanOrEqual(3);
  });

  it('tells shore from sea and land', () => {
    expect(contrast(map.shore, map.sea)).toBeGreaterThanOrEqual(2);
    expect(contrast(map.shore, map.paper)).toBeGreaterThanOrEqual(3);
  });
});
