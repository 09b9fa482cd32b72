import { createStore, entries, update } from 'idb-keyval';
import { counted, emptyDay, type Day, type Entry } from './counts.ts';

/** Days that are kept. */
const KEPT = 400;

/** The counts, on this device and nowhere else. A device that is full, or has none, counts no more; nothing else changes. */
export class Ledger {
  #store: ReturnType<typeof createStore> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(name = 'kiosk') {
    try {
      this.#store = createStore(name, 'days');
    } catch {
      this.#store = undefined;
    }
  }

  note(entry: Entry, date = today()): Promise<void> {
    const store = this.#store;
    if (!store) return Promise.resolve();
    this.#last = this.#last.then(() => update<Day>(date, (day) => counted(day ?? emptyDay(date), entry), store)).catch(() => undefined);
    return this.#last;
  }

  /** All days, the latest first. */
  async days(): Promise<readonly Day[]> {
    await this.#last;
    if (!this.#store) return [];
    const all = await entries<string, Day>(this.#store).catch(() => []);
    return all.map(([, day]) => day).sort((a, b) => (a.date < b.date ? 1 : -1)).slice(0, KEPT);
  }
}

/** By the clock on the wall. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
