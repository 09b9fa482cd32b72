import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeatureCollection } from 'geojson';
import { openPanel, FakeMap, textOf } from './atlas-panel-fixture.ts';
import { closePage, until, within } from './fixture.ts';
import { violationsIn } from './axe.ts';

beforeEach(() => page.viewport(1000, 800));
afterEach(closePage);

async function openMeasure() {
  const paper = new FakeMap();
  const desk = await openPanel('atlas-measure', { map: paper.map });
  desk.host.append(paper.container);
  within(desk.tool, '.opener').focus();
  await userEvent.keyboard('{Enter}');
  await desk.tool.updateComplete;
  const clicks: unknown[] = [];
  // The listener by which the page's map selects.
  paper.container.addEventListener('click', (event) => clicks.push(event));
  const said = () => textOf(within(desk.tool, 'output'));
  const drawn = (part: string) =>
    (paper.sources.get('atlas-measure')?.data as FeatureCollection | undefined)?.features.filter(
      ({ properties }) => properties?.['part'] === part,
    ) ?? [];
  const canvas = paper.container.querySelector('canvas');
  if (!canvas) throw new Error('The map has no canvas.');
  return { ...desk, paper, canvas, clicks, said, drawn };
}

describe('measuring', () => {
  test('a length, by clicks that select nothing', async () => {
    const { tool, canvas, clicks, said, drawn } = await openMeasure();
    await userEvent.click(within(tool, '.begin'));
    await userEvent.click(canvas, { position: { x: 300, y: 200 } });
    await userEvent.click(canvas, { position: { x: 400, y: 200 } });
    await until(() => said().includes('km'));
    // The length of a degree of longitude at 37.4° north.
    expect(Number(/([\d.]+) km/.exec(said())?.[1])).toBeCloseTo(88.3, 0);
    expect(said()).toContain('versts');
    expect(clicks).toEqual([]);
    expect(drawn('corner')).toHaveLength(2);
    await userEvent.click(within(tool, '.end'));
    await userEvent.click(canvas, { position: { x: 100, y: 100 } });
    expect(clicks).toHaveLength(1);
    expect(drawn('corner')).toHaveLength(2);
  });

  test('a drag of the map adds no corner', async () => {
    const { tool, canvas, drawn, said } = await openMeasure();
    await userEvent.click(within(tool, '.begin'));
    await userEvent.dragAndDrop(canvas, canvas, {
      sourcePosition: { x: 100, y: 100 },
      targetPosition: { x: 200, y: 150 },
    });
    expect(drawn('corner')).toHaveLength(0);
    expect(said()).toBe('No corner is set.');
  });

  test('an area, with keys alone', async () => {
    const { tool, paper, canvas, said, requests } = await openMeasure();
    within(tool, '[data-kind=area]').focus();
    await userEvent.keyboard('{Enter}');
    await until(() => within(tool, '[data-kind=area]').ariaPressed === 'true');
    within(tool, '.begin').focus();
    await userEvent.keyboard('{Enter}');
    await until(() => document.activeElement === canvas);
    for (const centre of [
      [49, 37],
      [49.1, 37],
      [49.1, 37.1],
      [49, 37.1],
      [52, 40],
    ] as const) {
      paper.centre = [...centre];
      await userEvent.keyboard('{Enter}');
    }
    await userEvent.keyboard('{Backspace}{Escape}');
    await until(() => tool.shadowRoot?.querySelector('.begin') !== null);
    // A tenth of a degree squared: 11.1 km by 8.9 km.
    expect(Number(/([\d.]+) km²/.exec(said())?.[1])).toBeCloseTo(98.9, 0);
    expect(tool.shadowRoot?.activeElement?.className).toContain('begin');
    await userEvent.click(within(tool, '.ask'));
    expect(requests.at(-1)?.change.area).toEqual({
      kind: 'polygon',
      corners: [
        [49, 37],
        [49.1, 37],
        [49.1, 37.1],
        [49, 37.1],
      ],
    });
  });

  test('removes corners by both keys, and ends by a double click', async () => {
    const { tool, canvas, drawn } = await openMeasure();
    await userEvent.click(within(tool, '.begin'));
    for (const x of [100, 200, 300]) await userEvent.click(canvas, { position: { x, y: 100 } });
    await until(() => drawn('corner').length === 3);
    canvas.focus();
    await userEvent.keyboard('{Backspace}');
    await until(() => drawn('corner').length === 2);
    await userEvent.keyboard('{Delete}');
    await until(() => drawn('corner').length === 1);
    await userEvent.dblClick(canvas, { position: { x: 400, y: 300 } });
    await until(() => tool.shadowRoot?.querySelector('.begin') !== null);
    expect(drawn('corner')).toHaveLength(2);
  });

  test('is shown again after the map’s style was rebuilt, and is removed completely', async () => {
    const { tool, paper, canvas, drawn } = await openMeasure();
    await userEvent.click(within(tool, '.begin'));
    await userEvent.click(canvas, { position: { x: 300, y: 200 } });
    await until(() => drawn('corner').length === 1);
    paper.forget();
    paper.fire('style.load');
    expect(drawn('corner')).toHaveLength(1);
    await userEvent.click(within(tool, '.close'));
    await until(() => paper.sources.size === 0);
    await userEvent.click(within(tool, '.opener'));
    await until(() => drawn('corner').length === 1);
    tool.remove();
    expect(paper.sources.size + paper.layers.length + paper.listeners).toBe(0);
    expect(paper.container.querySelector('svg')).toBeNull();
  });

  test('can be used by everybody', async () => {
    const { tool } = await openMeasure();
    await userEvent.click(within(tool, '.begin'));
    expect(await violationsIn(tool)).toEqual([]);
  });
});
