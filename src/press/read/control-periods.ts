import type { ControlPeriod } from '../../story/control-periods.ts';
import type { MaybeForeign } from './evidence.ts';

/** A control period with the evidence for it, as in the table `control.csv`. */
export interface DocumentedPeriod extends ControlPeriod, MaybeForeign {
  /** EDTF, as written in the table; an open end is `..`. */
  readonly date: string;
  readonly basis: string;
}

/** Reads `geo/layers/control-periods.json`. */
export function readControlPeriods(json: string): ReadonlyMap<string, readonly DocumentedPeriod[]> {
  type Row = Omit<DocumentedPeriod, 'from' | 'until'> & { readonly from_day: number; readonly until_day: number };
  const places = JSON.parse(json) as Readonly<Record<string, readonly Row[]>>;
  return new Map(
    Object.entries(places).map(([place, rows]) => [
      place,
      rows.map(({ from_day, until_day, ...row }) => ({ ...row, from: from_day, until: until_day })),
    ]),
  );
}
