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
