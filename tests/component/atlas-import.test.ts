import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toGeoJSON } from '../../src/atlas/export/write-geojson.ts';
import { exportRecords } from '../../src/atlas/core/export-records.ts';
import type { AtlasImport } from '../../src/atlas/import/atlas-import.ts';
import { day, openPanel, FakeMap, textOf } from './atlas-panel-fixture.ts';
import { allWithin, closePage, until, within } from './fixture.ts';
import { violationsIn } from './axe.ts';

beforeEach(() => page.viewport(1000, 800));
afterEach(closePage);

const POINTS =
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"<img src=x onerror=alert(1)>"},"geometry":{"type":"Point","coordinates":[49.5,37.4]}},{"type":"Feature","properties":{"name":"Off"},"geometry":{"type":"Point","coordinates":[49.5,137.4]}}]}';

async function openImport() {
  const paper = new FakeMap();
  const desk = await openPanel('atlas-import', { map: paper.map });
  desk.host.append(paper.container);
  return {
    ...desk,
    paper,
    get model() {
      return desk.model;
    },
  };
}

/** Chooses files, as a reader does. */
async function choose(tool: AtlasImport, ...files: readonly File[]) {
  const input = within<HTMLInputElement>(tool, 'input[type=file]');
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  input.files = list.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const rows = (tool: Element) => allWithin(tool, '.own .file');
const problems = (tool: Element) => allWithin(tool, '.problem').map(textOf);

describe('importing a file', () => {
  test('shows it on the map, and says which features were not loaded and why', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File([POINTS], 'stones.geojson'));
    await until(() => rows(desk.tool).length === 1);
    const [layer] = desk.model.own;
    expect(textOf(rows(desk.tool)[0])).toContain('1 feature loaded; 1 not loaded.');
    expect(textOf(rows(desk.tool)[0]?.querySelector('details li'))).toContain('feature 2: lies off the globe');
    expect(desk.paper.sources.get(layer?.id ?? '')?.data).toBe(layer?.url);
    const fetched = (await (await fetch(layer?.url ?? '')).json()) as { features: unknown[] };
    expect(fetched.features).toHaveLength(1);
    expect(desk.paper.fitted).toEqual([
      [
        [49.5, 37.4],
        [49.5, 37.4],
      ],
    ]);
    expect(textOf(within(desk.tool, '[role=status]'))).toContain('stones.geojson: 1 feature loaded');
  });

  test('never treats text as HTML', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File([POINTS], '<b>x</b>.geojson'));
    await until(() => rows(desk.tool).length === 1);
    desk.set({ state: { ...desk.model.state, selection: [{ layer: desk.model.own[0]?.id ?? '', id: '0' }] } });
    await until(() => desk.tool.shadowRoot?.querySelector('.pointed') !== null);
    expect(textOf(within(desk.tool, '.pointed'))).toBe('name <img src=x onerror=alert(1)>');
    expect(desk.tool.shadowRoot?.querySelector('img, b')).toBeNull();
  });

  test('reads files that the atlas has exported', async () => {
    const desk = await openImport();
    const things = exportRecords([...desk.model.records.values()]);
    await choose(
      desk.tool,
      new File(
        [
          toGeoJSON(things, {
            title: 'All',
            credit: '',
            licence: { name: '', url: '' },
            source: '',
            exported: '',
            address: '',
          }),
        ],
        'all.geojson',
      ),
    );
    await until(() => rows(desk.tool).length === 1);
    expect(desk.model.own[0]?.result).toMatchObject({ count: things.length, droppedCount: 0 });
  });

  test.each([
    ['truncated', () => new File([POINTS.slice(0, 150)], 'half.geojson'), /breaks off before its end/],
    ['empty', () => new File([], 'none.csv'), /is empty/],
    [
      'a picture',
      () => new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])], 'photo.geojson'),
      /no file that can be read here/,
    ],
    [
      'too big',
      () => new File([new Blob(Array.from({ length: 201 }, () => megabyte))], 'big.geojson'),
      /201 MB, and up to 200 MB/,
    ],
    [
      'tiles that end too early',
      () => new File([header(), new Uint8Array(20)], 'cut.pmtiles'),
      /breaks off before its end \(byte 147\)/,
    ],
  ])('%s: says so, and goes on', async (_, make, words) => {
    const desk = await openImport();
    await choose(desk.tool, make());
    await until(() => problems(desk.tool).length > 0);
    expect(problems(desk.tool)[0]).toMatch(words);
    expect(desk.model.own).toEqual([]);
    await userEvent.click(within(desk.tool, '.failed button'));
    await until(() => problems(desk.tool).length === 0);
    await choose(desk.tool, new File(['name,lng,lat\nStone,49.5,37.4\n'], 'well.csv'));
    await until(() => rows(desk.tool).length === 1);
  });

  test('can be stopped while it is read', async () => {
    const desk = await openImport();
    desk.tool.read = (_file, { signal } = {}) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => {
          reject(signal.reason as Error);
        }),
      );
    await choose(desk.tool, new File(['x'], 'endless.csv'));
    await until(() => allWithin(desk.tool, 'progress').length === 1);
    await userEvent.click(within(desk.tool, '.readings button'));
    await until(() => allWithin(desk.tool, 'progress').length === 0);
    expect(desk.model.own).toEqual([]);
  });

  test('hides a layer, and removes it together with its blob', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File([POINTS], 'stones.geojson'));
    await until(() => rows(desk.tool).length === 1);
    const [layer] = desk.model.own;
    const id = layer?.id ?? '';
    const visible = () =>
      desk.paper.layers.filter(({ source }) => source === id).map(({ layout }) => layout['visibility']);
    within(desk.tool, '.own input').focus();
    await userEvent.keyboard(' ');
    await until(() => visible().every((one) => one === 'none'));
    expect(desk.model.own[0]?.visible).toBe(false);
    await userEvent.keyboard(' ');
    await until(() => visible().every((one) => one === 'visible'));
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    await userEvent.click(within(desk.tool, '.own button:last-of-type'));
    await until(() => rows(desk.tool).length === 0);
    expect(desk.paper.sources.size + desk.paper.layers.length).toBe(0);
    expect(revoked).toHaveBeenCalledWith(layer?.url);
    revoked.mockRestore();
  });

  test('swaps coordinates that are in the wrong order', async () => {
    const desk = await openImport();
    await choose(
      desk.tool,
      new File(
        [
          '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37.4,49.5]}}]}',
        ],
        'swapped.geojson',
      ),
    );
    await until(() => desk.tool.shadowRoot?.querySelector('.swap') !== null);
    await userEvent.click(within(desk.tool, '.swap'));
    await until(() => desk.model.own[0]?.result.bounds?.[0] === 49.5);
    expect(rows(desk.tool)).toHaveLength(1);
    expect(problems(desk.tool)).toEqual([]);
  });

  test('accepts files that are dropped anywhere on the page', async () => {
    const desk = await openImport();
    const list = new DataTransfer();
    list.items.add(new File([POINTS], 'stones.geojson'));
    const drop = new DragEvent('drop', { dataTransfer: list, bubbles: true, cancelable: true });
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: list, bubbles: true, cancelable: true }));
    await until(() => within(desk.tool, '.drop').classList.contains('over'));
    document.body.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    await until(() => rows(desk.tool).length === 1);
  });

  test('reads the parts of a shapefile that are chosen together as one', async () => {
    const desk = await openImport();
    const seen: string[][] = [];
    const { read } = desk.tool;
    desk.tool.read = (file, options) => {
      seen.push([file.name, ...(options.companions ?? []).map(({ name }) => name)]);
      return read(file, options);
    };
    await choose(desk.tool, new File(['x'], 'a.shp'), new File(['x'], 'a.DBF'), new File([POINTS], 'b.geojson'));
    await until(() => rows(desk.tool).length === 1 && problems(desk.tool).length === 1);
    expect(seen).toEqual([['a.shp', 'a.DBF'], ['b.geojson']]);
    expect(textOf(within(desk.tool, '.failed .name'))).toBe('a.shp');
  });

  test('opens PMTiles without reading the whole file', async () => {
    const desk = await openImport();
    const metadata = new TextEncoder().encode('{"vector_layers":[{"id":"stones"},{"id":"walls"}]}');
    await choose(desk.tool, new File([header(metadata.length), metadata, new Uint8Array([0])], 'stones.pmtiles'));
    await until(() => rows(desk.tool).length === 1);
    const [layer] = desk.model.own;
    expect(layer?.within).toEqual(['stones', 'walls']);
    expect(desk.paper.sources.get(layer?.id ?? '')?.spec).toMatchObject({
      type: 'vector',
      url: `pmtiles://${layer?.id ?? ''}`,
    });
    expect(new Set(desk.paper.layers.map(({ spec }) => spec['source-layer']))).toEqual(new Set(['stones', 'walls']));
    expect(textOf(rows(desk.tool)[0])).toContain('zoom 0 to 9');
  });

  test('is shown again after the map’s style was rebuilt, and stays when the panel is closed', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File([POINTS], 'stones.geojson'));
    await until(() => desk.paper.sources.size === 1);
    desk.paper.forget();
    desk.paper.fire('style.load');
    expect(desk.paper.sources.size).toBe(1);
    desk.tool.remove();
    expect(desk.paper.sources.size).toBe(1);
    desk.host.append(desk.tool);
    await desk.tool.updateComplete;
    expect(desk.paper.sources.size).toBe(1);
    desk.set({ own: [] });
    await until(() => desk.paper.sources.size + desk.paper.layers.length + desk.paper.listeners === 0);
  });

  test('obeys the time where it has dates, and is shown whole again by a switch', async () => {
    const desk = await openImport();
    const rows = 'name,date,lng,lat\nOld,1905,49.5,37.4\nNew,1920-02-10,49.6,37.4\nUndated,,49.7,37.4\n';
    await choose(desk.tool, new File([rows], 'dated.csv'));
    await until(() => desk.paper.sources.size === 1);
    const [layer] = desk.model.own;
    const source = desk.paper.sources.get(layer?.id ?? '');
    const names = () =>
      (source?.data as { features?: { properties: { name: string } }[] }).features?.map((one) => one.properties.name);
    const time = { from: day('1920-01-01'), until: day('1920-03-31'), now: undefined };
    desk.set({ state: { ...desk.model.state, time } });
    await until(() => names() !== undefined);
    expect(names()).toEqual(['New', 'Undated']);
    const panel = document.createElement('atlas-own-time');
    desk.host.append(panel);
    await panel.updateComplete;
    expect(textOf(panel.shadowRoot as unknown as Element)).toContain('dated.csv: 2 of 3 in these days');
    panel.addEventListener('atlas-own-time', ({ detail }) => {
      desk.set({ ownAnyTime: detail });
    });
    within(panel, 'input').click();
    await until(() => source?.data === layer?.url);
  });

  test('shows few points one by one, and very many in groups, singly, or as their density', async () => {
    const desk = await openImport();
    const csv = (n: number) =>
      `name,lng,lat\n${Array.from({ length: n }, (_, at) => `S${String(at)},${String(49 + at / 1e5)},37.4`).join('\n')}\n`;
    await choose(desk.tool, new File([csv(20)], 'few.csv'));
    await until(() => desk.model.own.length === 1);
    await choose(desk.tool, new File([csv(6000)], 'many.csv'));
    await until(() => desk.model.own.length === 2);
    await until(() => desk.paper.sources.size === 2);
    const [, many] = desk.model.own;
    const drawn = () => desk.paper.layers.filter(({ source }) => source === many?.id).map(({ spec }) => spec['type']);
    expect([...desk.paper.sources.values()].map(({ spec }) => (spec as { type: string }).type)).toEqual([
      'geojson',
      'vector',
    ]);
    expect(drawn()).toEqual(['fill', 'line', 'line', 'circle', 'circle', 'symbol']);
    const choice = () => allWithin<HTMLSelectElement>(desk.tool, 'select[aria-label="Shown as: many.csv"]')[0];
    expect(choice()?.value).toBe('groups');
    expect(allWithin(desk.tool, 'select')).toHaveLength(1);
    await userEvent.selectOptions(choice() as HTMLSelectElement, 'density');
    await until(() => drawn().join() === 'heatmap');
    expect(textOf(within(desk.tool, '.density'))).toBe('few points many points');
    await userEvent.selectOptions(choice() as HTMLSelectElement, 'points');
    await until(() => drawn().join() === 'fill,line,line,circle');
    expect(await violationsIn(desk.tool)).toEqual([]);
  });

  test('can be used by everybody', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File([POINTS], 'stones.geojson'), new File([], 'none.csv'));
    await until(() => rows(desk.tool).length === 1 && problems(desk.tool).length === 1);
    // What is closed is not looked at.
    for (const details of allWithin<HTMLDetailsElement>(desk.tool, 'details')) details.open = true;
    expect(await violationsIn(desk.tool)).toEqual([]);
    for (const target of allWithin(desk.tool, 'button, label.check, summary'))
      expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  });
});

