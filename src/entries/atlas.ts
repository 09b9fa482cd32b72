/** The page of the atlas: fetches records and evidence, and gives the page its map. */
import './atlas.css';
import { msg } from '@lit/localize';
import type { FeatureCollection, Geometry } from 'geojson';
import { actors } from '../../geo/actors.ts';
import { atlas as beginning, titlesIn } from '../../geo/atlas.ts';
import { dataset, layers, patterns } from '../../geo/catalog.ts';
import { documented as datasets } from '../../geo/origins.ts';
import { defineAtlas } from '../atlas/page/define.ts';
import { onThemeChange } from '../atlas/ui/theme.ts';
import type { AtlasPage } from '../atlas/page/atlas-page.ts';
import type { AtlasEvidence } from '../atlas/core/evidence.ts';
import { readRecords, type RecordSource } from '../atlas/core/records.ts';
import { catalogueOf } from '../atlas/core/state.ts';
import { applyPreferences } from '../player/preferences.ts';
import type { MapStageOptions } from '../stage/map-stage.ts';
import { loadTranslations } from '../words/words.ts';
import type { FeatureWords } from './picked.ts';

applyPreferences();
await loadTranslations(document.documentElement.lang);
defineAtlas();

const root = new URL(document.documentElement.dataset.root ?? './', document.baseURI).href;
const { lang } = document.documentElement;
const stageCode = import('../stage/map-stage.ts');
const workerCode = import('../stage/map-workers.ts');

/** Without moving markers: the lines of the atlas end in an arrow, and the details panel has the distance. */
const plain = layers.map(({ marker: _, ...rest }) => rest);

async function fetched<T>(path: string): Promise<T> {
  const response = await fetch(new URL(path, root));
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return (await response.json()) as T;
}

async function sourceOf(
  { dataset: id, kind, precision }: (typeof beginning.records)[number],
  said: FeatureWords,
): Promise<RecordSource> {
  const words = said[id];
  const delivery = dataset(id)?.delivery;
  const theme = layers.find((layer) => layer.dataset === id)?.theme;
  if (delivery?.kind !== 'geojson' || !theme) throw new Error(`The catalogue has no collection “${id}”.`);
  return {
    layer: id,
    kind,
    theme,
    collection: await fetched<FeatureCollection<Geometry | null>>(delivery.path),
    titles: titlesIn(id),
    ...(precision === undefined ? {} : { precision }),
    ...(words ? { words: { lang, of: words } } : {}),
  };
}

async function stageIn(container: HTMLElement, more: Pick<MapStageOptions, 'scene' | 'onMissing' | 'onPick'>) {
  const [{ MapStage }, { startMapWorkers }] = await Promise.all([stageCode, workerCode]);
  await startMapWorkers();
  const style = getComputedStyle(document.documentElement);
  const stage = new MapStage({
    container,
    layers: plain,
    datasets,
    patterns,
    root,
    lang,
    wheel: 'zooms',
    tokens: (name) => style.getPropertyValue(name).trim(),
    paper: 'var(--map-paper)',
    sky: 'var(--map-sea)',
    ...more,
  });
  const stopTheme = onThemeChange(() => {
    stage.recolour();
  });
  stage.map.once('remove', stopTheme);
  return stage;
}

async function open(page: AtlasPage): Promise<void> {
  const langs = (page.getAttribute('langs') ?? lang).split(' ') as [string, ...string[]];
  page.makeStage = ({ container, scene, onMissing, onPick }) => stageIn(container, { scene, onMissing, onPick });
  page.makeSecond = (container) => stageIn(container, {});
  try {
    // If the translated titles do not arrive, the atlas shows the English ones.
    const said =
      lang === 'en' ? {} : await fetched<FeatureWords>(`layers/words.${lang}.json`).catch((): FeatureWords => ({}));
    const [evidence, ...sources] = await Promise.all([
      fetched<AtlasEvidence>(`atlas/evidence.${lang}.json`),
      ...beginning.records.map((thing) => sourceOf(thing, said)),
    ]);
    page.data = {
      catalogue: catalogueOf(layers, beginning, langs),
      records: readRecords(sources, evidence),
      layers: plain,
      datasets,
      evidence,
      actors,
      sorts: beginning.sorts,
      areas: beginning.areas,
      root,
      patterns,
      terms: beginning.terms,
    };
  } catch (error) {
    console.error(error);
    page.failure = msg('The data of the atlas could not be loaded. Try again later.');
  }
}

for (const page of document.querySelectorAll('atlas-page')) void open(page);
