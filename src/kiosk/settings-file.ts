import { msg, str } from '@lit/localize';
import type { ConfigFault } from './read-config.ts';
import type { TextStore } from './page-storage.ts';

/** The time within which all of `kiosk.json` must have arrived, in milliseconds. */
export const SETTINGS_LIMIT = 5000;
/** The storage key of the last `kiosk.json` that arrived. */
const COPY = 'kiosk-settings';

export interface SettingsFile {
  /** The content of the file, for `readConfig`; undefined if there is none. */
  readonly settings: unknown;
  readonly faults: readonly ConfigFault[];
}

interface Answer {
  readonly text: string | undefined;
  readonly message?: () => string;
}

/** Fetches `kiosk.json` within `limit` milliseconds; on failure gives the last one that arrived, or none. */
async function answerOf(address: string, store: TextStore, limit: number): Promise<Answer> {
  const copy = store.getItem(COPY) ?? undefined;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(limit) });
    const text = response.ok ? await response.text() : '';
    // Some servers answer for a missing file with status 200 and an HTML page.
    if (!response.ok || text.trimStart().startsWith('<')) {
      // The file was deleted, so its copy is deleted too; an error of the server (5xx) does not mean that.
      if (response.ok || response.status === 404) store.removeItem(COPY);
      return { text: response.ok || response.status === 404 ? undefined : copy };
    }
    keepCopy(store, text);
    return { text };
  } catch (error) {
    // A missing network is no fault: most kiosks run without one.
    if (!(error instanceof DOMException && error.name === 'TimeoutError')) return { text: copy };
    const seconds = String(limit / 1000);
    const message = () =>
      copy === undefined
        ? msg(str`It did not arrive within ${seconds} seconds. The defaults are used.`)
        : msg(str`It did not arrive within ${seconds} seconds. The settings of the last start are used.`);
    return { text: copy, message };
  }
}

function keepCopy(store: TextStore, text: string): void {
  try {
    store.setItem(COPY, text);
  } catch (error) {
    console.warn(error);
  }
}

/** The settings of this kiosk. A file that never arrives, or too slowly, must not keep the page from starting. */
export async function readSettings(address: string, store: TextStore, limit = SETTINGS_LIMIT): Promise<SettingsFile> {
  const { text, message } = await answerOf(address, store, limit);
  const faults: readonly ConfigFault[] = message ? [{ from: 'kiosk.json', message }] : [];
  if (text === undefined) return { settings: undefined, faults };
  try {
    return { settings: JSON.parse(text) as unknown, faults };
  } catch (error) {
    return {
      settings: undefined,
      faults: [...faults, { from: 'kiosk.json', message: () => msg(str`It is not JSON: ${String(error)}`) }],
    };
  }
}
