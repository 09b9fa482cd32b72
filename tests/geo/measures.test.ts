import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysUnderWay } from '../../geo/build/movements.ts';
import { layer } from '../../geo/catalog.ts';
import { travelTexts } from '../../geo/catalog/measures.ts';
import { roundedKm } from '../../src/story/distance.ts';
import { collection } from './fixtures.ts';

describe('a distance', () => {
  it('has two significant digits, and differs little from the measured one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 5000 }), (km) => {
        const said = roundedKm(km);
        expect(Math.abs(said - km)).toBeLessThanOrEqual(Math.max(2.5, km * 0.05));
        expect(String(said)).toMatch(/^[1-9]\d?0*$/);
      }),
    );
  });

  it('grows with the measured distance', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(3000), (a, b) => {
        expect(roundedKm(Math.min(a, b))).toBeLessThanOrEqual(roundedKm(Math.max(a, b)));
      }),
    );
  });

  it('is put into words, by land and by sea, with days where they are known', () => {
    expect(travelTexts({ land: 0, sea: 332, way: 'sea' }).en).toBe('about 330 km by sea');
    expect(travelTexts({ land: 551, sea: 332, way: 'road' }).en).toBe('about 550 km by road and about 330 km by sea');
    expect(travelTexts({ land: 192, sea: 0, way: 'road', days: 17 })).toEqual({
      en: 'about 190 km by road, in 17 days',
      fa: 'حدود ۱۹۰ کیلومتر از راه جاده، در ۱۷ روز',
      ru: 'около 190 км по дороге, за 17 дней',
    });
    expect(travelTexts({ land: 28, sea: 0, way: 'forest', days: 1 }).ru).toBe('около 30 км лесом, за 1 день');
    expect(travelTexts({ land: 0, sea: 664, way: 'sea', back: true }).en).toBe('about 660 km by sea, there and back');
  });
});

describe('the days of a march', () => {
  it('are counted if the sources give the first and the last, both included', () => {
    expect(daysUnderWay('1920-05-16', '1920-05-18', 'navysu', 'high')).toBe(3);
    expect(daysUnderWay('1920-07-09', '1920-07-09', 'cafetarikh-18tir (to Fuman)', 'high')).toBe(1);
  });

  it('are not given if a date is imprecise, doubtful, or of low confidence', () => {
    expect(daysUnderWay('1920-05', '1920-05-18', '', 'high')).toBeNull();
    expect(daysUnderWay('1920-05-16', '1920-05-18', '', 'low')).toBeNull();
    expect(daysUnderWay('1920-03-20', '1920-03-22', 'enwiki-rnmission. Departure date schematic', 'high')).toBeNull();
    expect(daysUnderWay('1921-05-21', '1921-09-08', 'farahani1. Final day recalled', 'medium')).toBeNull();
  });

  it('are given for no movement whose dates are months', () => {
    for (const {
      properties: { id, date, days },
    } of collection('movements').features) {
      if (days !== null) expect(String(date), String(id)).toMatch(/^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/);
      expect(layer(String(id))?.legend[0]?.note?.en.includes('day'), String(id)).toBe(days !== null);
    }
  });
});
