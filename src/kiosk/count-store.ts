import { createStore, entries, update } from 'idb-keyval';
import { counted, emptyDay, together, type Day, type CountEvent } from './counts.ts';

/** Days that are kept. */
const KEPT = 400;

/**
 * The counts, on this device and nowhere else. On a device that is full, or keeps nothing, they go on in memory, and
 * are
 * written with the next that can be; nothing else changes.
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

  /** Whether all that was counted is on the device, and would outlive this page. */
  get kept(): boolean {
    return this.#unwritten.size === 0;
  }

  note(entry: CountEvent, date = today()): Promise<void> {
    this.#last = this.#last.then(() => this.#write(counted(this.#unwritten.get(date) ?? emptyDay(date), entry)));
    return this.#last;
  }

  /** All days, the latest first. */
  async days(): Promise<readonly Day[]> {
    await this.#last;
    const days = new Map(await this.#written());
    for (const day of this.#unwritten.values())
      days.set(day.date, together(days.get(day.date) ?? emptyDay(day.date), day));
    return [...days.values()].sort((a, b) => (a.date < b.date ? 1 : -1)).slice(0, KEPT);
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
        await update<Day>(date, (kept) => together(kept ?? emptyDay(date), day), store);
        this.#unwritten.delete(date);
      } catch (error) {
        console.warn(error);
        return;
      }
    }
  }
}

/** By the clock on the wall. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
