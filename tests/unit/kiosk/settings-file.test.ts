import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageStorage, type TextStore } from '../../../src/kiosk/page-storage.ts';
import { readSettings } from '../../../src/kiosk/settings-file.ts';

let server: Server | undefined;
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  vi.restoreAllMocks();
});

/** The address of a `kiosk.json` with this response. */
async function served(answer: RequestListener): Promise<string> {
  server?.closeAllConnections();
  server?.close();
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/kiosk.json`;
}

const json =
  (text: string): RequestListener =>
  (_, response) =>
    response.end(text);
/** A response that stops after one byte. */
const slow: RequestListener = (_, response) => {
  response.write('{');
};

/** What a browser without site data does on every access to `localStorage`. */
const denied = (): TextStore => {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
};

describe('the settings file', () => {
  it('is replaced by its last copy if it does not arrive in time', async () => {
    const { store } = pageStorage(denied);
    const none = await readSettings(await served(slow), store, 100);
    expect(none.settings).toBeUndefined();
    expect(none.faults.map(({ message }) => message())).toEqual([
      'It did not arrive within 0.1 seconds. The defaults are used.',
    ]);
    expect(await readSettings(await served(json('{ "idle": 70 }')), store)).toEqual({
      settings: { idle: 70 },
      faults: [],
    });
    const copied = await readSettings(await served(slow), store, 100);
    expect(copied.settings).toEqual({ idle: 70 });
    expect(copied.faults.map(({ message }) => message())).toEqual([
      'It did not arrive within 0.1 seconds. The settings of the last start are used.',
    ]);
  });

  it('is the copy without a network, which is no fault; the copy is deleted when the file is', async () => {
    const { store } = pageStorage(denied);
    const address = await served(json('{ "pace": 12 }'));
    await readSettings(address, store);
    server?.closeAllConnections();
    server?.close();
    expect(await readSettings(address, store)).toEqual({ settings: { pace: 12 }, faults: [] });
    const gone = await served((_, response) => response.writeHead(404).end('not found'));
    expect(await readSettings(gone, store)).toEqual({ settings: undefined, faults: [] });
    expect(await readSettings(address, store)).toEqual({ settings: undefined, faults: [] });
  });

  it('is ignored if the server sends a page instead, or broken JSON', async () => {
    const { store } = pageStorage(denied);
    expect(await readSettings(await served(json('<!doctype html>')), store)).toEqual({
      settings: undefined,
      faults: [],
    });
    const broken = await readSettings(await served(json('{ "idle": 70, }')), store);
    expect(broken.settings).toBeUndefined();
    expect(broken.faults.map(({ message }) => message()).join()).toContain('not JSON');
  });
});

describe('the storage of the page', () => {
  it('is in memory if the browser stores no site data, and says so', () => {
    const { store, lasting } = pageStorage(denied);
    expect(lasting).toBe(false);
    store.setItem('a', '1');
    expect(store.getItem('a')).toBe('1');
    store.removeItem('a');
    expect(store.getItem('a')).toBeNull();
  });
});
