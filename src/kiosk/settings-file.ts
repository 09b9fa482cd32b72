import type { ConfigFault } from './config.ts';
import type { TextStore } from './page-storage.ts';

/** Milliseconds in which `kiosk.json` must have arrived, to its last byte. */
export const SETTINGS_LIMIT = 5000;
/** Key of the last `kiosk.json` that arrived. */
const COPY = 'kiosk-settings';

export interface SettingsFile {
  /** What the file holds, for `readConfig`; undefined where there is none. */
  readonly settings: unknown;
  readonly faults: readonly ConfigFault[];
}

interface Answer {
  readonly text: string | undefined;
  readonly message?: string;
}

/** Reads `kiosk.json` within a time; on failure the last one that arrived, or none. */
async function answerOf(address: string, store: TextStore, limit: number): Promise<Answer> {
  const copy = store.getItem(COPY) ?? undefined;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(limit) });
    const text = response.ok ? await response.text() : '';
    // A server may answer for a file that is not there with a page that says so.
    if (!response.ok || text.trimStart().startsWith('<')) {
      // The file was taken away, and its copy goes with it; a server in trouble says nothing of the file.
      if (response.ok || response.status === 404) store.removeItem(COPY);
      return { text: response.ok || response.status === 404 ? undefined : copy };
    }
    keepCopy(store, text);
    return { text };
  } catch (error) {
    // Without a network there is nothing to tell: that is how most kiosks run.
    if (!(error instanceof DOMException && error.name === 'TimeoutError')) return { text: copy };
    const used = copy === undefined ? 'The defaults are used.' : 'The settings of the last start are used.';
    return { text: copy, message: `It did not arrive within ${String(limit / 1000)} seconds. ${used}` };
  }
}

function keepCopy(store: TextStore, text: string): void {
  try {
    store.setItem(COPY, text);
  } catch (error) {
    console.warn(error);
  }
}

/** The settings of this kiosk. A file that hangs, or arrives at a byte a second, must not keep the page from starting. */
export async function readSettings(address: string, store: TextStore, limit = SETTINGS_LIMIT): Promise<SettingsFile> {
  const { text, message } = await answerOf(address, store, limit);
  const faults: readonly ConfigFault[] = message ? [{ from: 'kiosk.json', message }] : [];
  if (text === undefined) return { settings: undefined, faults };
  try {
    return { settings: JSON.parse(text) as unknown, faults };
  } catch (error) {
    return {
      settings: undefined,
      faults: [...faults, { from: 'kiosk.json', message: `It is not JSON: ${String(error)}` }],
    };
  }
}
