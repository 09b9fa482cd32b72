import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day, importedLayer, openPanel, textOf } from './atlas-panel-fixture.ts';
import { allWithin, closePage, until, within } from './fixture.ts';
import { violationsIn, WCAG } from './axe.ts';

beforeEach(() => page.viewport(1200, 800));
afterEach(closePage);

const rows = (tool: Element) => allWithin(tool, '[role=row].record');
const titles = (tool: Element) => rows(tool).map((row) => textOf(row.querySelector('.title')));
const active = (tool: Element) => {
  const grid = within(tool, '[role=grid]');
  return textOf(
    tool.shadowRoot?.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.querySelector('.title'),
  );
};

/** An imported layer with so many points. */
const stones = (n: number) =>
  importedLayer(
    Array.from({ length: n }, (_, at) => ({
      type: 'Feature',
      properties: { name: `Stone ${String(at)}` },
      geometry: { type: 'Point', coordinates: [49, 37] },
    })),
  );

async function openTable(change: Parameters<typeof openPanel>[1] = {}) {
  const desk = await openPanel('atlas-table', change);
  desk.tool.style.blockSize = '400px';
  await until(() => rows(desk.tool).length > 0);
  return desk;
}

describe('the table', () => {
  test('lists the results by date, with their confidence in words', async () => {
    const { tool } = await openTable();
    expect(titles(tool)).toEqual([
      'The landing',
      'A council',
      'The bridge burns',
      'The Harbour',
      'Ferry Bridge',
      'Millertown',
      'The Captain',
    ]);
    const grid = within(tool, '[role=grid]');
    expect(grid.getAttribute('aria-rowcount')).toBe('8');
    expect(rows(tool).map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3', '4', '5', '6', '7', '8']);
    expect(textOf(rows(tool)[1])).toContain('c. June 1920');
    expect(textOf(rows(tool)[1])).toContain('Uncertain');
    expect(textOf(rows(tool)[1])).toContain('Millertown');
    expect(textOf(within(tool, '[role=status]'))).toBe('7 records');
  });

  test('marks records that are uncertain', async () => {
    const desk = await openTable();
    desk.set({
      state: { ...desk.model.state, time: { from: day('1920-06-10'), until: day('1920-06-12'), now: undefined } },
    });
    await until(() => titles(desk.tool)[0] === 'A council · perhaps');
    expect(textOf(within(desk.tool, '[role=status]'))).toBe('4 records, 1 of them only perhaps');
  });

  test('can be used with keys only: rows, ends, selection', async () => {
    const { tool, requests, sought } = await openTable();
    within(tool, '[role=grid]').focus();
    expect(active(tool)).toBe('The landing');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    await until(() => active(tool) === 'A council');
    await userEvent.keyboard('{Enter}');
    expect(requests.at(-1)?.change.selection).toEqual([{ layer: 'events', id: 'council' }]);
    expect(sought).toEqual(['events/council']);
    await until(() => rows(tool)[1]?.getAttribute('aria-selected') === 'true');
    await userEvent.keyboard('{End}');
    await until(() => active(tool) === 'The Captain');
    await userEvent.keyboard('{Control>} {/Control}');
    await until(() => rows(tool).filter((row) => row.getAttribute('aria-selected') === 'true').length === 2);
    await userEvent.keyboard('{Home}');
    await until(() => active(tool) === 'The landing');
  });

  test('is sorted by its headings in both directions, with unknown values last', async () => {
    const { tool, requests } = await openTable();
    await userEvent.click(within(tool, '[data-column=title]'));
    expect(requests.at(-1)?.change.sort).toEqual({ column: 'title', descending: false });
    await until(() => titles(tool)[0] === 'A council');
    within(tool, '[data-column=date]').focus();
    await userEvent.keyboard('{Enter}{Enter}');
    await until(() => titles(tool)[0] === 'The bridge burns');
    expect(titles(tool).at(-1)).toBe('The Captain');
    expect(within(tool, '[role=columnheader].date').getAttribute('aria-sort')).toBe('descending');
  });

  test('is filtered by words in any column', async () => {
    const { tool } = await openTable();
    await userEvent.fill(within(tool, 'input[type=search]'), 'millertown JUNE');
    await until(() => rows(tool).length === 1);
    expect(titles(tool)).toEqual(['A council']);
    expect(textOf(within(tool, '[role=status]'))).toBe('1 record; out of 7');
    await userEvent.fill(within(tool, 'input[type=search]'), 'zeppelin');
    await until(() => rows(tool).length === 0);
    expect(textOf(tool.shadowRoot?.querySelector('.none'))).toContain('No row');
  });

  test('follows the selection on the map', async () => {
    const desk = await openTable({ own: [stones(500)] });
    await userEvent.selectOptions(within(desk.tool, 'select'), 'own-1');
    await until(() => titles(desk.tool)[0] === 'Stone 0');
    desk.set({ state: { ...desk.model.state, selection: [{ layer: 'own-1', id: '400' }] } });
    await until(() => rows(desk.tool).some((row) => row.getAttribute('aria-selected') === 'true'));
    expect(active(desk.tool)).toBe('Stone 400');
    const [selected] = rows(desk.tool).filter((row) => row.getAttribute('aria-selected') === 'true');
    const grid = within(desk.tool, '[role=grid]').getBoundingClientRect();
    const { top = 0, bottom = 0 } = selected?.getBoundingClientRect() ?? {};
    expect(top).toBeGreaterThanOrEqual(grid.top);
    expect(bottom).toBeLessThanOrEqual(grid.bottom);
  });

  test('renders few rows, however many it lists, and reaches the last one', async () => {
    const { tool } = await openTable({ own: [stones(100_000)] });
    await userEvent.selectOptions(within(tool, 'select'), 'own-1');
    const grid = within(tool, '[role=grid]');
    await until(() => grid.getAttribute('aria-rowcount') === '100001');
    expect(rows(tool).length).toBeLessThan(60);
    grid.focus();
    await userEvent.keyboard('{End}');
    await until(() => active(tool) === 'Stone 99999');
    expect(rows(tool).length).toBeLessThan(60);
    const before = 99_999;
    await userEvent.keyboard('{PageUp}');
    await until(() => {
      const name = active(tool);
      return name !== '' && name !== `Stone ${String(before)}`;
    });
    await userEvent.keyboard('{Enter}');
  });

  test('can be used by everybody, on a desk and on a phone', async () => {
    const { tool } = await openTable({ own: [stones(50)] });
    for (const width of [1200, 360]) {
      await page.viewport(width, 800);
      await until(() => tool.hasAttribute('narrow') === width < 600);
      expect(
        await violationsIn(document, {
          runOnly: WCAG,
          rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
        }),
      ).toEqual([]);
      for (const target of allWithin(tool, 'button, input, select, .record')) {
        if (target.checkVisibility()) expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
      }
    }
  });
});
