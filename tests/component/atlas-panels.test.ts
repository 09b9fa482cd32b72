import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeState } from '../../src/atlas/core/permalink.ts';
import { isoOf } from '../../src/story/when.ts';
import {
  closeAtlasPage,
  data,
  day,
  focusedElement,
  openAtlasPage,
  panelIn,
  type AtlasStage,
} from './atlas-page-fixture.ts';
import { allWithin, open, until, setMotion, within } from './fixture.ts';

beforeEach(() => open('side'));
afterEach(closeAtlasPage);

const textOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const labelled = (host: Element, words: string) => {
  const found = allWithin(host, 'button, input, select, [role="slider"], summary').find(
    (one) =>
      (one.ariaLabel ?? textOf(one)).includes(words) ||
      (one instanceof HTMLInputElement && [...(one.labels ?? [])].some((label) => textOf(label).includes(words))),
  );
  if (!found) throw new Error(`<${host.localName}> has no “${words}”.`);
  return found;
};

/** The number of corners of an outline on the map. */
const cornersDrawn = (stage: AtlasStage) =>
  (stage.drawn.order.includes('atlas-outline/corner')
    ? stage.drawn.sources
        .get('atlas-outline')
        ?.data.features.filter(({ properties }) => properties?.['part'] === 'corner')
    : undefined
  )?.length ?? 0;

describe('the layers', () => {
  const shown = (stage: { scene: { layers: object } | undefined }) => Object.keys(stage.scene?.layers ?? {});

  test('are shown and hidden by keys', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=layers&on=sea,places');
    const box = labelled(await panelIn(page, 'atlas-layers'), 'Who held what');
    box.focus();
    await userEvent.keyboard(' ');
    expect(shown(stage).sort()).toEqual(['control', 'places', 'sea']);
    await userEvent.keyboard(' ');
    expect(shown(stage).sort()).toEqual(['places', 'sea']);
  });

  test('of a theme can be shown together', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=layers&on=sea');
    const all = labelled(await panelIn(page, 'atlas-layers'), 'All layers: Movements') as HTMLInputElement;
    const movements = data.layers.filter(({ theme }) => theme === 'movements').length;
    all.focus();
    await userEvent.keyboard(' ');
    expect(shown(stage)).toHaveLength(1 + movements);
    await userEvent.keyboard(' ');
    expect(shown(stage)).toEqual(['sea']);
  });

  test('of a theme can be shown in part; then one press shows the others', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=layers&on=sea,plain');
    const all = labelled(await panelIn(page, 'atlas-layers'), 'All layers: Land') as HTMLInputElement;
    const land = data.layers.filter(({ theme }) => theme === 'land').map(({ id }) => id);
    expect(land.length).toBeGreaterThan(1);
    expect(all.indeterminate).toBe(true);
    all.click();
    await page.updateComplete;
    expect(shown(stage).sort()).toEqual(['sea', ...land].sort());
    await until(() => all.checked && !all.indeterminate);
  });

  test('say what they are made of, and are downloaded from the file of the map', async () => {
    const { page } = await openAtlasPage('#v=1&panel=layers');
    const layers = await panelIn(page, 'atlas-layers');
    labelled(layers, 'About Places').click();
    await page.updateComplete;
    const sheet = within(layers, '.sheet');
    for (const words of ['GeoNames', 'CC BY 4.0', '1905', 'to within 5 km', 'Compiled by hand', '111'])
      expect(textOf(sheet)).toContain(words);
    expect(within<HTMLAnchorElement>(layers, 'a[download]').href).toBe(`${data.root}layers/places.geojson`);
  });

  test('can be shown alone on their ground', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=layers&on=sea,events,places');
    const layers = await panelIn(page, 'atlas-layers');
    labelled(layers, 'About Who held what').click();
    await page.updateComplete;
    labelled(layers, 'Only this').click();
    expect(shown(stage).sort()).toEqual(['control', 'sea']);
  });

  test('are moved up and down by keys, and keep the focus', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=layers&on=sea,events,places');
    const layers = await panelIn(page, 'atlas-layers');
    labelled(layers, 'Order and opacity').click();
    const lower = labelled(layers, 'Lower Places');
    lower.focus();
    await userEvent.keyboard('{Enter}');
    expect(page.shown?.layers.map(({ id }) => id)).toEqual(['sea', 'places', 'events']);
    await until(() => focusedElement() === lower);
    await until(() => within(layers, '[role="status"]').textContent.includes('2 of 3'));
    const first = (id: string) => stage.drawn.order.findIndex((name) => name.startsWith(`${id}/`));
    expect(first('places')).toBeLessThan(first('events'));
  });

  test('have an opacity', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=layers&on=sea');
    const layers = await panelIn(page, 'atlas-layers');
    labelled(layers, 'Order and opacity').click();
    labelled(layers, 'Opacity of Sea').focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(stage.scene?.layers['sea']?.opacity).toBe(0.9);
  });
});

