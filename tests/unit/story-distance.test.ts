import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import {
  greatCircleKm,
  growingKm,
  kmAcrossPane,
  kmTo,
  METRES_IN,
  metresPerPixel,
  roundedKm,
  scaleBar,
  squareKmTo,
  type LengthUnit,
} from '../../src/story/distance.ts';
import { PANE, type LngLat } from '../../src/story/story.ts';
import { kmLabel, lengthLabel, metresLabel, toldKmLabel } from '../../src/words/distances.ts';
import { templates as persian } from '../../src/words/said/fa.ts';
import { templates as russian } from '../../src/words/said/ru.ts';
import { setTranslations } from '../../src/words/words.ts';

const anyUnit = fc.constantFrom(...(Object.keys(METRES_IN) as LengthUnit[]));
const anyKm = fc.double({ min: 0.01, max: 20_000, noNaN: true });
const anyLngLat: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -85, max: 85, noNaN: true }),
);

afterEach(() => setTranslations(undefined));

test('a pixel of the whole world at zoom 0 is a 512th of the equator', () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(78271.5, 0);
  expect(metresPerPixel(60, 1)).toBeCloseTo(78271.5 / 4, 0);
});

test('a scale bar has the largest round number that fits', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 50_000, noNaN: true }),
      fc.constantFrom(...Object.values(METRES_IN)),
      fc.integer({ min: 40, max: 300 }),
      (metres, unit, width) => {
        const { count, length } = scaleBar(metres, unit, width);
        const digit = count / 10 ** Math.floor(Math.log10(count) + 1e-9);
        expect(String(count).replace(/[0.]|e[-+]\d+/g, '')).toMatch(/^[125]$/);
        expect([1, 2, 5].some((n) => Math.abs(digit - n) < 1e-6)).toBe(true);
        expect(length).toBeLessThanOrEqual(width * (1 + 1e-9));
        expect(length).toBeGreaterThan(width / 2.5 - 1e-6);
        expect(length * metres).toBeCloseTo(count * unit, 3);
      },
    ),
  );
});

test('a distance is the same in both directions, and a degree of a meridian is 111.2 km', () => {
  fc.assert(
    fc.property(anyLngLat, anyLngLat, (a, b) => {
      expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 6);
      expect(greatCircleKm(a, a)).toBe(0);
    }),
  );
  expect(greatCircleKm([50, 37], [50, 38])).toBeCloseTo(111.195, 3);
  expect(kmAcrossPane({ center: [0, 0], zoom: 0 })).toBeCloseTo((40_075.016686 * PANE.width) / 512, 6);
});

test('a length goes into another unit and back, and an area by its square', () => {
  fc.assert(
    fc.property(anyUnit, anyKm, (unit, km) => {
      expect((kmTo(unit, km) * METRES_IN[unit]) / 1000).toBeCloseTo(km, 6);
      expect(squareKmTo(unit, km * km) / kmTo(unit, km) ** 2).toBeCloseTo(1, 9);
    }),
  );
});

test('a rounded distance has two significant digits, differs by a tenth at most from 25 km on, and never shrinks', () => {
  fc.assert(
    fc.property(anyKm, anyKm, (a, b) => {
      for (const round of [roundedKm, growingKm])
        expect(round(Math.max(a, b))).toBeGreaterThanOrEqual(round(Math.min(a, b)));
      if (a >= 10) expect(roundedKm(a) % 5).toBe(0);
      expect(roundedKm(a)).toBeGreaterThan(0);
      expect(String(roundedKm(a)).replace(/^0?\.|\.|0+$/g, '').length).toBeLessThanOrEqual(2);
      if (a >= 25) expect(Math.abs(roundedKm(a) - a)).toBeLessThanOrEqual(0.1 * a);
    }),
  );
});

test.each([
  [0.02, 0.1],
  [0.44, 0.4],
  [1.96, 2],
  [2.4, 2],
  [7.3, 7],
  [9.8, 10],
  [12, 10],
  [13, 15],
])('%f km on a drawing is told as %f', (km, told) => {
  expect(roundedKm(km)).toBeCloseTo(told, 9);
});

test.each([
  ['en', undefined, ['500 m', '1.5 km', '12 km', '160 kilometres', '1 verst', '20 versts', '5 miles']],
  ['fa', persian, ['۵۰۰ متر', '۱٫۵ کیلومتر', '۱۲ کیلومتر', '۱۶۰ کیلومتر', '۱ ورست', '۲۰ ورست', '۵ مایل']],
  ['ru', russian, ['500 м', '1,5 км', '12 км', '160 километров', '1 верста', '20 вёрст', '5 миль']],
] as const)('distances in words: %s', (lang, templates, expected) => {
  setTranslations(templates);
  expect(
    [
      metresLabel(500, lang),
      metresLabel(1500, lang),
      kmLabel(12.3, lang),
      toldKmLabel(163, lang),
      lengthLabel(1, 'verst', lang),
      lengthLabel(20, 'verst', lang),
      lengthLabel(5, 'mile', lang),
    ].map((label) => label.replace(/\s/g, ' ')),
  ).toEqual(expected);
});
