import { createStore, entries, update } from 'idb-keyval';
import { withCount, emptyDay, addCounts, type Day, type CountEvent } from './counts.ts';

/** How many days are shown, at most: a little more than a year. */
const DAYS_SHOWN = 400;

/**
 * Stores the counts, on this device only. If the device is full or stores nothing, counting continues in memory, and
 * everything is written as soon as writing works again.
 */
export class CountStore {
  #store: ReturnType<typeof createStore> | undefined;
  #unwritten = new Map<string, Day>();
  #last: Promise<void> = Promise.resolve();

  constructor(name = 'kiosk') {
    try {
      this.#store = createStore(name, 'days');
    } catch (error) {
      console.warn(error);
    }
  }

  /** Whether all counts are stored on the device, so that they outlive this page. */
  get kept(): boolean {
    return this.#unwritten.size === 0;
  }

  note(entry: CountEvent, date = today()): Promise<void> {
    this.#last = this.#last.then(() => this.#write(withCount(this.#unwritten.get(date) ?? emptyDay(date), entry)));
    return this.#last;
  }

  /** All days, latest first. */
  async days(): Promise<readonly Day[]> {
    await this.#last;
    const days = new Map(await this.#written());
    for (const day of this.#unwritten.values())
      days.set(day.date, addCounts(days.get(day.date) ?? emptyDay(day.date), day));
    return [...days.values()].sort((a, b) => (a.date < b.date ? 1 : -1)).slice(0, DAYS_SHOWN);
  }

  async #written(): Promise<readonly [string, Day][]> {
    try {
      return this.#store ? await entries<string, Day>(this.#store) : [];
    } catch {
      return [];
    }
  }

  async #write(more: Day): Promise<void> {
    this.#unwritten.set(more.date, more);
    const store = this.#store;
    if (!store) return;
    for (const [date, day] of this.#unwritten) {
      try {
        await update<Day>(date, (kept) => addCounts(kept ?? emptyDay(date), day), store);
        this.#unwritten.delete(date);
      } catch (error) {
        console.warn(error);
        return;
      }
    }
  }
}

/** The date of the local wall clock, as ISO 8601. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
