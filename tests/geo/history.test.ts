import * as turf from '@turf/turf';
import edtf from 'edtf';
import type { Feature, LineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { sourceKeys } from '../../geo/build/build.ts';
import { firstDay, lastDay, OPEN_DAY, span } from '../../geo/build/days.ts';
import { splitEvidence } from '../../geo/build/movements.ts';
import { list } from '../../geo/build/table.ts';
import { collection, read } from './fixtures.ts';

const keys = sourceKeys(read('bibliography.json'));
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

describe('dates', () => {
  it('counts days from 1970, backwards too', () => {
    expect(firstDay('1970-01-01')).toBe(0);
    expect(firstDay('1920-05-18')).toBe(-18125);
    expect([firstDay('1920-02'), lastDay('1920-02')]).toEqual([firstDay('1920-02-01'), firstDay('1920-02-29')]);
    expect(lastDay('1920')).toBe(firstDay('1920-12-31'));
    expect(span('1921-10-15', '')).toEqual({
      date: '1921-10-15/..',
      from_day: firstDay('1921-10-15'),
      until_day: OPEN_DAY,
    });
  });

  it.each(['events', 'movements', 'control'])('are EDTF in %s, and agree with its days', (name) => {
    for (const { properties: p } of collection(name).features) {
      const date = text(p.date);
      const value = edtf(date);
      expect(value.min / 86_400_000, date).toBe(p.from_day);
      if (!date.endsWith('/..')) expect(Math.floor(value.max / 86_400_000), date).toBe(p.until_day);
      expect(Number(p.from_day)).toBeLessThanOrEqual(Number(p.until_day));
    }
  });
});

describe('evidence', () => {
  it('cites only sources that are listed', () => {
    for (const name of ['events', 'movements']) {
      for (const { properties: p } of collection(name).features) {
        for (const key of list(text(p.sources))) expect(keys.has(key), `${text(p.id)}: ${key}`).toBe(true);
        expect(list(text(p.sources)).length, text(p.id)).toBeGreaterThan(0);
      }
    }
  });

  it('separates keys from remarks', () => {
    const known = new Set(['a-1', 'b']);
    expect(splitEvidence('a-1 (Feb 4; 7);b. Path unsure;day recalled', known)).toEqual({
      sources: 'a-1;b',
      remark: 'a-1 (Feb 4; 7); Path unsure; day recalled',
    });
  });

  it('names only places of the gazetteer', () => {
    const places = new Set(collection('places').features.map((f) => f.properties.id));
    for (const { properties: p } of collection('events').features)
      for (const id of list(text(p.places))) expect(places.has(id), id).toBe(true);
    for (const { properties: p } of collection('movements').features)
      for (const id of list(text(p.waypoints))) expect(places.has(id), id).toBe(true);
  });
});

describe('movements', () => {
  const sea = collection('sea').features.find((f) => f.properties.detail === 'fine') as Feature<Polygon | MultiPolygon>;
  const anzali: Position = [49.462, 37.476];
  /** Kilometres. The coast is accurate to 0.4 km, towns by the sea to 1 km, drawn coast roads to 1.5 km. */
  const SHORE = 1.6;
  const offshore = turf.buffer(sea, -SHORE, { units: 'kilometers' }) as Feature<Polygon | MultiPolygon>;
  const inshore = turf.buffer(turf.bboxClip(sea, [47, 36, 54, 43.5]), SHORE, { units: 'kilometers' }) as Feature<
    Polygon | MultiPolygon
  >;
  const lines = collection('movements').features as Feature<LineString>[];
  const steps = (line: Feature<LineString>): Position[] => {
    const km = turf.length(line);
    return Array.from({ length: Math.ceil(km / 2) }, (_, i) => turf.along(line, i * 2).geometry.coordinates);
  };
  const mode = (line: Feature<LineString>): string => text(line.properties?.['mode']);

  it('stay on land when they go by road, track or forest', () => {
    for (const line of lines.filter((l) => !mode(l).includes('sea'))) {
      for (const step of steps(line))
        expect(
          turf.booleanPointInPolygon(step, offshore),
          `${text(line.properties?.['id'])} at ${step.join(' ')}`,
        ).toBe(false);
    }
  });

  it('stay off the land when they go by sea, but in harbours and among the islands of Baku', () => {
    const harbours: Position[] = [anzali, [49.892, 40.3777], [47.5024, 42.9764]];
    for (const line of lines.filter((l) => mode(l) === 'sea')) {
      for (const step of steps(line)) {
        if (harbours.some((harbour) => turf.distance(harbour, step) < 10)) continue;
        expect(turf.booleanPointInPolygon(step, inshore), `${text(line.properties?.['id'])} at ${step.join(' ')}`).toBe(
          true,
        );
      }
    }
  });

  it('begin and end at their places', () => {
    const places = new Map(
      collection('places').features.map((f) => [f.properties.id, turf.getCoord(f as Feature<Point>)]),
    );
    for (const line of lines) {
      const stops = list(text(line.properties?.['waypoints']));
      for (const [stop, end] of [
        [stops.at(0), line.geometry.coordinates.at(0)],
        [stops.at(-1), line.geometry.coordinates.at(-1)],
      ] as const) {
        expect(turf.distance(places.get(stop) ?? [0, 0], end ?? [0, 0]), text(line.properties?.['id'])).toBeLessThan(2);
      }
    }
  });

  it.each([
    ['delegates-to-baku-1920', 320, 345],
    ['red-flotilla-1920', 325, 360], // by Kivru, east of Anzali
    ['white-flotilla-1920', 840, 900], // by Baku, round Absheron
    ['dunsterforce-baku-1918', 640, 690],
    ['british-retreat-1920', 175, 215],
    ['kuchik-leaves-rasht-1920', 24, 33],
    ['coup-march-1921', 150, 185],
  ])('%s is between %i and %i km long', (id, least, most) => {
    const km = lines.find((l) => l.properties?.['id'] === id)?.properties?.['length_km'];
    expect(km).toBeGreaterThanOrEqual(least);
    expect(km).toBeLessThanOrEqual(most);
  });
});

describe('the land', () => {
  it('gives Gilan its area, to 3 in 100', () => {
    const [gilan] = collection('gilan').features;
    expect(gilan && turf.area(gilan) / 1e6 / 14_042).toBeCloseTo(1, 1);
  });

  it('lets every named river broaden from reach to reach, whole from its head to its mouth', () => {
    const rivers = collection('rivers').features as Feature<LineString>[];
    const whole = rivers.filter((f) => f.properties?.['part'] === 'whole' && Number(f.properties['rank']) < 3);
    expect(whole.length).toBeGreaterThan(6);
    for (const river of whole) {
      const id = text(river.properties?.['id']);
      const reaches = rivers.filter(
        (f) => f.properties?.['part'] === 'reach' && text(f.properties['id']).replace(/-\d+$/, '') === id,
      );
      const breadths = reaches.map((f) => Number(f.properties?.['breadth']));
      if (id !== 'sefid-rud-old-mouth') expect(breadths, id).toEqual([...breadths].sort((a, b) => a - b));
      expect(
        reaches.reduce((km, reach) => km + turf.length(reach), 0),
        id,
      ).toBeCloseTo(turf.length(river), 3);
    }
  });

  it('has no reservoir at Manjil, and keeps the road on the left bank of the Sefid Rud', () => {
    const river = collection('rivers').features.find((f) => f.properties.id === 'sefid-rud') as Feature<LineString>;
    const place = (id: string): Position =>
      turf.getCoord(collection('places').features.find((f) => f.properties.id === id) as Feature<Point>);
    for (const id of ['rostamabad', 'naqleh-bar', 'emamzadeh-hashem']) {
      const on = turf.nearestPointOnLine(river, place(id)).geometry.coordinates;
      expect(place(id)[0], id).toBeLessThan(on[0] ?? 0);
    }
  });

  it('numbers the stages of the road from the sea', () => {
    const stages = collection('road')
      .features.filter((f) => f.properties.kind === 'stage')
      .map((f) => Number(f.properties.km));
    expect(stages).toEqual([...stages].sort((a, b) => a - b));
    expect(stages.at(3)).toBeGreaterThan(34);
    expect(stages.at(3)).toBeLessThan(41);
  });
});
