/**
 * The map of the pages that a story is compared with: MapLibre, and the layers that the story's own first scene has.
 */
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { datasets, layers } from '../../geo/catalog.ts';
import type { Layer } from '../../geo/layer.ts';
import { patterns } from '../../geo/patterns.ts';
import { paper, tokenIn } from '../../geo/tokens.ts';
import { resolveColors } from '../../src/drawing/colors.ts';
import { Patterns } from '../../src/stage/patterns.ts';
import { emptyStyle, sourceOf, styleLayers } from '../../src/stage/style.ts';

/**
 * Draws a map into the element of that id. The address of the page says what it shows: `layers`, ids of the catalogue
 * joined by spaces; `day`, days since 1970-01-01; `at`, longitude, latitude and zoom joined by spaces; `height`, CSS
 * pixels of the element, where its style sheet does not say. The data is beside the page's folder, in `layers/`.
 */
export function plainMap(container: string): { readonly map: MapLibreMap; readonly shown: readonly Layer[] } {
  setWorkerUrl(workerUrl);
  const query = new URLSearchParams(location.search);
  const asked = query.get('layers')?.split(' ') ?? [];
  const height = query.get('height');
  if (height) document.getElementById(container)?.style.setProperty('height', `${height}px`);
  const tokens = (name: string) => tokenIn('light')(name) ?? '';
  const shown = resolveColors(
    layers.filter(({ id }) => asked.includes(id)),
    tokens,
  );
  const style = emptyStyle(resolveColors(paper, tokens), 'en');
  const root = new URL('../', location.href).href;
  for (const dataset of datasets) {
    if (shown.some((layer) => layer.dataset === dataset.id)) style.sources[dataset.id] = sourceOf(dataset, root);
  }
  style.layers.push(...shown.flatMap(styleLayers));
  style.state = { ...style.state, when: { default: Number(query.get('day') ?? 0) } };
  const [lng = 49.6, lat = 37.2, zoom = 7] = query.get('at')?.split(' ').map(Number) ?? [];
  const map = new MapLibreMap({
    container,
    style,
    center: [lng, lat],
    zoom,
    attributionControl: false,
    renderWorldCopies: false,
    fadeDuration: 150,
    interactive: false,
  });
  // The same style is drawn with the same textures.
  new Patterns(map, patterns, tokens, 1);
  return { map, shown };
}
