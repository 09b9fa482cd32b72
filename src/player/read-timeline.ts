import { confidenceOr } from '../story/confidence.ts';
import type { ControlPeriod } from '../story/control-periods.ts';
import { dayOf } from '../story/when.ts';
import type { Days } from './time-scale.ts';

/** A hold, with the words that the page has for its time and for how surely it is known. */
export interface ToldHold extends ControlPeriod {
  readonly period: string;
  readonly surety: string;
}

export interface Band {
  readonly place: string;
  readonly name: string;
  readonly holds: readonly ToldHold[];
}

/** What a timeline shows, beside the steps of its story. */
export interface Timeline {
  readonly years: Days;
  readonly bands: readonly Band[];
}

const wordsOf = (element: Element | undefined | null): string => element?.textContent.trim() ?? '';

/**
 * Reads the table that the press has set: a body for each place, a row for each hold. A row that says no days is no
 * hold.
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
    const holds = rows.flatMap((row, line): ToldHold[] => {
      const days = daysIn(row);
      const { actor = '', kind, confidence } = row.dataset;
      const [period, holder, surety] = [...row.children].map(wordsOf);
      if (!days) return [];
      return [
        {
          id: `${String(n)}-${String(line)}`,
          ...days,
          actor,
          holder: holder ?? '',
          period: period ?? '',
          surety: surety ?? '',
          kind: kind === 'nominal' ? 'nominal' : 'firm',
          confidence: confidenceOr(confidence),
        },
      ];
    });
    return { place: rows[0]?.dataset.place ?? '', name: wordsOf(body.querySelector('[scope="rowgroup"]')), holds };
  });
  return { years, bands };
}
