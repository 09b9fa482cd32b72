/** Stories of any length, for measurements and tests of what many steps cost. The same number gives the same text. */
import { readFileSync } from 'node:fs';

interface City {
  readonly id: string;
  readonly name: string;
  readonly country: string;
}

/** The largest cities of the world base, largest first. */
function largestCities(count: number): readonly City[] {
  const [, ...rows] = readFileSync('geo/sources/world/cities.csv', 'utf8').trim().split(/\r?\n/);
  return (
    rows
      // A name with a comma stands in quotes: such cities are left out.
      .filter((row) => !row.includes('"'))
      .map((row) => row.split(','))
      .sort((a, b) => Number(b[5]) - Number(a[5]))
      .slice(0, count)
      .map(([id = '', name = '', country = '']) => ({ id, name, country: country.toUpperCase() }))
  );
}

/** Numbers from 0 to 1 that look random and are the same in every run: the linear congruence of Numerical Recipes. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(1850, 0, 1);
/** Steps of a chapter. */
const CHAPTER = 12;
const CITIES = 400;

const SENTENCES = [
  'The mail came twice a week, and with it the prices of grain, of cotton and of coal.',
  'Ships waited in the roads until the tide let them pass the bar.',
  'A commission of five was to report before the end of the year; it met three times.',
  'The bridge had been carried away by ice in spring, and a ferry took its place.',
  'Of the letters of that month eleven are kept, and most of them are about money.',
  'Nobody had counted the inhabitants before, and the first number was thought to be too high.',
  'A fire took the lower market and the warehouses behind it in a single night.',
  'The railway was surveyed in that summer, and built eight years later along another line.',
];

/**
 * The text of a story in English on the base of the world: chapters of twelve steps, a later day in each of them, and a
 * journey to another large city in two of three; the third one comes nearer to the same city.
 */
export function generatedStory(steps: number): string {
  const cities = largestCities(CITIES);
  const random = numbers(7);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  let city = pick(cities);
  const parts = Array.from({ length: steps }, (_, n) => {
    const isNear = n % 3 === 2;
    if (!isNear) city = pick(cities);
    const number = String(n + 1);
    const attributes = [
      `id="step-${number}"`,
      `at="${city.id}"`,
      `zoom="${(isNear ? 6.5 : 3 + 2.5 * random()).toFixed(1)}"`,
      `when="${new Date(FIRST_DAY + 9 * n * DAY).toISOString().slice(0, 10)}"`,
      ...(n % CHAPTER === 0 ? [`chapter="Part ${String(n / CHAPTER + 1)}"`] : []),
    ];
    const text = Array.from({ length: 3 }, () => pick(SENTENCES)).join(' ');
    return [
      `<story-step ${attributes.join(' ')}>`,
      `## ${number}. ${city.name}`,
      `This is step ${number}, at [${city.name}](#place-${city.id}) in ${city.country}. ${text}`,
      Array.from({ length: 3 }, () => pick(SENTENCES)).join(' '),
      '</story-step>',
    ].join('\n\n');
  });
  return [
    `---\ntitle: ${String(steps)} steps\nlang: en\nbase: world\n---`,
    'A generated story. Nothing in it happened.',
    ...parts,
    'This is the end.\n',
  ].join('\n\n');
}
