import { expect, test } from 'vitest';
import { readTable } from '../../src/press/read/table.ts';

test.each([
  ['commas', 'id,lon,name_en\nmill,10.5,"Mill, old"\n'],
  ['semicolons', 'id;lon;name_en\r\nmill;10.5;Mill, old\r\n'],
  ['tabs', 'id\tlon\tname_en\nmill\t10.5\tMill, old\n'],
])('a table with %s has the same rows', (_, csv) => {
  expect(readTable('places.csv', csv)).toEqual({
    value: [{ id: 'mill', lon: '10.5', name_en: 'Mill, old' }],
    faults: [],
  });
});
