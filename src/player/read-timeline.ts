import { confidenceOr } from '../story/confidence.ts';
import type { ControlPeriod } from '../story/control-periods.ts';
import { dayOf } from '../story/when.ts';
import type { Days } from './time-scale.ts';

/** A control period with the page's texts for its dates and for its certainty. */
export interface TimelinePeriod extends ControlPeriod {
  readonly dates: string;
  readonly certainty: string;
}

/** The control periods of one place. */
export interface Band {
  readonly place: string;
  readonly name: string;
  readonly periods: readonly TimelinePeriod[];
}

/** What a timeline shows in addition to the steps of its story. */
export interface Timeline {
  readonly years: Days;
  readonly bands: readonly Band[];
}

const textOf = (element: Element | undefined | null): string => element?.textContent.trim() ?? '';

/**
 * Reads the table that the press has written: a `tbody` for each place, a row for each control period. A row without
 * days is skipped. Undefined if the table has no days of its own.
 */
export function readTimelineTable(table: HTMLElement): Timeline | undefined {
  const daysIn = ({ dataset }: HTMLElement): Days | undefined => {
    const [from, until] = [dayOf(dataset.from ?? ''), dayOf(dataset.until ?? '')];
    return from === undefined || until === undefined || until < from ? undefined : { from, until };
  };
  const years = daysIn(table);
  if (!years) return undefined;
  const bands = [...table.querySelectorAll('tbody')].map((body, n): Band => {
    const rows = [...body.querySelectorAll<HTMLElement>('tr[data-place]')];
    const periods = rows.flatMap((row, line): TimelinePeriod[] => {
      const days = daysIn(row);
      const { actor = '', kind, confidence } = row.dataset;
      const [dates, holder, certainty] = [...row.children].map(textOf);
      if (!days) return [];
      return [
        {
          id: `${String(n)}-${String(line)}`,
          ...days,
          actor,
          holder: holder ?? '',
          dates: dates ?? '',
          certainty: certainty ?? '',
          kind: kind === 'nominal' ? 'nominal' : 'firm',
          confidence: confidenceOr(confidence),
        },
      ];
    });
    return { place: rows[0]?.dataset.place ?? '', name: textOf(body.querySelector('[scope="rowgroup"]')), periods };
  });
  return { years, bands };
}
