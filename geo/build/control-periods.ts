/**
 * The control periods of each place: the rows of the table of control that name it, for timelines, figures and tables.
 * The map draws the same rows as areas.
 */
import * as turf from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { CONTROL_COLUMNS } from './control.ts';
import { span } from './days.ts';
import type { Built } from './geojson.ts';
import { gazetteer } from './places.ts';
import { list, table } from './table.ts';

export interface ControlPeriodSources {
  readonly control: string;
  readonly areas: string;
  readonly places: string;
  /** The built province, for nominal authority. */
  readonly gilan: Built;
}

/** Names of areas with civil authority only, without troops. */
const CIVIL = /\(civil\)$/;

/** `control-periods.json`: by the id of a place, its control periods in order of time, one on each line. */
export function controlPeriods({ control, areas, places, gilan }: ControlPeriodSources): string {
  const shapes = new Map(table(areas, ['name', 'shape', 'places', 'remark'] as const).map((row) => [row.name, row]));
  const known = gazetteer(places);
  const province = gilan.geometry as Polygon | MultiPolygon;
  const found = new Map<string, { readonly from_day: number; readonly kind: 'firm' | 'nominal' }[]>();
  for (const row of table(control, CONTROL_COLUMNS)) {
    const days = span(row.date_start, row.date_end);
    const add = (place: string, kind: 'firm' | 'nominal') => {
      const period = {
        id: row.id,
        actor: row.actor_key,
        holder: row.actor,
        ...days,
        kind,
        confidence: row.confidence,
        basis: row.basis,
      };
      found.set(place, [...(found.get(place) ?? []), period]);
    };
    for (const name of list(row.area_or_place_ids)) {
      const area = shapes.get(name);
      if (!area) add(name, 'firm');
      else if (area.shape === 'hatch') {
        for (const { row: place, lng, lat } of known.values())
          if (turf.booleanPointInPolygon([lng, lat], province)) add(place.id, 'nominal');
      } else if (area.shape === 'cells')
        for (const place of list(area.places)) add(place, CIVIL.test(name) ? 'nominal' : 'firm');
      // Corridors and harbours are left out: to hold a road or the ships is not to hold the town.
    }
  }
  // A place that only the rows of the whole province cover has no entry.
  const byPlace = [...found]
    .filter(([, rows]) => rows.some(({ kind }) => kind === 'firm'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, rows]) => {
      const lines = [...rows].sort((a, b) => a.from_day - b.from_day).map((row) => `    ${JSON.stringify(row)}`);
      return `  ${JSON.stringify(place)}: [\n${lines.join(',\n')}\n  ]`;
    });
  return `{\n${byPlace.join(',\n')}\n}\n`;
}
