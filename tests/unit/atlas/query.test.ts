import * as turf from '@turf/turf';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Feature, LineString, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { changesOfControl } from '../../../src/atlas/core/control.ts';
import {
  areaKm2,
  recordsAlong,
  recordQuery,
  kmBetween,
  lengthKm,
  nearestRecords,
  outline,
  pointAt,
} from '../../../src/atlas/core/query.ts';
import { NO_FILTERS, type AtlasState } from '../../../src/atlas/core/state.ts';
import { surenessIn } from '../../../src/atlas/core/time.ts';
import type { LngLat } from '../../../src/story/story.ts';
import { table } from '../../../geo/build/table.ts';
import { read } from '../../geo/fixtures.ts';
import { day, evidence, record, records } from './fixtures.ts';

const ask = recordQuery(records, () => new Set());
const always = { from: day('1900-01-01'), until: day('2030-12-31'), now: undefined };
const asked = (more: Partial<Pick<AtlasState, 'time' | 'filters' | 'area'>>) =>
  ask({ time: always, filters: NO_FILTERS, area: undefined, ...more });
const keys = (more: Parameters<typeof asked>[0]) => asked(more).map(({ record: one }) => one.key);
const rasht = record('places/rasht').geometry as Point;

describe('records', () => {
  it('are all rows of the tables, without repetitions, with names in three scripts', () => {
    const idsOf = (kind: string) =>
      records.filter((one) => one.kind === kind).map(({ key }) => key.replace(/.*\//, ''));
    const rowsOf = (name: string) => table(read(name), ['id']).map(({ id }) => id);
    for (const [kind, source] of [
      ['event', 'chronology.csv'],
      ['place', 'places.csv'],
      ['person', 'people.csv'],
      ['hold', 'control.csv'],
      ['movement', 'movements.csv'],
    ] as const)
      expect(idsOf(kind).sort(), kind).toEqual([...rowsOf(source)].sort());
    expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
    expect(record('places/anzali').names).toContainEqual({ text: 'Enzeli', lang: undefined, historical: true });
    expect(record('movements/red-flotilla-1920').title.fa).toBe('ناوگان سرخ به انزلی');
  });

  it('name only places, people and works that are known', () => {
    const works = new Set(evidence.references.map(({ id }) => id));
    for (const one of records) {
      for (const id of one.places)
        expect(
          records.some(({ key }) => key === `places/${id}`),
          `${one.key}: ${id}`,
        ).toBe(true);
      for (const id of one.people)
        expect(
          records.some(({ key }) => key === `people/${id}`),
          `${one.key}: ${id}`,
        ).toBe(true);
      for (const id of one.sources) expect(works.has(id), `${one.key}: ${id}`).toBe(true);
    }
  });

  it('have the steps that are about them, and all that a panel shows', () => {
    const landing = record('events/ev041');
    expect(landing.steps.length).toBeGreaterThan(0);
    expect(landing.steps[0]?.href).toMatch(/^gilan-1920\/en\/#[a-z-]+$/);
    expect(record('people/kuchik').steps.length).toBeGreaterThan(3);
    expect(landing).toMatchObject({
      confidence: 'high',
      sources: expect.arrayContaining([expect.any(String)]) as unknown,
    });
    for (const one of records) expect(one.confidence, one.key).toBeDefined();
  });

  it('put an event at all of its places', () => {
    expect(record('events/ev005').geometry).toMatchObject({ type: 'MultiPoint' });
    expect((record('events/ev005').geometry as { coordinates: unknown[] }).coordinates).toHaveLength(3);
  });
});

describe('a question', () => {
  it('without filters finds everything', () => {
    expect(asked({})).toHaveLength(records.length);
  });

  it('by kinds, actors, confidence and sources finds the records that have them', () => {
    for (const { record: one } of asked({ filters: { ...NO_FILTERS, kinds: ['hold'], actors: ['soviet', 'qajar'] } }))
      expect([one.kind, ['soviet', 'qajar'].includes(one.actors[0] ?? '')]).toEqual(['hold', true]);
    expect(keys({ filters: { ...NO_FILTERS, kinds: ['bridge'] } })).toContain('places/manjil-bridge');
    for (const { record: one } of asked({ filters: { ...NO_FILTERS, confidence: ['low'] } }))
      expect(one.confidence).toBe('low');
    const by = keys({ filters: { ...NO_FILTERS, sources: ['iranica-jangali'] } });
    expect(by).toContain('people/kuchik');
    expect(by.length).toBeLessThan(records.length / 2);
  });

  it('by a text finds what the text search finds', () => {
    const some = recordQuery(records, (text) => new Set([`places/${text}`]));
    expect(
      some({ time: always, filters: { ...NO_FILTERS, text: 'rasht' }, area: undefined }).map(
        ({ record: one }) => one.key,
      ),
    ).toEqual(['places/rasht']);
  });

  it('by a time finds records with the certainty of their dates', () => {
    const time = { from: day('1920-08-01'), until: day('1920-10-31'), now: day('1920-08-24') };
    for (const { record: one, sureness } of asked({ time }))
      if (one.kind !== 'person')
        expect(sureness).toBe(surenessIn(one.extent, { from: time.now, until: time.now }, one.filling));
    const cossacks = asked({ time }).find(({ record: one }) => one.key === 'control/ct23');
    expect(cossacks?.sureness).toBe('sure');
  });

  it('finds a person if one of their events is within time and area', () => {
    const time = { from: day('1918-01-01'), until: day('1918-12-31'), now: undefined };
    const people = asked({ time })
      .filter(({ record: one }) => one.kind === 'person')
      .map(({ record: one }) => one.ref.id);
    expect(people).toContain('kuchik');
    expect(people).not.toContain('raskolnikov');
  });

  it('within a distance of a place measures on the globe', () => {
    for (const km of [5, 30, 80]) {
      const near = new Map(
        asked({ area: { kind: 'near', of: { layer: 'places', id: 'rasht' }, km } }).map((answer) => [
          answer.record.key,
          answer,
        ]),
      );
      for (const one of records) {
        if (one.kind !== 'place') continue;
        const distance = turf.distance(rasht, one.geometry as Point);
        expect(near.has(one.key), one.key).toBe(distance <= km);
        if (near.has(one.key)) expect(near.get(one.key)?.km).toBeCloseTo(distance, 6);
      }
    }
    expect(keys({ area: { kind: 'near', of: { layer: 'places', id: 'nowhere' }, km: 30 } })).toEqual([]);
  });

  it('is less certain at the edge of an area, by the possible error of a place', () => {
    const gilan = asked({ area: { kind: 'near', of: { layer: 'places', id: 'rasht' }, km: 30 } }).find(
      ({ record: one }) => one.key === 'places/gilan',
    );
    expect(gilan?.sureness).toBe('perhaps');
  });

  it('within an outline finds records that touch it', () => {
    const corners: readonly LngLat[] = [
      [49.3, 37.1],
      [49.8, 37.1],
      [49.8, 37.6],
      [49.3, 37.6],
    ];
    const inside = new Set(keys({ area: { kind: 'polygon', corners } }));
    for (const one of records) {
      if (one.kind !== 'place') continue;
      expect(inside.has(one.key), one.key).toBe(
        turf.booleanPointInPolygon(one.geometry as Point, outline(corners) ?? turf.polygon([]).geometry),
      );
    }
    expect(inside.has('movements/red-flotilla-1920')).toBe(true);
  });

  it('for the nearest records is in order of distance', () => {
    const found = nearestRecords(
      records.filter(({ kind }) => kind === 'place'),
      pointAt([49.46, 37.47]),
      3,
    );
    expect(found).toHaveLength(3);
    expect(found.map(({ km }) => km)).toEqual([...found.map(({ km }) => km)].sort((a, b) => a - b));
    expect(found[0]?.record.ref.id).toMatch(/anzali|ghazian|mole/);
  });

  it('along a movement is in the order of its line', () => {
    const line = record('movements/manjil-road-forced-1918').geometry as LineString;
    const passed = recordsAlong(
      records.filter(({ kind }) => kind === 'place'),
      line,
      2,
    ).map(({ record: one }) => one.ref.id);
    const stages = ['qazvin', 'manjil', 'rudbar', 'rasht', 'anzali'];
    expect(passed.filter((id) => stages.includes(id))).toEqual(stages);
  });
});

const anyPoint = fc.tuple(fc.double({ min: 49, max: 50, noNaN: true }), fc.double({ min: 37, max: 38, noNaN: true }));

describe('a distance', () => {
  it('to a line is that of turf, and the same both ways', () => {
    // Turf fails for segments of almost no length; its segments are great circles, up to 0.25 km from
    // ours here.
    const anyLine = fc.uniqueArray(anyPoint, {
      minLength: 2,
      maxLength: 6,
      selector: ([lng, lat]) => `${lng.toFixed(2)} ${lat.toFixed(2)}`,
    });
    fc.assert(
      fc.property(anyPoint, anyLine, (point, coordinates) => {
        const line: LineString = { type: 'LineString', coordinates };
        const ours = kmBetween(pointAt(point), line);
        const theirs = turf.pointToLineDistance(point, line);
        expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(0.3 + theirs * 0.01);
        expect(kmBetween(line, pointAt(point))).toBe(ours);
      }),
    );
  });

  it('within an area is 0', () => {
    const square = outline([
      [49, 37],
      [50, 37],
      [50, 38],
      [49, 38],
    ]);
    if (!square) throw new Error('no square');
    expect(kmBetween(pointAt([49.5, 37.5]), square)).toBe(0);
    expect(
      kmBetween(
        {
          type: 'LineString',
          coordinates: [
            [48, 37.5],
            [51, 37.5],
          ],
        },
        square,
      ),
    ).toBe(0);
    expect(kmBetween(pointAt([51, 37.5]), square)).toBeCloseTo(turf.distance([51, 37.5], [50, 37.5]), 0);
  });

  it('is measured along a line, and an area within one', () => {
    expect(
      lengthKm([
        [49.5886, 37.2761],
        [49.4579, 37.4732],
      ]),
    ).toBeCloseTo(24.8, 1);
    expect(lengthKm([[49, 37]])).toBe(0);
    expect(
      areaKm2([
        [49, 37],
        [50, 37],
        [50, 38],
        [49, 38],
      ]),
    ).toBeCloseTo(88.7 * 111.2, -3);
    expect(
      areaKm2([
        [49, 37],
        [50, 37],
      ]),
    ).toBe(0);
  });
});

/**
 * The main question of the atlas: which places changed hands between 1 August and 31 October 1920 within 30 km of
 * Rasht, and on what evidence? Here it is answered from the table in another way.
 */
describe('changes of control', () => {
  const range = { from: day('1920-08-01'), until: day('1920-10-31') };
  const changes = changesOfControl(records, range, { where: rasht, km: 30 });

  type Row = Readonly<
    Record<'id' | 'actor_key' | 'area_or_place_ids' | 'date_start' | 'date_end' | 'basis' | 'confidence', string>
  >;
  const rows = parse(read('control.csv'), { columns: true }) as Row[];
  const areas = new Map(
    (parse(read('areas.csv'), { columns: true }) as Record<'name' | 'places' | 'shape', string>[]).map((row) => [
      row.name,
      row,
    ]),
  );
  const gazetteer = new Map(
    (parse(read('places.csv'), { columns: true }) as Record<'id' | 'lon' | 'lat', string>[]).map((row) => [
      row.id,
      [Number(row.lon), Number(row.lat)] as const,
    ]),
  );
  /** The first or last day of a date in the table. */
  const edge = (date: string, last: boolean): number => {
    if (date === '') return Infinity;
    const [year = 0, month, date2] = date.split('-').map(Number);
    if (date2 !== undefined) return Date.UTC(year, (month ?? 1) - 1, date2) / 86_400_000;
    return last ? Date.UTC(year, month ?? 12, 0) / 86_400_000 : Date.UTC(year, (month ?? 1) - 1, 1) / 86_400_000;
  };
  const holdersOf = (place: string, on: number): string =>
    [
      ...new Set(
        rows
          .filter((row) => {
            const names = row.area_or_place_ids.split(';');
            if (names.some((name) => areas.get(name)?.shape === 'hatch')) return false;
            return (
              names.some((name) => (areas.get(name)?.places.split(';') ?? [name]).includes(place)) &&
              edge(row.date_start, false) <= on &&
              edge(row.date_end, true) >= on
            );
          })
          .map((row) => row.actor_key),
      ),
    ]
      .sort()
      .join('+');

  it('near Rasht in the autumn of 1920 are those of the table, day by day', () => {
    const near = [...gazetteer].filter(([, at]) => turf.distance([...at], rasht) <= 30).map(([id]) => id);
    const expected = near.flatMap((place) => {
      // Days on which the holders are not those of the day before. Consecutive days, such as when two rows overlap,
      // count as one.
      const days: number[] = [];
      for (let on = range.from - 4; on <= range.until + 4; on += 1)
        if (holdersOf(place, on) !== holdersOf(place, on - 1)) days.push(on);
      const groups: number[][] = [];
      for (const on of days) {
        const last = groups.at(-1);
        if (last && on - (last.at(-1) ?? 0) <= 3) last.push(on);
        else groups.push([on]);
      }
      return groups
        .map((group) => ({
          place,
          from: group[0] ?? 0,
          before: holdersOf(place, (group[0] ?? 0) - 1),
          after: holdersOf(place, group.at(-1) ?? 0),
        }))
        .filter(({ before, after, from }) => before !== after && from >= range.from && from <= range.until);
    });
    const holders = (holds: readonly { readonly actors: readonly string[] }[]) =>
      [...new Set(holds.flatMap(({ actors }) => actors))].sort().join('+');
    const sure = changes.filter(({ sureness }) => sureness === 'sure');
    const byPlace = (a: { place: string; from: number }, b: { place: string; from: number }) =>
      a.from - b.from || a.place.localeCompare(b.place);
    expect(
      sure
        .map(({ place, days, before, after }) => ({
          place: place.ref.id,
          from: days.from,
          before: holders(before),
          after: holders(after),
        }))
        .sort(byPlace),
    ).toEqual([...expected].sort(byPlace));
    expect(new Set(sure.map(({ place }) => place.ref.id))).toEqual(new Set(['rasht', 'khomam', 'emamzadeh-hashem']));
    expect(sure.filter(({ place }) => place.ref.id === 'rasht')).toHaveLength(4);
  });

  it('have their evidence: rows with their basis, and the events of those days, with sources', () => {
    for (const change of changes) {
      expect(change.rows.length).toBeGreaterThan(0);
      for (const row of change.rows) {
        const written = rows.find(({ id }) => id === row.ref.id);
        expect(row.remark).toBe(written?.basis);
        expect(row.confidence).toBe(written?.confidence);
      }
      expect(change.context.length, `${change.place.key} ${String(change.days.from)}`).toBeGreaterThan(0);
      expect(change.sources.length).toBeGreaterThan(0);
      expect(change.km).toBeLessThanOrEqual(30);
    }
    const entry = changes.find(({ place, days }) => place.ref.id === 'rasht' && days.from === day('1920-08-22'));
    expect(entry?.context.map(({ key }) => key)).toContain('events/ev065');
    expect(entry?.sources).toEqual(expect.arrayContaining([...record('events/ev065').sources]));
  });

  it('at the edge of the searched days are not certain', () => {
    const coup = changes.find(({ days }) => days.from === day('1920-07-31'));
    expect(coup?.sureness).toBe('perhaps');
  });

  it('are all found within wider limits', () => {
    const wider = changesOfControl(
      records,
      { from: range.from - 400, until: range.until + 400 },
      { where: rasht, km: 90 },
    );
    const key = ({ place, days }: (typeof changes)[number]) => `${place.key} ${String(days.from)}`;
    expect(wider.map(key)).toEqual(expect.arrayContaining(changes.map(key)));
    expect(changesOfControl(records, range).length).toBeGreaterThan(changes.length);
  });
});

it('geometries are as turf needs them', () => {
  for (const { geometry } of records) if (geometry) expect(turf.bbox(geometry as unknown as Feature)).toHaveLength(4);
});