describe('the time', () => {
  const range = (page: { shown: { time: { from: number; until: number; now: number | undefined } } | undefined }) => {
    const { from = 0, until: end = 0 } = page.shown?.time ?? {};
    return [isoOf(from), isoOf(end)];
  };

  test('moves by all keys of a slider, and its ends do not cross', async () => {
    const { page } = await openAtlasPage('#v=1&t=1920-08-01/1920-08-10');
    const time = await panelIn(page, 'atlas-time');
    const from = within(time, '[data-thumb="from"]');
    expect(from.ariaValueText).toBe('1 August 1920');
    from.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(range(page)).toEqual(['1920-08-02', '1920-08-10']);
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}{ArrowLeft}');
    expect(range(page)).toEqual(['1920-08-08', '1920-08-10']);
    await userEvent.keyboard('{PageUp}');
    expect(range(page)).toEqual(['1920-08-10', '1920-08-10']);
    await userEvent.keyboard('{Home}');
    expect(range(page)).toEqual(['1905-01-01', '1920-08-10']);
    within(time, '[data-thumb="until"]').focus();
    await userEvent.keyboard('{End}{PageDown}');
    expect(range(page)).toEqual(['1905-01-01', '1921-12-01']);
  });

  test('can be typed as days', async () => {
    const { page } = await openAtlasPage('#v=1');
    const field = within<HTMLInputElement>(await panelIn(page, 'atlas-time'), '.day.from input');
    field.value = '1920-08-01';
    field.dispatchEvent(new Event('change'));
    expect(range(page)).toEqual(['1920-08-01', '1921-12-31']);
    expect(location.hash).toContain('t=1920-08-01/1921-12-31');
  });

  test('plays from the first day, and stays where it is stopped', async () => {
    await setMotion(true);
    const { page, stage } = await openAtlasPage('#v=1&t=1920-01-01/1920-12-31');
    const time = await panelIn(page, 'atlas-time');
    labelled(time, 'Play').click();
    await until(() => (page.shown?.time.now ?? 0) > day('1920-01-02'));
    labelled(time, 'Pause').click();
    const { now } = page.shown?.time ?? {};
    expect(stage.scene?.when.now).toBe(now);
    await until(() => within(time, '[data-thumb="now"]').ariaValueNow === String(now));
    labelled(time, 'Whole range').click();
    expect(page.shown?.time.now).toBeUndefined();
  });

  test('is shown in three calendars, with remarks on what a conversion does not know', async () => {
    const { page } = await openAtlasPage('#v=1&t=1920-05-18/1920-05-18&cal=persian');
    const time = await panelIn(page, 'atlas-time');
    expect(textOf(within(time, '.saying'))).toContain('28 Ordibehesht 1299');
    expect(textOf(within(time, '.caveat'))).toContain('zodiac months');
    const select = within<HTMLSelectElement>(time, 'select');
    select.value = 'julian';
    select.dispatchEvent(new Event('change'));
    await until(() => textOf(within(time, '.saying')) === '5 May 1920');
  });

  test('has a histogram of the events that match the other filters', async () => {
    const { page } = await openAtlasPage('#v=1');
    const time = await panelIn(page, 'atlas-time');
    const bars = () => allWithin<SVGElement>(time, '.sure').length;
    const all = bars();
    expect(all).toBeGreaterThan(10);
    page.request({
      change: { filters: { actors: [], kinds: ['place'], confidence: [], sources: [], text: '' } },
      history: 'push',
    });
    await until(() => bars() === 0);
  });
});

