import { parse } from 'csv-parse/browser/esm/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainRows } from '../../../src/atlas/import/table/plain-rows.ts';
import { readFile } from '../../../src/atlas/import/read-file.ts';

type Seen = readonly [cells: unknown, line: number];

/** The rows that csv-parse finds, until it stops. */
function parsed(text: string): readonly Seen[] {
  const rows: Seen[] = [];
  try {
    parse(text, {
      delimiter: ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      cast: (value: string, { quoting }: { readonly quoting: boolean }): unknown => ({ text: value, quoted: quoting }),
      on_record: (record: unknown, { lines }: { readonly lines: number }) => {
        rows.push([record, lines]);
        return null;
      },
    });
  } catch {
    // The rows before it count.
  }
  return rows;
}

const texts = fc
  .tuple(
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.array(fc.constantFrom('a', '"', '""', ',', ' ', 'ر', '1.5', '"x"', '"a,b"', '\n', '\r', '§', '§', ',"q",'), {
      maxLength: 40,
    }),
  )
  .map(([mark, parts]) => parts.join('').replaceAll('§', mark));

test('plain rows are the first of those that csv-parse finds, on the same lines', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const rows: Seen[] = [];
      const { end } = plainRows(text, ',', (cells, line) => rows.push([cells, line]));
      const all = parsed(text);
      expect(rows).toEqual(all.slice(0, rows.length));
      if (end === text.length) expect(all).toHaveLength(rows.length);
    }),
    { numRuns: 2000 },
  );
});

test('rows after one that is not plain are read, with the right lines', async () => {
  const text =
    'name,lat,lng\r\n"Rasht, ""the rainy""",37.28,49.59\r\nthe "old" port,37.47,49.47\r\n"two\nlines",37.3,49.5\r\nnowhere,,\r\n';
  const { features, dropped } = await readFile('x.csv', new TextEncoder().encode(text));
  expect(features.map(({ properties }) => properties?.['name'] as unknown)).toEqual([
    'Rasht, "the rainy"',
    'the "old" port',
    'two\nlines',
  ]);
  expect(dropped).toEqual([{ where: { unit: 'line', n: 6 }, why: 'no-coordinates' }]);
});
