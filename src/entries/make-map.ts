import { msg } from '@lit/localize';
import type { Dataset, Layer, Localized } from '../../geo/layer.ts';
import { CHANGED } from '../player/manner.ts';
import type { Made } from '../stage/living.ts';
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

/** One for all the maps of a page; asked for again if it did not arrive. */
let worker: Promise<string> | undefined;
const copiedWorker = (make: () => Promise<string>): Promise<string> =>
  (worker ??= make().catch((error: unknown) => {
    worker = undefined;
    throw error;
  }));

/**
 * Draws the catalogue's map into a pane. Rejects where the browser has no WebGL, or the map's own files do not arrive.
 */
export async function makeMap({ pane, copied = false, ...wish }: MapWish): Promise<Made & Catalogued> {
  const container = document.createElement('div');
  container.className = 'map';
  pane.append(container);
  try {
    const [{ MapStage, workerOfPage }, { datasets, layers, patterns }] = await Promise.all([
      import('../stage/map-stage.ts'),
      import('../../geo/catalog.ts'),
    ]);
    const own = copied ? { worker: await copiedWorker(workerOfPage) } : {};
    const style = getComputedStyle(document.documentElement);
    const stage = new MapStage({
      ...wish,
      ...own,
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
    document.addEventListener(CHANGED, recolour);
    const away = () => {
      night.removeEventListener('change', recolour);
      document.removeEventListener(CHANGED, recolour);
      stage.destroy();
      container.remove();
    };
    return { stage, away, layers, credits: Object.fromEntries(datasets.map(({ id, credit }) => [id, credit])) };
  } catch (error) {
    container.remove();
    throw error;
  }
}