describe('a question', () => {
  const results = (ask: Element) => allWithin(ask, '.result').map((one) => textOf(one.querySelector('b') as Element));

  test.each(['Enzeli', 'انزلي', 'Энзели'])('for “%s” finds Anzali first, and arrow keys lead to it', async (name) => {
    const { page } = await openAtlasPage('#v=1&panel=search');
    const ask = await panelIn(page, 'atlas-search');
    const field = within<HTMLInputElement>(ask, 'input[type="search"]');
    field.focus();
    await userEvent.fill(field, name);
    await until(() => results(ask)[0] === 'Anzali');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await until(() => page.shown?.panel === 'details');
    expect(page.shown?.selection).toEqual([{ layer: 'places', id: 'anzali' }]);
  });

  test('by actor, kind and confidence finds the records that have them', async () => {
    const { page } = await openAtlasPage('#v=1&panel=search');
    const ask = await panelIn(page, 'atlas-search');
    for (const words of ['Movements', 'Britain', 'Well attested']) labelled(ask, words).click();
    expect(page.shown?.filters).toMatchObject({ kinds: ['movement'], actors: ['britain'], confidence: ['high'] });
    await until(() => results(ask).includes('British retreat'));
    expect(results(ask)).not.toContain('Red flotilla to Anzali');
  });

  test('about a place in another spelling finds nearby records, the nearest first', async () => {
    const { page } = await openAtlasPage('#v=1&panel=search&kind=place');
    const ask = await panelIn(page, 'atlas-search');
    labelled(ask, 'Where').click();
    const [km, thing] = [
      within<HTMLInputElement>(ask, 'details:nth-of-type(2) [name="km"]'),
      within<HTMLInputElement>(ask, '[name="record"]'),
    ];
    km.value = '12';
    thing.focus();
    await userEvent.type(thing, 'Resht{Enter}');
    expect(page.shown?.area).toEqual({ kind: 'near', of: { layer: 'places', id: 'rasht' }, km: 12 });
    await until(() => results(ask).includes('Pir Bazar'));
    expect(results(ask)[0]).toBe('Rasht');
    expect(results(ask)).not.toContain('Anzali');
  });

  test('about an unknown place says so', async () => {
    const { page } = await openAtlasPage('#v=1&panel=search');
    const ask = await panelIn(page, 'atlas-search');
    labelled(ask, 'Where').click();
    const thing = within<HTMLInputElement>(ask, '[name="record"]');
    thing.focus();
    await userEvent.type(thing, 'Xyzzyq{Enter}');
    await until(() => allWithin(ask, '.problem').some((one) => textOf(one).includes('Xyzzyq')));
    expect(page.shown?.area).toBeUndefined();
  });

  test('along a movement lists records in the order of its line', async () => {
    const { page } = await openAtlasPage('#v=1&panel=search&near=movements:british-retreat-1920,10&kind=place');
    const ask = await panelIn(page, 'atlas-search');
    const passed = results(ask);
    expect(passed.indexOf('Anzali')).toBeLessThan(passed.indexOf('Rasht'));
    expect(passed.indexOf('Rasht')).toBeLessThan(passed.indexOf('Manjil'));
  });

  test('within an outline: corners are added by clicks, or by a key in the middle of the map', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=search');
    const ask = await panelIn(page, 'atlas-search');
    labelled(ask, 'Where').click();
    labelled(ask, 'Draw an outline').click();
    expect(stage.drawn.canvas.style.cursor).toBe('crosshair');
    stage.drawn.click({ lng: 49.3, lat: 37.1 });
    stage.drawn.click({ lng: 49.9, lat: 37.1 });
    stage.drawn.center = [49.6, 37.6];
    stage.drawn.canvas.focus();
    await userEvent.keyboard('{Enter}');
    await until(() => textOf(ask.shadowRoot as unknown as Element).includes('Corners: 3'));
    await until(() => cornersDrawn(stage) === 3);
    labelled(ask, 'Search within it').click();
    expect(page.shown?.area).toEqual({
      kind: 'polygon',
      corners: [
        [49.3, 37.1],
        [49.9, 37.1],
        [49.6, 37.6],
      ],
    });
    await until(() => stage.drawn.canvas.style.cursor === '');
    await until(() => results(ask).length > 0);
  });

  test('an outline is finished by a double click, and cancelled by Escape or by measuring', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=search');
    const ask = await panelIn(page, 'atlas-search');
    const measure = await panelIn(page, 'atlas-measure');
    labelled(ask, 'Where').click();
    const begin = async () => {
      await until(() => allWithin(ask, 'button').some((one) => textOf(one) === 'Draw an outline'));
      labelled(ask, 'Draw an outline').click();
      await until(() => stage.drawn.canvas.style.cursor === 'crosshair');
      stage.drawn.click({ lng: 49.3, lat: 37.1 });
      stage.drawn.click({ lng: 49.9, lat: 37.1 });
      await until(() => cornersDrawn(stage) === 2);
    };
    await begin();
    stage.drawn.click({ lng: 49.9, lat: 37.1 }, 'dblclick');
    expect(page.shown?.area).toBeUndefined();
    stage.drawn.canvas.focus();
    await userEvent.keyboard('{Escape}');
    await until(() => cornersDrawn(stage) === 0);
    await begin();
    within(measure, '.opener').click();
    await until(() => measure.shadowRoot?.querySelector('.begin') !== null);
    within(measure, '.begin').click();
    await until(() => cornersDrawn(stage) === 0);
    expect(allWithin(ask, 'button').map(textOf)).toContain('Draw an outline');
    await begin();
    stage.drawn.click({ lng: 49.6, lat: 37.6 });
    stage.drawn.click({ lng: 49.6, lat: 37.6 }, 'dblclick');
    expect(page.shown?.area).toMatchObject({ kind: 'polygon', corners: { length: 3 } });
  });

  test('an unfinished outline is removed with its panel, and the map can be clicked again', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=search');
    const ask = await panelIn(page, 'atlas-search');
    labelled(ask, 'Where').click();
    labelled(ask, 'Draw an outline').click();
    stage.drawn.click({ lng: 49.3, lat: 37.1 });
    await until(() => cornersDrawn(stage) === 1);
    page.request({ change: { panel: undefined }, history: 'push' });
    await until(() => cornersDrawn(stage) === 0);
    await until(() => stage.drawn.canvas.style.cursor === '');
    stage.pick([{ layer: 'places', properties: { id: 'rasht' } }]);
    expect(page.shown?.selection).toEqual([{ layer: 'places', id: 'rasht' }]);
  });

  test('a result that is chosen by key moves the focus to the start of its details', async () => {
    const { page } = await openAtlasPage('#v=1&panel=search&kind=place');
    const ask = await panelIn(page, 'atlas-search');
    within(ask, '.result').focus();
    await userEvent.keyboard('{Enter}');
    await panelIn(page, 'atlas-details');
    await until(() => focusedElement()?.textContent === 'Selected records');
  });

  test('the search for places that changed hands works by keys, shows its evidence, and is cited by an address that repeats it', async () => {
    const { page, stage } = await openAtlasPage('#v=1&panel=search');
    const ask = await panelIn(page, 'atlas-search');
    labelled(ask, 'Which places changed hands?').focus();
    await userEvent.keyboard('{Enter}');
    const field = (name: string) => within<HTMLInputElement>(ask, `form [name="${name}"]`);
    field('from').value = '1920-08-01';
    field('until').value = '1920-10-31';
    field('place').focus();
    await userEvent.type(field('place'), 'Rasht{Enter}');
    await until(() => ask.shadowRoot?.querySelector('.hands') !== null);
    await until(() => focusedElement()?.matches('.hands > h3') ?? false);
    const changes = allWithin(ask, '.change').map(textOf);
    expect(changes.filter((one) => one.startsWith('Rasht')).length).toBeGreaterThanOrEqual(4);
    expect(changes.join(' ')).toMatch(/22 August 1920/);
    for (const change of changes) expect(change).toMatch(/Before .+ After .+ On what evidence/);
    const cited = within(within(ask, 'atlas-cite'), 'blockquote').textContent;
    const { state, misread } = decodeState(/#\S+/.exec(cited)?.[0] ?? '', data.catalogue);
    expect(misread).toEqual([]);
    expect(state).toMatchObject({
      time: { from: day('1920-08-01'), until: day('1920-10-31') },
      area: { of: { layer: 'places', id: 'rasht' }, km: 30 },
      filters: { kinds: ['hold'] },
      panel: 'search',
    });
    const marked = stage.drawn.sources
      .get('atlas-results')
      ?.data.features.flatMap(({ properties }) => String(properties?.['keys']).split(' '));
    expect(marked).toContain('places/rasht');
  });
});

