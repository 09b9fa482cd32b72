/** The world base: what a story anywhere on Earth begins with. */
import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FeatureCollection, Point, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { tokenIn } from '../../geo/tokens.ts';
import { worldCatalog } from '../../geo/world/catalog.ts';
import { LANGUAGES } from '../../src/story/languages.ts';
import { resolveColors } from '../../src/drawing/colors.ts';
import { emptyStyle, sourceOf, styleLayers } from '../../src/stage/style.ts';
import { root } from './fixtures.ts';

const { datasets, layers } = worldCatalog;
const pathOf = (id: string) => `${root}geo/${datasets.find((one) => one.id === id)?.delivery.path ?? id}`;
const collection = (id: string) => JSON.parse(readFileSync(pathOf(id), 'utf8')) as FeatureCollection;

const rings = collection('land').features.flatMap(({ geometry }) => (geometry as Polygon).coordinates);
const bounds = (ring: readonly Position[]) => {
  const [lngs, lats] = [ring.map(([lng = 0]) => lng), ring.map(([, lat = 0]) => lat)];
  return { west: Math.min(...lngs), east: Math.max(...lngs), south: Math.min(...lats), north: Math.max(...lats) };
};

describe('the catalogue of the world', () => {
  it.each(['light', 'dark'] as const)('is a valid MapLibre style: %s', (theme) => {
    const tokens = (name: string) => tokenIn(theme)(name) ?? `no token ${name}`;
    const style: StyleSpecification = {
      ...(emptyStyle('#ffffff', 'en') as StyleSpecification),
      sources: Object.fromEntries(datasets.map((one) => [one.id, sourceOf(one, 'https://example.org/')])) as never,
      layers: resolveColors(layers, tokens).flatMap((layer) => [...styleLayers(layer)]) as never,
    };
    const faults = validateStyleMin(style).filter(({ message }) => !message.includes('glyphs'));
    expect(faults.map(({ message }) => message)).toEqual([]);
  });

  it('shows every dataset, credits it, and says what every sign means', () => {
    expect(new Set(layers.map(({ dataset }) => dataset))).toEqual(new Set(datasets.map(({ id }) => id)));
    for (const { id, legend, title } of layers) {
      expect(legend.length, id).toBeGreaterThan(0);
      for (const text of [title, ...legend.map(({ label }) => label)])
        for (const lang of LANGUAGES) expect(text[lang], `${id}, ${lang}`).toBeTruthy();
    }
    for (const { id, credit, licence } of datasets) expect(credit.en && licence.url, id).toBeTruthy();
  });

  it('weighs little: a page of a story loads it', () => {
    const bytes = datasets.reduce((sum, { id }) => sum + gzipSync(readFileSync(pathOf(id))).length, 0);
    expect(bytes).toBeLessThan(600_000);
  });
});

describe('the land', () => {
  it('is whole at the date line: no shore is cut along it', () => {
    const cuts = rings.flatMap((ring) =>
      ring.filter(([lng = 0, lat = 0], n) => {
        const [before = 0, beforeLat = 0] = ring[n - 1] ?? [];
        return (
          n > 0 && Math.abs(lat) < 84 && lng === before && Math.abs(lng) === 180 && Math.abs(lat - beforeLat) > 0.05
        );
      }),
    );
    expect(cuts).toEqual([]);
    expect(rings.map(bounds).some(({ west, east }) => west < 179 && east > 181)).toBe(true);
  });

  it('reaches around the Earth, and beyond the ends of the map at none', () => {
    const all = rings.map(bounds);
    expect(Math.min(...all.map(({ south }) => south))).toBeGreaterThanOrEqual(-85);
    expect(Math.max(...all.map(({ north }) => north))).toBeLessThanOrEqual(85);
    expect(Math.max(...all.map(({ east, west }) => east - west))).toBeLessThanOrEqual(360);
  });

  it.each([
    ['Viti Levu, Fiji', 178, -17.8],
    ['Manhattan’s state', -74.5, 41.5],
    ['Rio de Janeiro’s hinterland', -43.4, -22.4],
    ['Chukotka, beyond the date line', 185, 66.5],
  ])('has %s', (_, lng, lat) => {
    const inside = (ring: readonly Position[]) =>
      ring.reduce((odd, [x = 0, y = 0], n) => {
        const [px = 0, py = 0] = ring.at(n - 1) ?? [];
        return y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x ? !odd : odd;
      }, false);
    expect(rings.filter(inside).length % 2).toBe(1);
  });
});

it('no line of the graticule leaves the Earth', () => {
  for (const { properties } of collection('graticule').features)
    expect(Math.abs(Number(properties?.['degrees']))).toBeLessThanOrEqual(180);
});

it('every country and every sea is named in each language of the table, and lies on the Earth', () => {
  for (const { geometry, properties } of collection('lands').features) {
    const [lng = NaN, lat = NaN] = (geometry as Point).coordinates;
    expect(Math.abs(lng) <= 190 && Math.abs(lat) <= 85, String(properties?.['id'])).toBe(true);
    for (const lang of ['en', 'de', 'fa', 'ru']) expect(properties?.[`name_${lang}`], lang).toBeTruthy();
  }
});
