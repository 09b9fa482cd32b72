import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { atlas } from '../../geo/atlas.ts';

test.each([
  ['places', 'place', 'kind'],
  ['movements', 'movement', 'mode'],
] as const)('every sort of the %s has a name in three languages, and no name is of none', (dataset, kind, property) => {
  const { features } = JSON.parse(
    readFileSync(new URL(`../../geo/layers/${dataset}.geojson`, import.meta.url), 'utf8'),
  ) as { features: { properties: Record<string, string> }[] };
  const sorts = new Set(features.map(({ properties }) => properties[property] ?? '').filter(Boolean));
  const named = atlas.sorts[kind] ?? {};
  expect(Object.keys(named).sort()).toEqual([...sorts].sort());
  for (const name of Object.values(named)) expect([name?.en, name?.fa, name?.ru].every(Boolean)).toBe(true);
});

test('every sort of road has a name in three languages', () => {
  const kinds = ['road', 'roads'].flatMap((dataset) => {
    const { features } = JSON.parse(
      readFileSync(new URL(`../../geo/layers/${dataset}.geojson`, import.meta.url), 'utf8'),
    ) as { features: { properties: { kind: string }; geometry: { type: string } }[] };
    return features.filter(({ geometry }) => geometry.type === 'LineString').map(({ properties }) => properties.kind);
  });
  const named = atlas.sorts['route'] ?? {};
  expect(Object.keys(named).sort()).toEqual([...new Set(kinds)].sort());
  for (const name of Object.values(named)) expect([name?.en, name?.fa, name?.ru].every(Boolean)).toBe(true);
});

test('every area that a control period can name has a name in three languages', () => {
  const [, ...rows] = readFileSync(new URL('../../geo/sources/areas.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  expect(Object.keys(atlas.areas).sort()).toEqual(rows.map((row) => row.split(',')[0]).sort());
  for (const name of Object.values(atlas.areas)) expect([name?.en, name?.fa, name?.ru].every(Boolean)).toBe(true);
});
