import { msg } from '@lit/localize';
import type { Dataset, Layer, Localized } from '../../geo/layer.ts';
import { PREFERENCES_CHANGED } from '../player/preferences.ts';
import type { SupervisedMap } from '../stage/map-supervisor.ts';
import type { MapStageOptions } from '../stage/map-stage.ts';
import type { Picked } from '../stage/stage.ts';

export interface MapWish extends Pick<MapStageOptions, 'scene' | 'lang' | 'root' | 'spare'> {
  readonly pane: HTMLElement;
  /** Whether the page keeps a copy of the site under a scope of its own, where the worker's file is not. */
  readonly copied?: boolean;
  readonly onMissing: (dataset: Dataset) => void;
  readonly onPick: (picked: readonly Picked[], at: { readonly x: number; readonly y: number }) => void;
}

/** What is in the catalogue, which comes with the map: both are the weight of the page. */
export interface Catalogued {
  readonly layers: readonly Layer[];
  readonly credits: Readonly<Record<string, Localized>>;
}

/** Set once for all the maps of a page, and tried again if the file did not arrive. */
let ownWorker: Promise<void> | undefined;

/** The code of the map, with its workers running. */
async function mapCode(copied: boolean) {
  const [code, { startMapWorkers, useWorkerOfPage }] = await Promise.all([
    import('../stage/map-stage.ts'),
    import('../stage/map-workers.ts'),
  ]);
  if (copied)
    await (ownWorker ??= useWorkerOfPage().catch((error: unknown) => {
      ownWorker = undefined;
      throw error;
    }));
  await startMapWorkers();
  return code;
}

/**
 * Draws the catalogue's map into a pane.
 *
 * @throws If the browser has no WebGL, the map's own files do not arrive, or its worker does not run.
 */
export async function makeMap({ pane, copied = false, ...wish }: MapWish): Promise<SupervisedMap & Catalogued> {
  const container = document.createElement('div');
  container.className = 'map';
  pane.append(container);
  try {
    const [{ MapStage }, { datasets, layers, patterns }] = await Promise.all([
      mapCode(copied),
      import('../../geo/catalog.ts'),
    ]);
    const style = getComputedStyle(document.documentElement);
    const stage = new MapStage({
      ...wish,
      container,
      layers,
      datasets,
      patterns,
      tokens: (name) => style.getPropertyValue(name).trim(),
      title: msg('Map'),
      paper: 'var(--map-paper)',
      sky: 'var(--map-sea)',
    });
    const night = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => {
      stage.recolour();
    };
    night.addEventListener('change', recolour);
    document.addEventListener(PREFERENCES_CHANGED, recolour);
    const remove = () => {
      night.removeEventListener('change', recolour);
      document.removeEventListener(PREFERENCES_CHANGED, recolour);
      stage.destroy();
      container.remove();
    };
    return { stage, remove, layers, credits: Object.fromEntries(datasets.map(({ id, credit }) => [id, credit])) };
  } catch (error) {
    container.remove();
    throw error;
  }
}
