import type { ControlPeriod } from '../../story/control-periods.ts';
import type { Told } from './evidence.ts';

/** A control period as in the map's table: with its date as written, and its evidence. */
export interface Holding extends ControlPeriod, Told {
  /** EDTF; an end that is open is `..`. */
  readonly date: string;
  readonly basis: string;
}

/** Reads `geo/layers/control-periods.json`. */
export function readHoldings(json: string): ReadonlyMap<string, readonly Holding[]> {
  type Row = Omit<Holding, 'from' | 'until'> & { readonly from_day: number; readonly until_day: number };
  const places = JSON.parse(json) as Readonly<Record<string, readonly Row[]>>;
  return new Map(
    Object.entries(places).map(([place, rows]) => [
      place,
      rows.map(({ from_day, until_day, ...row }) => ({ ...row, from: from_day, until: until_day })),
    ]),
  );
}