describe('a table that is not understood', () => {
  const question = (tool: Element) => tool.shadowRoot?.querySelector('atlas-table-question') ?? undefined;
  const dialog = (tool: Element) => question(tool)?.shadowRoot?.querySelector('dialog') ?? undefined;
  const asked = async (tool: Element) => {
    await until(() => dialog(tool)?.open === true && dialog(tool)?.querySelector('table') !== null);
    const found = question(tool);
    if (!found) throw new Error('No question.');
    return found;
  };
  const field = (from: Element, name: string) => within<HTMLSelectElement>(from, `select[name=${name}]`);
  const pick = async (from: Element, name: string, value: string) => {
    await userEvent.selectOptions(field(from, name), value);
  };

  test('is asked about, with its first rows and a guess, and is shown as the reader says', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File(['Site,a,b\nStone,51.4,9.5\nWall,51.5,9.6\n'], 'plain.csv'));
    const ask = await asked(desk.tool);
    expect(problems(desk.tool)[0]).toMatch(/no columns of coordinates/);
    expect(allWithin(ask, 'tbody tr').map(textOf)).toEqual(['Stone51.49.5', 'Wall51.59.6']);
    // Where the reader looks says nothing of these: latitude first, as is usual.
    expect([field(ask, 'lat').value, field(ask, 'lng').value, field(ask, 'name').value]).toEqual(['1', '2', '0']);
    await userEvent.click(within(ask, 'button[type=submit]'));
    await until(() => rows(desk.tool).length === 1);
    expect(desk.model.own[0]?.result).toMatchObject({
      count: 2,
      bounds: [9.5, 51.4, 9.6, 51.5],
      fields: { name: 'Site' },
    });
    expect(problems(desk.tool)).toEqual([]);
  });

  test('can be used with the keyboard alone, and gives the focus back', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File(['Site,a,b\nStone,51.4,9.5\n'], 'plain.csv'));
    await asked(desk.tool);
    let heard = 0;
    const hear = ({ key }: KeyboardEvent) => (heard += Number(key === 'Escape'));
    desk.tool.addEventListener('keydown', hear);
    await userEvent.keyboard('{Escape}');
    await until(() => dialog(desk.tool) === undefined);
    // The page would close its panel.
    expect(heard).toBe(0);
    await until(() => desk.tool.shadowRoot?.activeElement?.classList.contains('columns') ?? false);
    await userEvent.keyboard('{Enter}');
    await asked(desk.tool);
    await userEvent.keyboard('{Escape}');
    await until(() => dialog(desk.tool) === undefined);
    await userEvent.click(within(desk.tool, '.failed button'));
    await until(() => problems(desk.tool).length === 0);
  });

  test('is looked at again with another separator', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File(['Site|a|c\nStone|51.4|9.5\n'], 'plain.txt'));
    const ask = await asked(desk.tool);
    await pick(ask, 'delimiter', ',');
    await until(() => allWithin(ask, 'thead th').length === 1);
    await pick(ask, 'delimiter', '|');
    await until(() => allWithin(ask, 'thead th').length === 3);
    await pick(ask, 'kind', 'pair');
    await pick(ask, 'lng', '2');
    await pick(ask, 'lat', '2');
    await userEvent.click(within(ask, 'button[type=submit]'));
    await until(() => textOf(within(ask, '[role=alert]')) !== '');
    await pick(ask, 'lat', '1');
    await userEvent.click(within(ask, 'button[type=submit]'));
    await until(() => desk.model.own[0]?.result.bounds?.[0] === 9.5);
  });

  test('of names is matched with the gazetteer, and asks which place a doubtful name is', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File(['Ort,Jahr\nFerry Bridge,1920\nThe Harbor,1920\nAtlantis,1920\n'], 'names.csv'));
    const ask = await asked(desk.tool);
    expect(field(ask, 'kind').value).toBe('names');
    await userEvent.click(within(ask, 'button[type=submit]'));
    await until(() => ask.shadowRoot?.querySelector('.doubtful') !== null);
    expect(textOf(within(ask, 'form'))).toContain('Found: 1; doubtful: 1; not found: 1.');
    await userEvent.selectOptions(within<HTMLSelectElement>(ask, '.doubtful select'), 'harbour');
    await userEvent.click(within(ask, 'button[type=submit]'));
    await until(() => rows(desk.tool).length === 1);
    expect(desk.model.own[0]?.result).toMatchObject({ count: 2, droppedCount: 1 });
    expect(textOf(within(desk.tool, '.reasons'))).toContain('was not found in the gazetteer');
  });

  test('can be used by everybody, on a phone too', async () => {
    for (const [width, height] of [
      [360, 640],
      [1000, 800],
    ] as const) {
      await page.viewport(width, height);
      const desk = await openImport();
      await choose(desk.tool, new File(['Site,a,b\nStone,51.4,9.5\n'], 'plain.csv'));
      const ask = await asked(desk.tool);
      expect(await violationsIn(ask)).toEqual([]);
      const shown = dialog(desk.tool);
      expect(shown?.scrollWidth).toBeLessThanOrEqual(shown?.clientWidth ?? 0);
      for (const target of allWithin(ask, 'button, select'))
        expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
      shown?.close();
    }
  });
});

