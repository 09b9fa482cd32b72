import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { layers } from '../../geo/catalog.ts';
import { narrate } from '../../src/player/narration.ts';
import type { Step, Story } from '../../src/story/story.ts';
import { templates as persian } from '../../src/words/said/fa.ts';
import { templates as russian } from '../../src/words/said/ru.ts';
import { setTranslations } from '../../src/words/words.ts';
import { gilanPages } from '../press-fixture.ts';

const stories = new Map(gilanPages().map(({ story }) => [story.lang, story]));
const told = (lang: string): Story => {
  const story = stories.get(lang);
  if (!story) throw new Error(`no story in ${lang}`);
  return story;
};
const at = (lang: string, id: string): readonly [Step | undefined, Step] => {
  const { steps } = told(lang);
  const n = steps.findIndex((step) => step.id === id);
  const step = steps[n];
  if (!step) throw new Error(`no step ${id}`);
  return [steps[n - 1], step];
};

/** The step in which the Red flotilla sails. */
const SAILING = told('en').steps.find(({ draws }) => draws.includes('red-flotilla-1920'))?.id ?? '';

afterEach(() => setTranslations(undefined));

describe('the narration of a new step', () => {
  test('says where the map went, the date, and which layers were added and removed', () => {
    expect(narrate(...at('en', 'landing'), 'en', layers)).toBe(
      'The map moves 160 kilometres south: Anzali and Ghazian. 18 May 1920. New on the map: “Anzali and Ghazian about 1920”. No longer on the map: “Who held what”.',
    );
    expect(narrate(...at('en', SAILING), 'en', layers)).toContain('Drawn now: “Red flotilla to Anzali”');
  });

  test('is in Persian and in Russian too', () => {
    setTranslations(persian);
    expect(narrate(...at('fa', SAILING), 'fa', layers)).toContain('اکنون کشیده می‌شود: «ناوگان سرخ به انزلی»');
    setTranslations(russian);
    expect(narrate(...at('ru', SAILING), 'ru', layers)).toContain(
      'Теперь прочерчивается: «Красная флотилия идёт в Энзели»',
    );
  });

  test.each([
    ['en', undefined, /[\u0400-\u06ff]/],
    ['fa', persian, /[A-Za-z\u0400-\u04ff0-9]/],
    ['ru', russian, /[A-Za-z\u0600-\u06ff]/],
  ] as const)('has in %s no word of another language, at any step', (lang, templates, strange) => {
    setTranslations(templates);
    const { steps } = told(lang);
    steps.forEach((step, n) => {
      const sentence = narrate(steps[n - 1], step, lang, layers);
      expect(sentence.replace(/KZ|UNESCO/g, ''), step.id).not.toMatch(strange);
      expect(sentence, step.id).toContain(step.where);
      expect(sentence, step.id).not.toMatch(/undefined|NaN|\.\.|“”|«»/);
    });
  });

  test('says distance and direction: north is north, and half the distance is half', () => {
    const [, step] = at('en', 'landing');
    const moved = (lng: number, lat: number): Step => ({
      ...step,
      scene: { ...step.scene, camera: { ...step.scene.camera, center: [lng, lat] } },
    });
    expect(narrate(moved(50, 37), moved(50, 37.45), 'en', [])).toContain('50 kilometres north:');
    expect(narrate(moved(50, 37), moved(49.6, 37.3), 'en', [])).toContain('50 kilometres north-west:');
    fc.assert(
      fc.property(
        fc.double({ min: 45, max: 55, noNaN: true }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        (lng, away) => {
          expect(narrate(moved(lng, 37), moved(lng + away, 37), 'en', [])).toMatch(/ east:/);
          expect(narrate(moved(lng + away, 37), moved(lng, 37), 'en', [])).toMatch(/ west:/);
        },
      ),
    );
  });
});
