/** The alternative texts of stills, for the shipped story and for test scenes. */
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { altOf, type DescriptionData } from '../../src/press/set/alt-text.ts';
import type { Place } from '../../src/press/read/evidence.ts';
import type { DocumentedPeriod } from '../../src/press/read/control-periods.ts';
import { inEach } from '../../src/story/languages.ts';
import type { Step } from '../../src/story/story.ts';
import { dayOf } from '../../src/story/when.ts';
import { gilanPages } from '../press-fixture.ts';

/** The alternative texts of the stills of a page, by step. */
function alternatives(html: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  visit(fromHtml(html), 'element', ({ tagName, properties: { src, alt } }: Element) => {
    const [, step] = /stills\/([\w-]+)\.wide/.exec(typeof src === 'string' ? src : '') ?? [];
    if (tagName === 'img' && step && typeof alt === 'string') found.set(step, alt);
  });
  return found;
}
const pages = new Map(gilanPages().map(({ story, html }) => [story.lang, { story, alts: alternatives(html) }]));
/** Replaces thin and non-breaking spaces, which dates have, by normal ones. */
const told = (lang: string, step: string) =>
  pages
    .get(lang)
    ?.alts.get(step)
    ?.replace(/[\u00a0\u2009\u202f]/g, ' ');

describe('the alternative of a still of the shipped story', () => {
  test('has place, extent, date, names, movements and holders: in English', () => {
    expect(told('en', 'crossing')).toBe(
      'Map: Baku to Anzali, 16 – 17 May 1920. About 560 kilometres from side to side. Named: Astara, Ardabil, Anzali and Nargin island. ' +
        'Movements: “Red flotilla to Anzali” (Soviet forces) and “Red column along the coast to Astara” (Soviet forces). Held by: Britain (Anzali).',
    );
  });

  test('in Persian', () => {
    expect(told('fa', 'crossing')).toBe(
      'نقشه: از باکو به انزلی، ۲۶ تا ۲۷ اردیبهشت ۱۲۹۹ (۱۶ تا ۱۷ مهٔ ۱۹۲۰). پهنای نما: حدود ۵۶۰ کیلومتر. جاهای نام‌برده: آستارا، اردبیل، انزلی و جزیرهٔ نارگین. ' +
        'حرکت‌ها: «ناوگان سرخ به انزلی» (نیروهای شوروی) و «ستون سرخ از راه ساحل به آستارا» (نیروهای شوروی). در دست: بریتانیا (انزلی).',
    );
  });

  test('in Russian', () => {
    expect(told('ru', 'crossing')).toBe(
      'Карта: От Баку до Энзели, 16–17 мая 1920 г. Ширина вида: примерно 560 километров. Подписаны: Астара, Ардебиль, Энзели и остров Нарген. ' +
        'Передвижения: «Красная флотилия идёт в Энзели» (Советские войска) и «Красная колонна идёт берегом к Астаре» (Советские войска). Кто владеет: Великобритания (Энзели).',
    );
  });

  test.each([
    ['en', /[\u0400-\u06ff]/],
    ['fa', /[A-Za-z\u0400-\u04ff0-9]/],
    ['ru', /[A-Za-z\u0600-\u06ff]/],
  ])('has in %s every step, and no word of another language', (lang, strange) => {
    const { story, alts } = pages.get(lang) ?? {};
    expect([...(alts?.keys() ?? [])].sort()).toEqual(story?.steps.map(({ id }) => id).sort());
    for (const [step, alt] of alts ?? []) {
      expect(alt, step).not.toMatch(strange);
      expect(alt, step).not.toMatch(/undefined|NaN|\.\.|“”|«»|\(\)/);
    }
    // A screen reader needs at most half a minute for each.
    for (const [step, alt] of alts ?? []) expect(alt.length, step).toBeLessThan(480);
  });
});