describe('a thing', () => {
  test('has its names in all scripts, each marked with its language, and historical names', async () => {
    const { page } = await openAtlasPage('#v=1&sel=places:anzali');
    const record = await panelIn(page, 'atlas-details');
    expect(within(record, 'bdi[lang="fa"]').dir).toBe('rtl');
    expect(within(record, 'bdi[lang="ru"]').textContent).toBe('Энзели');
    expect(allWithin(record, '.names').map(textOf).join(' ')).toContain('Enzeli');
  });

  test('shows its date in the chosen calendar, disputes, confidence, sources, and the steps about it', async () => {
    const { page } = await openAtlasPage('#v=1&sel=events:ev041&cal=persian');
    const record = await panelIn(page, 'atlas-details');
    const words = textOf(record.shadowRoot as unknown as Element);
    for (const part_ of [
      '28 Ordibehesht 1299',
      'zodiac months',
      'Well attested',
      'Iranian, British and Soviet texts agree',
      'Sources',
    ])
      expect(words).toContain(part_);
    expect(within<HTMLAnchorElement>(record, '.links a').href).toBe(`${data.root}gilan-1920/en/#landing`);
    expect(within(within(record, 'atlas-cite'), 'blockquote').textContent).toContain('sel=events:ev041');
  });

  test('leads to another record by key, and moves the focus there', async () => {
    const { page } = await openAtlasPage('#v=1&sel=events:ev006');
    const record = await panelIn(page, 'atlas-details');
    labelled(record, 'Mirza Kuchik Khan').focus();
    await userEvent.keyboard('{Enter}');
    await until(() => focusedElement()?.textContent === 'Mirza Kuchik Khan' && focusedElement()?.localName === 'h3');
    expect(page.shown?.selection).toEqual([{ layer: 'people', id: 'kuchik' }]);
  });

  test('can be shown on its day', async () => {
    const { page, stage } = await openAtlasPage('#v=1&sel=events:ev041');
    labelled(await panelIn(page, 'atlas-details'), 'Show the map on this date').click();
    expect(stage.scene?.when.now).toBe(day('1920-05-18'));
  });

  test('of control says which towns it is about, on what it rests, and what was noted of a work', async () => {
    const { page } = await openAtlasPage('#v=1&sel=control:ct10');
    const record = await panelIn(page, 'atlas-details');
    expect(within(record, '.held').textContent).toBe('Kasma, Fuman, Gurab Zarmikh, Sowmeʿeh Sara, Pasikhan');
    expect(within<HTMLAnchorElement>(record, '.works a').href).toBe('https://example.org/j');
    expect(textOf(within(record, '.notes'))).toContain('Dailami after Fakhra');
    expect(within<HTMLAnchorElement>(record, '.notes a').textContent).toBe('Dawn at Ghazian');
  });

  test('of a place lists who held it, and marks who did on the day that the map shows', async () => {
    const { page } = await openAtlasPage('#v=1&sel=places:rasht&t=1920-08-15/1920-08-15');
    const record = await panelIn(page, 'atlas-details');
    expect(allWithin(record, '.marked').map(textOf).join(' ')).toContain('Republic: Ehsanollah / Communist Party');
    expect(allWithin(record, '.marked')).toHaveLength(1);
  });

  test('that is a road is found, and measured by key', async () => {
    const { page } = await openAtlasPage('#v=1&sel=road:road-ghazian-rasht');
    const record = await panelIn(page, 'atlas-details');
    expect(textOf(record.shadowRoot as unknown as Element)).toContain('Road or sea lane · road');
    const measure = within(record, 'atlas-line-length');
    within(measure, 'button').focus();
    await userEvent.keyboard('{Enter}');
    await until(() => /km/.test(within(measure, 'output').textContent));
    const km = Number(/[\d.]+/.exec(within(measure, 'output b').textContent)?.[0]);
    // The road's own stages say 37 km.
    expect(Math.abs(km - 37)).toBeLessThan(1);
    expect(within(measure, 'output').textContent).toContain('versts');
  });

  test('is chosen from a list if several are selected', async () => {
    const { page } = await openAtlasPage('#v=1&panel=details&sel=events:ev041,places:rasht');
    const record = await panelIn(page, 'atlas-details');
    expect(within(record, 'h3').textContent).toBe('2 records');
    labelled(record, 'Rasht').click();
    expect(page.shown?.selection).toEqual([{ layer: 'places', id: 'rasht' }]);
  });
});
