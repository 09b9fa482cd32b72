import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf } from '../../src/press/dates.ts';
import { calendarOf, solarOf } from '../../src/story/calendar.ts';
import { dayOf, momentLabel, rangeLabel } from '../../src/story/when.ts';

const day = (iso: string) => dayOf(iso) ?? NaN;
const label = (edtf: string, lang: string) => {
  const days = daysOf(edtf);
  return days && rangeLabel({ edtf, ...days }, lang);
};

describe('the solar Hijri calendar', () => {
  const solar = calendarOf('fa');

  test('agrees with published tables of its days', () => {
    expect(solarOf(day('1920-06-04'))).toEqual([1299, 2, 14]);
    expect(solarOf(day('1921-02-21'))).toEqual([1299, 11, 2]);
    expect(solar.start(1300)).toBe(day('1921-03-21'));
    expect(solar.start(1299, 11)).toBe(day('1921-02-20'));
  });

  test('begins each month the day after the last, and every day is in the month that began before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('1880-01-01'), max: day('2030-01-01') }), (now) => {
        const [year, month, date] = solarOf(now);
        expect(solar.start(year, month) + date - 1).toBe(now);
        expect(solar.yearOf(now)).toBe(year);
      }),
    );
  });
});

test('the Gregorian calendar begins its years on the first of January', () => {
  const gregorian = calendarOf('ru');
  expect(gregorian.start(1920)).toBe(day('1920-01-01'));
  expect(gregorian.start(1920, 4)).toBe(day('1920-05-01'));
  expect([gregorian.year(1920), gregorian.month(4)]).toEqual(['1920', 'май']);
});

describe('a date', () => {
  test.each([
    ['1920-05-18', '۲۸ اردیبهشت ۱۲۹۹ (۱۸ مهٔ ۱۹۲۰)', '18 мая 1920\u00a0г.'],
    ['1920-05-18/1920-06-03', '۲۸ اردیبهشت تا ۱۳ خرداد ۱۲۹۹ (۱۸ مه تا ۳ ژوئن ۱۹۲۰)', '18 мая — 3 июня 1920\u00a0г.'],
    ['1920-08-22/1920-08-25', '۳۱ مرداد تا ۳ شهریور ۱۲۹۹ (۲۲ تا ۲۵ اوت ۱۹۲۰)', '22–25 августа 1920\u00a0г.'],
    ['1920-08', 'مرداد–شهریور ۱۲۹۹ (اوت ۱۹۲۰)', 'август 1920\u00a0г.'],
    ['1920-05/1920-07', 'اردیبهشت–مرداد ۱۲۹۹ (مه–ژوئیهٔ ۱۹۲۰)', 'май — июль 1920\u00a0г.'],
    [
      '1920-11-05/1921-02-03',
      '۱۴ آبان تا ۱۴ بهمن ۱۲۹۹ (۵ نوامبر ۱۹۲۰ تا ۳ فوریهٔ ۱۹۲۱)',
      '5 ноября 1920 — 3 февраля 1921\u00a0г.',
    ],
    ['1921', '۱۲۹۹–۱۳۰۰ (۱۹۲۱)', '1921'],
    ['1905/1921', '۱۲۸۴–۱۳۰۰ (۱۹۰۵–۱۹۲۱)', '1905–1921'],
    // December 1921 is Azar and Dey 1300, and 25 August 1941 Shahrivar 1320, though the other end is a year.
    ['1921-12/1942', '۱۳۰۰–۱۳۲۱ (۱۹۲۱–۱۹۴۲)', '1921–1942'],
    ['1935/1941-08-25', '۱۳۱۴–۱۳۲۰ (۱۹۳۵–۱۹۴۱)', '1935–1941'],
    ['1920-06', 'خرداد–تیر ۱۲۹۹ (ژوئن ۱۹۲۰)', 'июнь 1920\u00a0г.'],
    ['1920-11/1921-02', 'آبان–اسفند ۱۲۹۹ (نوامبر ۱۹۲۰ تا فوریهٔ ۱۹۲۱)', 'ноябрь 1920 — февраль 1921\u00a0г.'],
  ])('%s is said as Persian and Russian say it, the solar one first', (edtf, persian, russian) => {
    expect(label(edtf, 'fa')).toBe(persian);
    expect(label(edtf, 'ru')).toBe(russian);
  });

  test('of a moment is no finer than it is known', () => {
    const when = { edtf: '1920-05', from: day('1920-05-01'), until: day('1920-05-31'), now: day('1920-05-09') };
    // May 1920 is two solar months, whichever of its days is shown.
    expect(momentLabel(when, 'fa')).toBe('اردیبهشت–خرداد ۱۲۹۹ (مهٔ ۱۹۲۰)');
    expect(momentLabel(when, 'ru')).toBe('май 1920\u00a0г.');
  });
});
