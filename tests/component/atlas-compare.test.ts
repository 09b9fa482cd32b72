import type { FeatureCollection } from 'geojson';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/atlas/core/state.ts';
import type { LiveStage } from '../../src/stage/stage.ts';
import type { Scene } from '../../src/story/story.ts';
import { day, FakeMap, importedLayer, openPanel, textOf } from './atlas-panel-fixture.ts';
import { allWithin, closePage, until, within } from './fixture.ts';
import { violationsIn } from './axe.ts';

beforeEach(() => page.viewport(1000, 800));
afterEach(closePage);

const DATES: Comparison = { kind: 'dates', left: day('1920-05-18'), right: day('1920-08-23'), share: 0.5 };

/** A second map that records its calls. */
class SecondStage implements LiveStage {
  scene: Scene | undefined;
  destroyed = false;
  readonly zoomOffset = 0;
  readonly paper = new FakeMap();
  readonly map = this.paper.map;
  get jumps() {
    return this.paper.jumps;
  }
  show(scene: Scene) {
    this.scene = scene;
  }
  get camera(): never {
    throw new Error('not asked');
  }
  setInset() {
    /* nothing covers it */
  }
  look() {
    /* the first map's camera is followed */
  }
  setFree() {
    /* nobody owns it */
  }
  destroy() {
    this.destroyed = true;
  }
}

async function openCompare(comparison: Comparison | undefined = DATES) {
  const paper = new FakeMap();
  const stages: SecondStage[] = [];
  const desk = await openPanel('atlas-compare', { map: paper.map }, (tool) => {
    tool.makeStage = () => {
      const stage = new SecondStage();
      stages.push(stage);
      return stage;
    };
  });
  const sheet = document.createElement('div');
  sheet.style.cssText = 'position: relative; inline-size: 600px; block-size: 400px';
  desk.host.append(sheet);
  sheet.append(paper.container, desk.tool);
  const compare = (wanted: Comparison | undefined) => {
    desk.set({ state: { ...desk.model.state, comparison: wanted } });
  };
  compare(comparison);
  if (comparison) await until(() => stages.at(-1)?.scene !== undefined);
  const second = () => paper.container.querySelector<HTMLElement>('[inert]');
  return { desk, tool: desk.tool, paper, stages, compare, second };
}

