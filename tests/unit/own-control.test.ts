import { expect, test } from 'vitest';
import { pressAll } from '../../src/press/press.ts';
import { assets, memoryFiles } from '../press-fixture.ts';

const FIGURE = `kind: bands
title: Who held the ports
says: The port changed hands once.
places: [albany, buffalo]
from: "1815-01-01"
until: "1826-12-31"
`;
const text = (front: string, heading: string) => `---
title: A town
lang: ${front}
---

<story-step id="one"${front.startsWith('en') ? ' at="albany" zoom="7" when="1817/1825"' : ''}>

## ${heading}

Text.

<story-figure src="figures/holders.yaml"></story-figure>

</story-step>
`;
const CONTROL = `id,places,actor,date_start,date_end,kind,confidence,basis_en,basis_de
c1,albany;buffalo,state,1815,1820-06-01,nominal,high,A law,Ein Gesetz
c2,albany,boatmen,1820-06-01,,,medium,Their tolls,Ihre Zölle
`;
const FILES = {
  'story.en.md': text('en\ntimeline: [albany]\nyears: 1815/1826', 'One'),
  'story.de.md': text('de\ntranslates: en', 'Eins'),
  'figures/holders.yaml': FIGURE,
  'figures/holders.de.yaml': 'title: Wer die Häfen hielt\nsays: Der Hafen wechselte einmal den Besitzer.\n',
  'places.csv': 'id,name_en,lon,lat\nalbany,Albany,-73.75,42.65\nbuffalo,Buffalo,-78.88,42.89\n',
  'actors.yaml':
    'state:\n  name: { en: The State, de: Der Staat }\n  colour: blue\nboatmen:\n  name: { en: Boatmen, de: Schiffer }\n',
  'control.csv': CONTROL,
};

const press = (files: Readonly<Record<string, string>>) =>
  pressAll(memoryFiles(new Map(Object.entries(files).map(([name, one]) => [`stories/a/${name}`, one]))), { assets });

test('a story has control periods of its own, for its timeline and its figures, in each of its languages', () => {
  const { value, faults } = press(FILES);
  expect(faults).toEqual([]);
  const html = (lang: string) => value.find(({ story }) => story.lang === lang)?.html ?? '';
  for (const [lang, holder, nominal, basis] of [
    ['en', 'Boatmen', /The State, in office only/, 'Their tolls'],
    ['de', 'Schiffer', /Der Staat/, 'Ihre Zölle'],
  ] as const) {
    const [table = ''] = /<table id="timeline-data"[^]*?<\/table>/.exec(html(lang)) ?? [];
    expect(table).toContain(holder);
    expect(table).toMatch(nominal);
    expect(table).toContain(basis);
    expect(table, 'its open end is that of the timeline').toContain('data-until="1826-12-31"');
    expect(html(lang), 'the figure').toMatch(new RegExp(`<figure[^]*${holder}[^]*</figure>`));
  }
});

test.each([
  ['a column that nothing reads', 'basis_de', 'grund', /control\.csv:1.*Nothing reads the column “grund”/],
  ['a place that there is not', 'albany;buffalo', 'albny', /control\.csv:2.*no place “albny”.*Did you mean “albany”/s],
  ['no place', 'albany;buffalo', '', /control\.csv:2.*no places/],
  ['an actor that there is not', ',boatmen,', ',boatmn,', /control\.csv:3.*no actor “boatmn”.*“boatmen”/s],
  ['an end before its beginning', '1820-06-01,nominal', '1810,nominal', /control\.csv:2.*is not a time/],
  ['another kind', 'nominal', 'weak', /control\.csv:2.*“weak” is no kind of control.*firm, nominal/s],
  ['another confidence', 'medium', 'sure', /control\.csv:3.*“sure” is no confidence/],
  ['an id twice', 'c2', 'c1', /control\.csv:3.*“c1” is in the table twice/],
])('%s is a fault with its line and a remedy', (_, part, by, said) => {
  const { faults } = press({ ...FILES, 'control.csv': CONTROL.replace(part, by) });
  expect(
    faults.map(({ file, line, message, hint }) => `${file}:${String(line)} ${message} ${hint}`).join('\n'),
  ).toMatch(said);
});