describe('a file in metres', () => {
  test('is asked for its reference system, and is shown with it', async () => {
    const desk = await openImport();
    await choose(desk.tool, new File(['name,Northing,Easting\nStone,4128034,374000\n'], 'metres.csv'));
    await until(() => desk.tool.shadowRoot?.querySelector('input[name=crs]') !== null);
    expect(problems(desk.tool)[0]).toMatch(/metres of a projection/);
    await userEvent.fill(within(desk.tool, 'input[name=crs]'), 'EPSG:32639');
    await userEvent.keyboard('{Enter}');
    await until(() => rows(desk.tool).length === 1);
    expect(desk.model.own[0]?.result.bounds?.map((n) => Math.round(n * 10) / 10)).toEqual([49.6, 37.3, 49.6, 37.3]);
  });
});

const megabyte = new Blob([new Uint8Array(1_000_000).fill(32)]);

/**
 * The header of an archive of vector tiles with an empty directory and metadata after it. Source: PMTiles
 * specification, version 3.
 */
function header(metadata = 500): ArrayBuffer {
  const bytes = new Uint8Array(127);
  bytes.set(new TextEncoder().encode('PMTiles'));
  const view = new DataView(bytes.buffer);
  view.setUint8(7, 3);
  const put = (at: number, value: number) => {
    view.setBigUint64(at, BigInt(value), true);
  };
  put(8, 127 + metadata);
  put(16, 1);
  put(24, 127);
  put(32, metadata);
  view.setUint8(97, 1);
  view.setUint8(98, 1);
  view.setUint8(99, 1);
  view.setUint8(101, 9);
  [49, 37, 50, 38].forEach((degrees, n) => {
    view.setInt32(102 + n * 4, degrees * 1e7, true);
  });
  return bytes.buffer;
}
