import * as turf from '@turf/turf';
import type { Feature, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { collections } from './fixtures.ts';

type Bounds = readonly [west: number, south: number, east: number, north: number];

/** West, south, east, north: around the Caspian, where swapped coordinates are outside. */
const REGION: Bounds = [44, 33, 58, 43.5];
/**
 * Datasets with a larger extent: London and Tashkent are in the gazetteer, and the seas are shown at low zoom levels.
 */
const FARTHER: Readonly<Record<string, Bounds>> = {
  borders: [38, 28, 66, 48],
  events: [-1, 33, 70, 61],
  'far-seas': [-62, 12, 80, 76],
  graticule: [-20, 20, 80, 70],
  lands: [-6, 23, 78, 60],
  places: [-1, 33, 70, 61],
  sea: [20, 22, 75, 62],
  waterlines: [46, 36, 56, 48],
};

const positions = (feature: Feature): Position[] => turf.coordAll(feature);
const rings = (feature: Feature): Position[][] =>
  feature.geometry.type === 'Polygon'
    ? feature.geometry.coordinates
    : feature.geometry.type === 'MultiPolygon'
      ? feature.geometry.coordinates.flat()
      : [];

describe.each([...collections])('%s', (id, { features, bbox }) => {
  it('has features, and an extent that is theirs', () => {
    expect(features.length).toBeGreaterThan(0);
    expect(bbox).toEqual(turf.bbox(turf.featureCollection(features)));
  });

  it('puts longitude first', () => {
    const [west, south, east, north] = FARTHER[id] ?? REGION;
    for (const [x = NaN, y = NaN] of features.flatMap(positions)) {
      expect(x >= west && x <= east && y >= south && y <= north, `${String(x)} ${String(y)}`).toBe(true);
    }
  });

  it('has at most six decimals', () => {
    for (const number of features.flatMap(positions).flat()) expect(Number(number.toFixed(6))).toBe(number);
  });

  it('closes its rings, outer ones counter-clockwise and holes clockwise', () => {
    for (const feature of features) {
      for (const ring of rings(feature)) expect(ring.at(0)).toEqual(ring.at(-1));
      const polygons =
        feature.geometry.type === 'MultiPolygon'
          ? feature.geometry.coordinates
          : feature.geometry.type === 'Polygon'
            ? [feature.geometry.coordinates]
            : [];
      for (const [outer = [], ...holes] of polygons) {
        expect(turf.booleanClockwise(outer)).toBe(false);
        for (const hole of holes) expect(turf.booleanClockwise(hole)).toBe(true);
      }
    }
  });

  it('has no ring that crosses itself, and no line without length', () => {
    for (const feature of features) {
      for (const ring of rings(feature))
        expect(
          turf.kinks(turf.polygon([ring]) as Feature<Polygon>).features.length,
          JSON.stringify(feature.properties).slice(0, 80),
        ).toBe(0);
      if (feature.geometry.type === 'LineString') expect(turf.length(feature)).toBeGreaterThan(0);
      if (!feature.geometry.type.endsWith('Polygon')) expect(turf.booleanValid(feature)).toBe(true);
    }
  });

  it('gives no two features the same id', () => {
    const ids = features.map((f) => f.properties.id).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
