import { describe, expect, it, test } from 'vitest';
import { nothing } from '../../../src/atlas/core/import-result.ts';
import { packFeatures } from '../../../src/atlas/import/pack-features.ts';
import type { OwnLayer } from '../../../src/atlas/core/own-layer.ts';
import { ownExtentOf, ownShown } from '../../../src/atlas/core/own-time.ts';
import { initialState } from '../../../src/atlas/core/state.ts';
import { isoOf } from '../../../src/story/when.ts';
import { catalogue, day } from './fixtures.ts';

const layerOf = (rows: readonly object[]): OwnLayer => ({
  id: 'own-1',
  title: 'rows.csv',
  visible: true,
  url: undefined,
  file: undefined,
  result: packFeatures({
    ...nothing(undefined),
    features: rows.map((properties) => ({ type: 'Feature', properties: { ...properties }, geometry: null })),
  }),
});

describe('the date of a feature of the reader’s own', () => {
  test.each([
    [{ date: '1920-06-05' }, '1920-06-05', '1920-06-05'],
    [{ Date: '1920' }, '1920-01-01', '1920-12-31'],
    [{ year: 1920 }, '1920-01-01', '1920-12-31'],
    [{ Jahr: '1920' }, '1920-01-01', '1920-12-31'],
    [{ سال: '۱۹۲۰' }, '1920-01-01', '1920-12-31'],
    [{ تاریخ: '۱۲۹۹/۰۳/۱۵' }, '1920-06-05', '1920-06-05'],
    [{ when: '1920-06~' }, '1920-06-01', '1920-06-30'],
    [{ Datum: '5.6.1920' }, '1920-06-05', '1920-06-05'],
    [{ date: '06/25/1920' }, '1920-06-25', '1920-06-25'],
    [{ date: '1920/6/5' }, '1920-06-05', '1920-06-05'],
    [{ date: '1905–1921' }, '1905-01-01', '1921-12-31'],
    [{ start_date: '1920-06', end_date: '1920-08-02' }, '1920-06-01', '1920-08-02'],
    [{ timespan: { begin: '1920-06-04', end: '1920-06-09' } }, '1920-06-04', '1920-06-09'],
    [{ time: '1920-06-05T09:30:00Z' }, '1920-06-05', '1920-06-05'],
    [{ from: '1920-06-05' }, '1920-06-05', 'open'],
  ])('is read from %j', (properties, from, until) => {
    const extent = ownExtentOf({ properties });
    expect(extent && isoOf(extent.from)).toBe(from);
    expect(extent && (Number.isFinite(extent.until) ? isoOf(extent.until) : 'open')).toBe(until);
  });

  test.each([{}, { date: 'long ago' }, { name: '1920 Street' }, { date: 3.5 }, { from: 'Rasht', to: 'Anzali' }])(
    'is none in %j',
    (properties) => {
      expect(ownExtentOf({ properties })).toBeUndefined();
    },
  );
});

describe('features of the reader’s own', () => {
  const state = initialState(catalogue);
  const spring = { ...state, time: { from: day('1920-01-01'), until: day('1920-03-31'), now: undefined } };
  const rows = layerOf([{ date: '1905' }, { date: '1920-02-10' }, { date: '' }, { date: '1920' }]);

  it('that have dates obey the time; those without stay', () => {
    expect(ownShown(rows, { state: spring, catalogue })).toEqual(new Uint8Array([0, 1, 1, 1]));
    const instant = { ...spring, time: { ...spring.time, now: day('1920-02-11') } };
    expect(ownShown(rows, { state: instant, catalogue })).toEqual(new Uint8Array([0, 0, 1, 1]));
  });

  it('are all shown while no time is asked about, where none has a date, and when the reader wants them all', () => {
    expect(ownShown(rows, { state, catalogue })).toBeUndefined();
    expect(ownShown(layerOf([{ name: 'A' }]), { state: spring, catalogue })).toBeUndefined();
    expect(ownShown(rows, { state: spring, catalogue, ownAnyTime: true })).toBeUndefined();
  });
});
