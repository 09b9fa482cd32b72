/** The reader's own files go from one page of the atlas to the next, once. */
import { beforeEach, expect, test } from 'vitest';
import type { OwnLayer } from '../../src/atlas/core/own-layer.ts';
import { handOver, takeOver } from '../../src/atlas/page/handover.ts';
import { importedLayer } from './atlas-panel-fixture.ts';

beforeEach(() => {
  sessionStorage.clear();
});

const layer: OwnLayer = {
  ...importedLayer([], 'own-3'),
  title: 'stones.geojson',
  visible: false,
  url: 'blob:gone-with-its-page',
  file: new File(['stones'], 'stones.geojson'),
};

test('the next page has the files, what is selected in them and the switch, with addresses of its own', async () => {
  await handOver({ own: [layer], selection: [{ layer: 'own-3', id: '0' }], ownAnyTime: true });
  const kept = await takeOver();
  const [own] = kept?.own ?? [];
  expect(own).toMatchObject({ id: 'own-3', title: 'stones.geojson', visible: false });
  expect(await own?.file?.text()).toBe('stones');
  expect(await (await fetch(own?.url ?? '')).text()).toBe('{"type":"FeatureCollection","features":[]}');
  expect(kept).toMatchObject({ selection: [{ layer: 'own-3', id: '0' }], ownAnyTime: true });
});

test('the page after that has nothing, and nothing stays in the database', async () => {
  await handOver({ own: [layer], selection: [], ownAnyTime: false });
  const key = sessionStorage.getItem('atlas-handover') ?? '';
  expect(await takeOver()).toBeDefined();
  expect(await takeOver()).toBeUndefined();
  sessionStorage.setItem('atlas-handover', key);
  expect(await takeOver()).toBeUndefined();
});