describe('comparing on the map', () => {
  test('makes a second map, which shows the right side and follows the camera, and removes it at the end', async () => {
    const { stages, paper, compare, second, tool } = await openCompare();
    expect(stages).toHaveLength(1);
    expect(stages[0]?.scene?.when.now).toBe(day('1920-08-23'));
    expect(second()?.style.clipPath).toBe('inset(0px 0px 0px 50%)');
    paper.centre = [50.25, 36.5];
    paper.fire('move');
    expect(stages[0]?.jumps.at(-1)).toMatchObject({ center: [50.25, 36.5], zoom: 8 });
    compare(undefined);
    await until(() => second() === null);
    expect(stages[0]?.destroyed).toBe(true);
    expect(paper.listeners).toBe(0);
    expect(tool.shadowRoot?.querySelector('.handle')).toBeNull();
  });

  test('has a handle that keys move, and that says what is on which side', async () => {
    const { tool, desk, second } = await openCompare();
    const handle = within(tool, '[role=slider]');
    expect(handle.getAttribute('aria-valuetext')).toBe('18 May 1920 on the left 50 %, 23 August 1920 on the rest');
    handle.focus();
    await userEvent.keyboard('{ArrowRight}{PageUp}');
    await until(() => handle.getAttribute('aria-valuenow') === '62');
    expect(second()?.style.clipPath).toBe('inset(0px 0px 0px 62%)');
    expect(desk.requests.at(-1)).toEqual({ change: { comparison: { ...DATES, share: 0.62 } }, history: 'replace' });
    await userEvent.keyboard('{Home}');
    await until(() => handle.getAttribute('aria-valuenow') === '0');
    await userEvent.keyboard('{End}{PageDown}{ArrowLeft}');
    await until(() => handle.getAttribute('aria-valuenow') === '88');
  });

  test('has a handle that can be dragged', async () => {
    const { tool, desk, paper } = await openCompare();
    await userEvent.dragAndDrop(within(tool, '.knob'), paper.container, { targetPosition: { x: 150, y: 200 } });
    await until(() => desk.requests.length > 0);
    expect(desk.model.state.comparison?.share).toBeCloseTo(0.25, 1);
  });

  test('marks on its map the results of its date, the area of the search, and imported files', async () => {
    const { stages, desk, compare } = await openCompare(undefined);
    const own = importedLayer([]);
    desk.set({
      own: [own],
      state: {
        ...desk.model.state,
        time: { from: day('1920-01-01'), until: day('1920-12-31'), now: undefined },
        area: { kind: 'near', of: [49.5, 37.4], km: 20 },
      },
    });
    compare(DATES);
    await until(() => stages[0]?.paper.sources.has('own-1') === true);
    const paper = stages[0]?.paper;
    const marked = () =>
      (paper?.sources.get('atlas-results')?.data as FeatureCollection).features
        .flatMap(({ properties }) => String(properties?.['keys']).split(' '))
        .filter((key) => key.startsWith('events/'));
    expect(marked()).toEqual(['events/bridge-burnt']);
    expect((paper?.sources.get('atlas-area')?.data as FeatureCollection).features.length).toBeGreaterThan(0);
    compare({ ...DATES, right: day('1920-05-18') });
    // A date about June may be of May.
    await until(() => marked().join() === 'events/landing,events/council');
    desk.set({ own: [] });
    await until(() => paper?.sources.has('own-1') === false);
    compare(undefined);
    await until(() => stages[0]?.destroyed === true);
    expect(paper?.listeners).toBe(0);
  });

  test('compares two layers: each is on its side only', async () => {
    const { stages, desk } = await openCompare({ kind: 'layers', left: 'places', right: 'events', share: 0.5 });
    expect(Object.keys(stages[0]?.scene?.layers ?? {})).toEqual(['events']);
    expect(desk.model.state.layers.map(({ id }) => id)).toEqual(['places', 'events']);
  });

  test('says so if no second map can be drawn', async () => {
    const paper = new FakeMap();
    const desk = await openPanel('atlas-compare', { map: paper.map }, (tool) => {
      tool.makeStage = () => {
        throw new Error('no WebGL');
      };
    });
    desk.set({ state: { ...desk.model.state, comparison: DATES } });
    await until(() => desk.tool.shadowRoot?.querySelector('.failed') !== null);
    expect(textOf(within(desk.tool, '.failed'))).toContain('cannot be drawn');
    expect(paper.container.querySelector('[inert]')).toBeNull();
  });

  test('can be used by everybody', async () => {
    const { tool } = await openCompare();
    expect(await violationsIn(tool)).toEqual([]);
    const { width, height } = within(tool, '.knob').getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  });
});

describe('the panel of a comparison', () => {
  test('lists the records that were at one date and not at the other', async () => {
    const desk = await openPanel('atlas-compare-panel');
    await userEvent.click(within(desk.tool, '[data-kind=dates]'));
    expect(desk.model.state.comparison).toMatchObject({
      kind: 'dates',
      left: day('1905-01-01'),
      right: day('1921-12-31'),
    });
    await userEvent.fill(within(desk.tool, 'input[data-side=left]'), '1920-05-18');
    await userEvent.fill(within(desk.tool, 'input[data-side=right]'), '1920-08-23');
    const titles = (side: string) =>
      allWithin(desk.tool, `ul[data-side=${side}] button`).map((button) =>
        button.firstChild?.parentElement?.textContent?.split('Event')[0]?.trim(),
      );
    await until(() => titles('right').length > 0);
    // A date about June may be of May.
    expect(titles('left')).toEqual(['The landing', 'A council']);
    expect(textOf(allWithin(desk.tool, 'ul[data-side=left] small')[1])).toBe('Event · c. June 1920 · perhaps');
    expect(titles('right')).toEqual(['The bridge burns']);
    within(desk.tool, 'ul[data-side=right] button').focus();
    await userEvent.keyboard('{Enter}');
    expect(desk.model.state.selection).toEqual([{ layer: 'events', id: 'bridge-burnt' }]);
  });

  test('compares layers by choice, and stops', async () => {
    const desk = await openPanel('atlas-compare-panel');
    await userEvent.click(within(desk.tool, '[data-kind=layers]'));
    expect(desk.model.state.comparison).toEqual({ kind: 'layers', left: 'places', right: 'events', share: 0.5 });
    await userEvent.selectOptions(within(desk.tool, 'select[data-side=left]'), 'events');
    expect(desk.model.state.comparison).toMatchObject({ left: 'events' });
    await userEvent.click(within(desk.tool, '[data-kind=none]'));
    expect(desk.model.state.comparison).toBeUndefined();
    expect(await violationsIn(desk.tool)).toEqual([]);
  });
});
