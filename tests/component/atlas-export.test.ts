import type { FeatureCollection } from 'geojson';
import Papa from 'papaparse';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AtlasModel } from '../../src/atlas/ui/model.ts';
import { layBeside } from '../../src/atlas/map/second-map.ts';
import { day, events, FakeMap, importedLayer, openPanel, places, textOf } from './atlas-panel-fixture.ts';
import { closePage, until, within } from './fixture.ts';
import { violationsIn } from './axe.ts';

const saved: { readonly name: string; readonly url: string }[] = [];

beforeEach(async () => {
  await page.viewport(1000, 900);
  saved.length = 0;
  // Record the link instead of saving its file, which can then be fetched.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, url: this.href });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  closePage();
});

/** Serves files at the addresses of the layers. */
function serve(files: Readonly<Record<string, unknown>>) {
  const real = window.fetch.bind(window);
  vi.spyOn(window, 'fetch').mockImplementation((input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const name = Object.keys(files).find((one) => url.endsWith(one));
    return name ? Promise.resolve(new Response(JSON.stringify(files[name]))) : real(input, init);
  });
}

async function openExport(change: Partial<AtlasModel> = {}) {
  const desk = await openPanel('atlas-export', change);
  const said = () => textOf(within(desk.tool, '[role=status]'));
  const take = async (button: string): Promise<{ readonly name: string; readonly blob: Blob }> => {
    const before = saved.length;
    await userEvent.click(within(desk.tool, button));
    await until(() => saved.length > before);
    const last = saved.at(-1);
    return { name: last?.name ?? '', blob: await (await fetch(last?.url ?? '')).blob() };
  };
  const choose = (select: string, value: string) => userEvent.selectOptions(within(desk.tool, select), value);
  return { ...desk, said, take, choose };
}

