import { msg } from '@lit/localize';
import type { Actor } from '../../geo/actors.ts';
import { isAbsolute, type Dataset, type Layer, type Localized, type MapCatalog } from '../../geo/layer.ts';
import { PREFERENCES_CHANGED } from '../player/preferences.ts';
import type { SupervisedMap } from '../stage/map-supervisor.ts';
import type { MapStageOptions } from '../stage/map-stage.ts';
import type { Picked } from '../stage/stage.ts';

export interface MakeMapOptions extends Pick<MapStageOptions, 'scene' | 'lang' | 'root' | 'maxTileCache'> {
  readonly pane: HTMLElement;
  /** The absolute address of the story's catalogue. Without one it is that of the script. */
  readonly world?: string | undefined;
  /** Whether a service worker caches the site under the page's own scope, which does not include the map's worker. */
  readonly copied?: boolean;
  /** Whether nothing is fetched from other sites: grounds from there are left out. */
  readonly ownSiteOnly?: boolean;
  /** `reason`: a part of a sentence, where more is known than that it did not load. */
  readonly onMissing: (dataset: Dataset, reason?: string) => void;
  readonly onPick: (picked: readonly Picked[], at: { readonly x: number; readonly y: number }) => void;
}

/** Parts of the catalogue. It is loaded together with the map, because both are large. */
export interface Catalogued {
  readonly layers: readonly Layer[];
  readonly datasets: readonly Dataset[];
  readonly credits: Readonly<Record<string, Localized>>;
  /** Undefined for a catalogue of the script, whose actors the page has. */
  readonly actors?: Readonly<Record<string, Actor>> | undefined;
}

/** Set once for all maps of a page; reset if the file did not arrive, so that it is tried again. */
let ownWorker: Promise<void> | undefined;

/** Loads the code of the map and starts its workers. */
async function mapCode(copied: boolean) {
  const [code, { startMapWorkers, useWorkerOfPage }, { defineMapControls }] = await Promise.all([
    import('../stage/map-stage.ts'),
    import('../stage/map-workers.ts'),
    import('../player/define-map-controls.ts'),
  ]);
  defineMapControls();
  if (copied)
    await (ownWorker ??= useWorkerOfPage().catch((error: unknown) => {
      ownWorker = undefined;
      throw error;
    }));
  await startMapWorkers();
  return code;
}

/** A catalogue, and the actors of one that is fetched. */
async function catalogAt(
  address: string | undefined,
): Promise<MapCatalog & { readonly actors?: Readonly<Record<string, Actor>> }> {
  if (address === undefined) return import('../../geo/catalog.ts');
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${String(answer.status)}`);
  return (await answer.json()) as MapCatalog & { readonly actors: Readonly<Record<string, Actor>> };
}

/**
 * Draws the map of the catalogue into a pane.
 *
 * @throws If the browser has no WebGL, the map's own files or the catalogue do not arrive, or its worker does not run.
 */
export async function makeMap({
  pane,
  world,
  copied = false,
  ownSiteOnly = false,
  ...options
}: MakeMapOptions): Promise<SupervisedMap & Catalogued> {
  const container = document.createElement('div');
  container.className = 'map';
  pane.append(container);
  try {
    const [{ MapStage }, { datasets, patterns, repeats, actors, ...catalog }] = await Promise.all([
      mapCode(copied),
      catalogAt(world),
    ]);
    const left = new Set(
      ownSiteOnly ? datasets.flatMap(({ id, delivery }) => (isAbsolute(delivery.path) ? [id] : [])) : [],
    );
    const layers = catalog.layers.filter(({ dataset }) => !left.has(dataset));
    const style = getComputedStyle(document.documentElement);
    const stage = new MapStage({
      ...options,
      container,
      layers,
      datasets,
      patterns,
      repeats,
      tokens: (name) => style.getPropertyValue(name).trim(),
      title: msg('Map'),
      paper: 'var(--map-paper)',
      sky: 'var(--map-sea)',
    });
    if (layers.some(({ style }) => style.length === 0))
      void import('./grounds.ts').then(({ drawGrounds }) =>
        drawGrounds(stage, { layers, datasets, root: options.root, onMissing: options.onMissing }),
      );
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
    const credits = Object.fromEntries(datasets.map(({ id, credit }) => [id, credit]));
    return { stage, remove, layers, datasets, credits, actors };
  } catch (error) {
    container.remove();
    throw error;
  }
}
