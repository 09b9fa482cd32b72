/** The view and the reader's own data as one file, and back. */
import { afterEach, expect, test, vi } from 'vitest';
import { fromWorkspace, toWorkspace } from '../../src/atlas/core/workspace.ts';
import { ownShown } from '../../src/atlas/core/own-time.ts';
import type { AtlasWorkspace } from '../../src/atlas/export/atlas-workspace.ts';
import { layersOfWorkspace } from '../../src/atlas/page/saved-layers.ts';
import { day, openPanel, textOf } from './atlas-panel-fixture.ts';
import { closePage, until, within } from './fixture.ts';

afterEach(closePage);

const ROWS = [
  { type: 'Feature' as const, properties: { name: 'Old', when: '1905' }, geometry: null },
  {
    type: 'Feature' as const,
    properties: { name: 'New', when: '1920-02-10' },
    geometry: { type: 'Point' as const, coordinates: [49.6, 37.4] },
  },
];
const saved = { title: 'rows.csv', visible: false, fields: { start: 'when' }, features: ROWS };

async function choose(tool: AtlasWorkspace, name: string, text: string) {
  const input = within<HTMLInputElement>(tool, 'input[type=file]');
  const list = new DataTransfer();
  list.items.add(new File([text], name));
  input.files = list.files;
  input.dispatchEvent(new Event('change'));
  await until(() => textOf(within(tool, '[role=status]')) !== '');
}

test('has all features, the columns that were chosen and the view, and gives them back', async () => {
  const desk = await openPanel('atlas-workspace');
  const own = await layersOfWorkspace([saved], []);
  const state = { ...desk.model.state, time: { from: day('1920-01-01'), until: day('1920-03-31'), now: undefined } };
  const read = fromWorkspace(toWorkspace({ own, ownAnyTime: true }, state, desk.model.catalogue));
  expect(read).toEqual({ view: 'v=1&t=1920-01-01/1920-03-31', ownAnyTime: true, layers: [saved] });
  const [layer] = await layersOfWorkspace([saved], own);
  expect(layer).toMatchObject({ id: 'own-2', title: 'rows.csv', visible: false });
  expect(layer && ownShown(layer, { state, catalogue: desk.model.catalogue })).toEqual(new Uint8Array([0, 1]));
});

test('is opened from a file; any other file is told for what it is', async () => {
  const desk = await openPanel('atlas-workspace');
  const opened = vi.fn();
  desk.host.addEventListener('atlas-workspace', ({ detail }) => {
    opened(detail.view);
  });
  await choose(desk.tool, 'notes.json', '{"type":"FeatureCollection"}');
  expect(textOf(within(desk.tool, '[role=status]'))).toBe('notes.json is no workspace of this atlas.');
  await choose(desk.tool, 'new.json', '{"type":"story-map-atlas-workspace","version":2}');
  await until(() => textOf(within(desk.tool, '[role=status]')).includes('newer version'));
  await choose(desk.tool, 'mine.json', toWorkspace({ own: [] }, desk.model.state, desk.model.catalogue));
  await until(() => opened.mock.calls.length === 1);
  expect(opened).toHaveBeenCalledWith('v=1');
});