describe('of a test scene', () => {
  const place = (id: string, lng: number, lat: number): [string, Place] => [
    id,
    {
      id,
      names: { ...inEach(() => ''), en: `${id[0]?.toUpperCase() ?? ''}${id.slice(1)} (a rock)` },
      otherNames: [],
      center: [lng, lat],
      precision: 0,
      what: '',
      role: '',
      confidence: 'high',
    },
  ];
  const hold = (
    holder: string,
    from: string,
    until: string,
    kind: DocumentedPeriod['kind'] = 'firm',
  ): DocumentedPeriod => ({
    id: holder,
    actor: holder,
    holder,
    date: `${from}/${until}`,
    from: dayOf(from) ?? NaN,
    until: dayOf(until) ?? NaN,
    kind,
    confidence: 'high',
    basis: '',
  });
  const telling: DescriptionData = {
    lang: 'en',
    layers: new Map([
      ['boat', { title: { en: 'The mail boat' }, theme: 'movements' as const, by: { en: 'Pilots' } }],
      ['hands', { title: { en: 'Who held what' }, theme: 'control' as const }],
      ['ground', { title: { en: 'Ground' }, theme: 'land' as const }],
    ]),
    places: new Map([place('skerry', 10, 40), place('sound', 10.2, 40), place('cape', 14, 40)]),
    periods: new Map([
      [
        'skerry',
        [hold('Keepers (of the guild)', '1921-03-01', '1921-03-10'), hold('Smugglers', '1921-03-10', '1921-04-01')],
      ],
      ['sound', [hold('A customs house', '1921-01-01', '1921-12-31', 'nominal')]],
    ]),
  };
  const scene = (day: string, layers: readonly string[], camera: Partial<Step['scene']['camera']> = {}): Step => ({
    id: 's',
    title: 'S',
    chapter: '',
    where: 'The Sound',
    draws: [],
    during: new Map(),
    move: 'travel',
    scene: {
      camera: { center: [10, 40], zoom: 9, bearing: 0, pitch: 0, ...camera },
      when: { edtf: day, from: dayOf(day) ?? 0, until: dayOf(day) ?? 0, now: dayOf(day) ?? 0 },
      layers: Object.fromEntries(layers.map((id) => [id, { opacity: 1, drawn: 1 }])),
      names: ['cape', 'sound', 'skerry'],
    },
  });

  test('names places from the middle outwards, and none outside the picture', () => {
    expect(altOf(scene('1921-03-05', []), telling)).toContain('Named: Skerry and Sound.');
    expect(altOf(scene('1921-03-05', [], { center: [14, 40] }), telling)).toContain('Named: Cape.');
    // After a rotation by 90°, a place in the east is outside, because the picture is less high than wide.
    expect(altOf(scene('1921-03-05', [], { zoom: 10.2 }), telling)).toContain('Named: Skerry and Sound.');
    expect(altOf(scene('1921-03-05', [], { zoom: 10.2, bearing: 90 }), telling)).toContain('Named: Skerry.');
  });

  test('says who held them on its day, a new holder from the first day, and who held them only nominally', () => {
    expect(altOf(scene('1921-03-05', ['hands']), telling)).toContain(
      'Held by: Keepers (Skerry); A customs house, in office only (Sound).',
    );
    expect(altOf(scene('1921-03-10', ['hands']), telling)).toContain('Held by: Smugglers (Skerry); ');
    expect(altOf(scene('1921-03-05', ['ground']), telling)).not.toContain('Held');
  });

  test('says who moves, and has half the extent at one more zoom level', () => {
    expect(altOf(scene('1921-03-05', ['boat', 'ground']), telling)).toContain('Movements: “The mail boat” (Pilots).');
    expect(altOf(scene('1921-03-05', [], { zoom: 8 }), telling)).toContain('About 190 kilometres');
    expect(altOf(scene('1921-03-05', [], { zoom: 9 }), telling)).toContain('About 95 kilometres');
  });
});
