import { userEvent, page as browserPage } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AtlasToolEvent } from '../../src/atlas/ui/model.ts';
import { PANELS } from '../../src/atlas/core/state.ts';
import { closeAtlasPage, day, focusedElement, openAtlasPage, panelIn } from './atlas-page-fixture.ts';
import { allWithin, open, until, within } from './fixture.ts';
import { violationsIn, WCAG } from './axe.ts';

beforeEach(() => open('side'));
afterEach(closeAtlasPage);

const hash = () => location.hash;

describe('the page of the atlas', () => {
  test('shows the state of its address', async () => {
    const { stage } = await openAtlasPage(
      '#v=1&at=49.1,37.5,9&on=sea,places*50&t=1920-01-01/1920-12-31&now=1920-05-18',
    );
    expect(stage.scene).toMatchObject({
      camera: { center: [49.1, 37.5], zoom: 9 },
      when: { now: day('1920-05-18') },
      layers: { sea: { opacity: 1 }, places: { opacity: 0.5 } },
    });
    expect(stage.free).toBe(true);
  });

  test('says which part of an address it did not understand', async () => {
    const { page } = await openAtlasPage('#v=1&on=sea,atlantis&zeal=7');
    expect(within(page, '.said').textContent).toContain('on=atlantis');
    expect(within(page, '.said').textContent).toContain('zeal=7');
  });

  test('writes changes into its address, and “back” undoes them', async () => {
    const { page } = await openAtlasPage();
    page.request({ change: { panel: 'layers' }, history: 'push' });
    page.request({ change: { area: { kind: 'near', of: { layer: 'places', id: 'rasht' }, km: 30 } }, history: 'push' });
    expect(hash()).toContain('near=places:rasht,30');
    history.back();
    await until(() => !hash().includes('near='));
    expect(page.shown).toMatchObject({ area: undefined, panel: 'layers' });
    history.forward();
    await until(() => page.shown?.area !== undefined);
    expect(page.shown?.area).toMatchObject({ km: 30 });
  });

  test('follows a map that is dragged, without an entry of the history for each change', async () => {
    const { stage } = await openAtlasPage('#v=1&at=49.6,37.3,8');
    const entries = history.length;
    stage.drag([50.25, 36.5]);
    await until(() => hash().includes('at=50.25,36.5'));
    expect(history.length).toBe(entries);
  });

  test('opens a record by its permanent address, and brings it into view', async () => {
    const { page, stage } = await openAtlasPage('#v=1&sel=places:tehran');
    const record = await panelIn(page, 'atlas-details');
    expect(within(record, 'h3').textContent).toBe('Tehran');
    await until(() => Math.abs(stage.drawn.center[0] - 51.42) < 0.05);
  });

  test('selects what is clicked, small symbols before large areas, and nothing while a tool uses the map', async () => {
    const { page, stage } = await openAtlasPage('#v=1');
    stage.pick([
      { layer: 'control', properties: { id: 'ct05' } },
      { layer: 'places', properties: { id: 'rasht' } },
    ]);
    expect(page.shown).toMatchObject({ selection: [{ layer: 'places', id: 'rasht' }], panel: 'details' });
    page.dispatchEvent(new AtlasToolEvent('measure'));
    stage.pick([{ layer: 'places', properties: { id: 'anzali' } }]);
    expect(page.shown?.selection).toEqual([{ layer: 'places', id: 'rasht' }]);
    page.dispatchEvent(new AtlasToolEvent('none'));
    stage.pick([]);
    expect(page.shown?.selection).toEqual([]);
  });

  test('adds to what is selected, and takes from it, where Ctrl is held', async () => {
    const { page, stage } = await openAtlasPage('#v=1');
    const held = new MouseEvent('click', { ctrlKey: true });
    const place = (id: string) => [{ layer: 'places', properties: { id } }];
    stage.pick(place('rasht'));
    stage.pick(place('anzali'), held);
    stage.pick([], held);
    const details = await panelIn(page, 'atlas-details');
    expect(page.shown?.selection.map(({ id }) => id)).toEqual(['rasht', 'anzali']);
    expect(within(details, 'h3').textContent).toBe('2 records');
    stage.pick(place('rasht'), held);
    expect(page.shown?.selection.map(({ id }) => id)).toEqual(['anzali']);
  });

  test('marks results on the map, uncertain ones with another symbol', async () => {
    const { page, stage } = await openAtlasPage('#v=1&t=1920-08-24/1920-08-24');
    const marks = stage.drawn.sources.get('atlas-results')?.data.features ?? [];
    expect(new Set(marks.map(({ properties }) => properties?.['sure'] as boolean))).toEqual(new Set([true, false]));
    page.request({ change: { selection: [{ layer: 'movements', id: 'red-flotilla-1920' }] }, history: 'push' });
    expect(
      stage.drawn.sources
        .get('atlas-results')
        ?.data.features.filter(({ properties }) => properties?.['selected'] as boolean)
        .map(({ properties }) => properties?.['keys'] as string),
    ).toEqual(['movements/red-flotilla-1920']);
  });

  test('marks nothing without a search', async () => {
    const { stage } = await openAtlasPage('#v=1');
    expect(stage.drawn.sources.get('atlas-results')?.data.features).toEqual([]);
  });

  test('says in a live region how many records were found', async () => {
    const { page } = await openAtlasPage('#v=1');
    page.request({
      change: { time: { from: day('1920-08-24'), until: day('1920-08-24'), now: undefined } },
      history: 'push',
    });
    const region = within(page, '[role="status"]');
    await until(() => /\d+ records, \d+ perhaps/.test(region.textContent));
  });

  test('draws the layers in the order of the state', async () => {
    const { stage } = await openAtlasPage('#v=1&on=sea,places,events');
    const first = (id: string) => stage.drawn.order.findIndex((name) => name.startsWith(`${id}/`));
    expect(first('sea')).toBeLessThan(first('places'));
    expect(first('places')).toBeLessThan(first('events'));
  });

  test('works without a map, and says so', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { page } = await openAtlasPage('#v=1&panel=search&q=anzali', { broken: true });
    await until(() => within(page, '.said').textContent.includes('cannot be drawn'));
    const ask = await panelIn(page, 'atlas-search');
    expect(within(ask, '.result').textContent).toContain('Anzali');
    complaint.mockRestore();
  });

  test('opens and closes its panels by key, and gives the focus back', async () => {
    const { page } = await openAtlasPage('#v=1');
    const button = within(page, '[data-panel="layers"]');
    button.focus();
    await userEvent.keyboard('{Enter}');
    await until(() => focusedElement()?.localName === 'h2');
    expect(focusedElement()?.textContent).toBe('Layers of the map');
    await userEvent.keyboard('{Escape}');
    expect(page.shown?.panel).toBeUndefined();
    expect(focusedElement()).toBe(button);
  });
});

describe.each([
  ['desk', 1200, 800],
  ['phone', 390, 844],
  ['small phone', 320, 640],
] as const)('on a %s', (_, width, height) => {
  test.each(PANELS)('the panel “%s” has no violation that axe finds, and nothing sticks out', async (panel) => {
    await browserPage.viewport(width, height);
    const { page } = await openAtlasPage(`#v=1&panel=${panel}&sel=events:ev041&t=1920-01-01/1920-12-31`);
    await page.updateComplete;
    expect(
      await violationsIn(document, {
        runOnly: WCAG,
      }),
    ).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const box = within(page, '.panel');
    expect(box.scrollWidth).toBeLessThanOrEqual(box.clientWidth);
    for (const target of allWithin(page, 'nav button'))
      expect(Math.min(target.offsetWidth, target.offsetHeight)).toBeGreaterThanOrEqual(44);
  });
});