describe('downloading', () => {
  test('the results, as GeoJSON with licence and address', async () => {
    const { take, said } = await openExport();
    const { name, blob } = await take('.data');
    expect(name).toBe('1-january-1905-31-december-1921.geojson');
    const whole = JSON.parse(await blob.text()) as {
      features: { properties: Record<string, unknown> }[];
      license: string;
      credit: string;
      address: string;
    };
    expect(whole.features).toHaveLength(7);
    expect(whole.license).toBe('https://creativecommons.org/licenses/by/4.0/');
    expect(whole.credit).toBe('Gazetteer: the survey; Chronology: the survey');
    expect(whole.address).toMatch(/#v=1$/);
    expect(said()).toBe(`Saved: ${name}, 7 records.`);
  });

  test('a person, with the licence of the evidence only', async () => {
    const desk = await openExport();
    desk.tool.terms = {
      credit: { en: 'The people: the evidence' },
      licence: { name: 'CC0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
      source: { en: 'people.csv' },
    };
    desk.set({ state: { ...desk.model.state, selection: [{ layer: 'people', id: 'captain' }] } });
    await desk.tool.updateComplete;
    await desk.choose('.what', 'selected');
    expect(JSON.parse(await (await desk.take('.data')).blob.text())).toMatchObject({
      credit: 'The people: the evidence',
      licence: 'CC0',
      source: 'people.csv',
    });
    await desk.choose('.what', 'found');
    expect(JSON.parse(await (await desk.take('.data')).blob.text())).toMatchObject({
      credit: 'Gazetteer: the survey; Chronology: the survey; The people: the evidence',
    });
  });

  test('the selection, with what is selected of the reader’s own data', async () => {
    const desk = await openExport();
    const stone = { type: 'Feature', properties: { name: 'Stone' }, geometry: { type: 'Point', coordinates: [1, 2] } };
    const own = [importedLayer([{ ...stone, properties: { name: 'Other' } }, stone])];
    const selection = [
      { layer: 'places', id: 'town' },
      { layer: 'own-1', id: '1' },
    ];
    desk.set({ own, state: { ...desk.model.state, selection } });
    await desk.tool.updateComplete;
    await desk.choose('.what', 'selected');
    const { features } = JSON.parse(await (await desk.take('.data')).blob.text()) as FeatureCollection;
    expect(features).toMatchObject([{ properties: { id: 'town' } }, stone]);
  });

  test('the selection, as a table that another library can read', async () => {
    const desk = await openExport();
    desk.set({ state: { ...desk.model.state, selection: [{ layer: 'places', id: 'town' }] } });
    await desk.tool.updateComplete;
    await desk.choose('.what', 'selected');
    await desk.choose('.format', 'csv');
    const { name, blob } = await desk.take('.data');
    expect(name).toBe('millertown.csv');
    const { data } = Papa.parse<Record<string, string>>((await blob.text()).replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toMatchObject([
      { id: 'town', name_en: 'Millertown', what_it_is: '<b>A town</b>', lng: '49.6', lat: '37.4' },
    ]);
  });

  test('a dataset, as KML and as Linked Places', async () => {
    const { take, choose } = await openExport();
    await choose('.what', 'data places');
    await choose('.format', 'kml');
    const kml = await take('.data');
    expect(kml.name).toBe('gazetteer.kml');
    const document_ = new DOMParser().parseFromString(await kml.blob.text(), 'application/xml');
    expect([...document_.querySelectorAll('Placemark > name')].map(textOf)).toEqual([
      'The Harbour',
      'Ferry Bridge',
      'Millertown',
    ]);
    await choose('.format', 'lpf');
    const lpf = JSON.parse(await (await take('.data')).blob.text()) as { features: { names: { toponym: string }[] }[] };
    expect(lpf.features[0]?.names.map(({ toponym }) => toponym)).toEqual(['The Harbour', 'بندر', 'Haven']);
  });

  test('the works on which the records rest, and no others', async () => {
    const { take, choose } = await openExport();
    const bib = await take('.references');
    expect(bib.name).toMatch(/\.bib$/);
    expect((await bib.blob.text()).match(/@book\{(\w+)/g)).toEqual(['@book{annals', '@book{diary']);
    await choose('.bibliography', 'csl');
    expect((JSON.parse(await (await take('.references')).blob.text()) as { id: string }[]).map(({ id }) => id)).toEqual(
      ['annals', 'diary'],
    );
  });

  test('the map as a drawing, with title, scale, legend, sources and licence', async () => {
    serve({ 'layers/places.geojson': places, 'layers/events.geojson': events });
    const { tool, take } = await openExport();
    await userEvent.fill(within(tool, 'input[type=text]'), 'Ships & <men>');
    await userEvent.tab();
    const { name, blob } = await take('.svg');
    expect(name).toBe('ships-men.svg');
    const drawn = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
    expect(drawn.querySelector('parsererror')).toBeNull();
    expect(drawn.querySelectorAll('svg svg circle')).toHaveLength(6);
    const words = textOf(drawn.documentElement);
    for (const said of [
      'Ships & <men>',
      '10 km',
      'Places',
      'Events',
      'Gazetteer: the survey',
      'CC BY 4.0',
      'The map shows 31 December 1921',
      'Accessed',
    ])
      expect(words).toContain(said);
    // The scale bar is right: a tenth of a degree is 8.83 km here.
    const [west = 0, east = 0] = [...drawn.querySelectorAll('svg svg circle')].map((circle) =>
      Number(circle.getAttribute('cx')),
    );
    const half = Number(
      /^M0 0h([\d.]+)v5/.exec(drawn.querySelector('g[stroke] > path[fill]')?.getAttribute('d') ?? '')?.[1],
    );
    expect((half * 2) / 10 / ((east - west) / 8.833)).toBeCloseTo(1, 2);
    // Colours have values, because other programs do not support custom properties.
    expect(await blob.text()).not.toContain('var(');
  });

  test('the map as a picture, if there is no map on the screen', async () => {
    serve({ 'layers/places.geojson': places, 'layers/events.geojson': events });
    const { take } = await openExport();
    const { name, blob } = await take('.png');
    expect(name).toMatch(/\.png$/);
    const picture = await createImageBitmap(blob);
    expect(picture.width).toBeGreaterThan(2000);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4000)
      colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    expect(colours.size).toBeGreaterThan(3);
  });

  test('two compared dates, drawn on both sides of the boundary', async () => {
    serve({ 'layers/places.geojson': places, 'layers/events.geojson': events });
    const { take, set, model } = await openExport();
    set({
      state: {
        ...model.state,
        comparison: { kind: 'dates', left: day('1920-05-18'), right: day('1920-08-23'), share: 0.25 },
      },
    });
    const { blob } = await take('.svg');
    const drawn = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
    expect(drawn.querySelector('parsererror')).toBeNull();
    expect(textOf(drawn.documentElement)).toContain('Left: 18 May 1920. Right: 23 August 1920.');
    expect(drawn.querySelectorAll('svg svg svg')).toHaveLength(2);
    expect(drawn.querySelector('#right-half path')?.getAttribute('d')).toMatch(/^M275 0H1100/);
    const ids = [...drawn.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('two compared layers, as a picture of both maps', async () => {
    const { take, set, model } = await openExport();
    const [first, second] = [new FakeMap(), new FakeMap()];
    for (const [paper, colour] of [
      [first, '#f00'],
      [second, '#00f'],
    ] as const) {
      const context = paper.getCanvas()?.getContext('2d');
      if (context) context.fillStyle = colour;
      context?.fillRect(0, 0, 600, 400);
    }
    set({
      map: first.map,
      state: { ...model.state, comparison: { kind: 'layers', left: 'places', right: 'events', share: 0.25 } },
    });
    layBeside(first.map, second.map);
    const picture = await createImageBitmap((await take('.png')).blob);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
    const count = { red: 0, blue: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      if (red > 250 && green + blue < 10) count.red += 1;
      if (blue > 250 && red + green < 10) count.blue += 1;
    }
    expect(count.red / (count.red + count.blue)).toBeCloseTo(0.25, 1);
  });

  test('says which data did not load', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    serve({ 'layers/places.geojson': places });
    const { take, said } = await openExport();
    await take('.svg');
    await until(() => said().includes('Without'));
    expect(said()).toContain('Without: Chronology.');
  });

  test('a citation of this view, to the clipboard', async () => {
    const { tool } = await openExport();
    const cite = within(tool, 'atlas-cite');
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    within(cite, 'button').focus();
    await userEvent.keyboard('{Enter}');
    await until(() => textOf(within(cite, '[role=status]')) !== '');
    expect(copied.mock.calls[0]?.[0]).toMatch(/^“1 January 1905 – 31 December 1921”, The Coast\. Accessed .+#v=1$/);
    expect(textOf(within(cite, 'blockquote'))).toBe(copied.mock.calls[0]?.[0]);
  });

  test('can be used by everybody', async () => {
    const { tool } = await openExport();
    expect(await violationsIn(tool)).toEqual([]);
    for (const target of tool.shadowRoot?.querySelectorAll('button, select, input') ?? [])
      expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  });
});
