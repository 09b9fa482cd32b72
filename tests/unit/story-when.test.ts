import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, dateLabel } from '../../src/press/dates.ts';
import { dayOf, isUncertain, isoOf, momentLabel, precisionOf, rangeLabel } from '../../src/story/when.ts';

const when = (edtf: string) => {
  const days = daysOf(edtf);
  if (!days) throw new Error(`${edtf} is not a date.`);
  return { edtf, ...days, now: days.until };
};

describe('a day', () => {
  it('converted to a number and back is the same day, in any century', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000_000, max: 4_000_000 }), (day) => {
        expect(dayOf(isoOf(day))).toBe(day);
      }),
    );
  });

  it('is counted from 1970', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('1969-12-31')).toBe(-1);
    expect(dayOf('1920-02-29')).toBe(-18_204);
    expect(isoOf(-18_204)).toBe('1920-02-29');
  });

  it('of antiquity is not read as one of the last century', () => {
    expect(isoOf(dayOf('0044-03-15') ?? NaN)).toBe('0044-03-15');
    expect(dayOf('-0043-03-15')).toBe(dayOf('-000043-03-15'));
  });

  it('that does not exist is not valid', () => {
    for (const text of [
      '1921-02-29',
      '1920-02-30',
      '1920-13-01',
      '1920-00-10',
      '1920-04-31',
      '1920-1-1',
      '1920',
      '',
      ' 1920-01-01',
      '1920-01-01T00:00',
      'soon',
    ]) {
      expect(dayOf(text), text).toBeUndefined();
    }
  });

  it('includes its end', () => {
    expect(isoOf(-18_204 + 0.999)).toBe('1920-02-29');
  });
});

describe('a date', () => {
  it.each([
    ['1920-05-18', '1920-05-18', '1920-05-18'],
    ['1920-02', '1920-02-01', '1920-02-29'],
    ['1920', '1920-01-01', '1920-12-31'],
    ['1921~', '1921-01-01', '1921-12-31'],
    ['1914?', '1914-01-01', '1914-12-31'],
    ['1920-08-22/1920-08-25', '1920-08-22', '1920-08-25'],
    ['1920-02/1921', '1920-02-01', '1921-12-31'],
  ])('%s runs from %s to %s', (edtf, from, until) => {
    expect(daysOf(edtf)).toEqual({ from: dayOf(from), until: dayOf(until) });
  });

  it.each([
    '',
    'spring',
    '18 May 1920',
    '1920-13',
    '1920-02-30',
    '1921-02-29',
    '1921-02-28/1921-02-29',
    '../1920',
    '1920/..',
    '1920-05-18/',
  ])('“%s” is none, or has no end', (edtf) => {
    expect(daysOf(edtf)).toBeUndefined();
  });

  it.each([
    ['1920-05-18', 'day'],
    ['1920-05-18~', 'day'],
    ['1920-05', 'month'],
    ['1920', 'year'],
    ['1921~', 'year'],
    ['1920-08-22/1920-09', 'month'],
    ['1920-08-22/1921?', 'year'],
    ['-0043', 'year'],
  ] as const)('%s is given to the %s', (edtf, precision) => {
    expect(precisionOf(edtf)).toBe(precision);
  });

  it('is uncertain if its author marked it so', () => {
    for (const edtf of ['1921~', '1914?', '1914%', '1920-08-22~/1920-08-25', '1920?/1921'])
      expect(isUncertain(edtf), edtf).toBe(true);
    for (const edtf of ['1921', '1920-08-22/1920-08-25']) expect(isUncertain(edtf), edtf).toBe(false);
  });

  it('has a label that is no more precise than the date', () => {
    expect(rangeLabel(when('1920-05-18'), 'en')).toBe('18 May 1920');
    expect(rangeLabel(when('1920-05'), 'en')).toBe('May 1920');
    expect(rangeLabel(when('1920'), 'en')).toBe('1920');
    expect(rangeLabel(when('1920-08-22/1920-08-25'), 'en').replace(/\s/g, ' ')).toMatch(/^22 ?– ?25 August 1920$/);
    expect(momentLabel({ ...when('1920'), now: dayOf('1920-07-01') ?? 0 }, 'en')).toBe('1920');
    expect(momentLabel({ ...when('1920-05'), now: dayOf('1920-05-09') ?? 0 }, 'en')).toBe('May 1920');
  });

  it('keeps its uncertainty in words', () => {
    expect(dateLabel(when('1921~'), 'en')).toBe('about 1921');
    expect(dateLabel(when('1921'), 'en')).toBe('1921');
  });

  it('is the same in every time zone', () => {
    const zone = process.env['TZ'];
    try {
      for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        process.env['TZ'] = TZ;
        expect(rangeLabel(when('1920-05-18'), 'en')).toBe('18 May 1920');
        expect(dayOf('1920-05-18')).toBe(-18_125);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});
