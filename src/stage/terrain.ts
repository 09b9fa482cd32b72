import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Dataset } from '../../geo/layer.ts';
import { setExaggeration, setMeshSize } from './maplibre-private.ts';
import { sourceOf } from './style.ts';

/** Degrees of pitch: up to FLAT the ground is flat, from STEEP on it has its full exaggeration. */
const FLAT = 30;
const STEEP = 50;
/** The greatest exaggeration. Without one, mountains would hardly be visible at the scale of a province. */
const HIGHEST = 2.2;

/** The exaggeration of heights at a pitch in degrees. It grows smoothly with the pitch. */
export function exaggerationAt(pitch: number): number {
  const share = Math.min(1, Math.max(0, (pitch - FLAT) / (STEEP - FLAT)));
  return HIGHEST * share * share * (3 - 2 * share);
}

/**
 * Quads along the side of a tile. MapLibre's default is 128. At the zoom levels of a story the relief has only about 17
 * heights along a side, and fewer quads are faster.
 */
const MESH = 32;

/** Software renderers (SwiftShader, Mesa, Windows), on which terrain takes seconds per frame. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render/i;

/** Whether a canvas is drawn without a GPU. */
function drawsInSoftware(canvas: HTMLCanvasElement): boolean {
  const gl = canvas.getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl && info && gl.getParameter(info.UNMASKED_RENDERER_WEBGL);
  return typeof name === 'string' && SOFTWARE.test(name);
}

/** Suffix of the source for the terrain. MapLibre needs one besides the source for the hillshade. */
const SUFFIX = '/ground';

/** The id of the dataset of a MapLibre source. */
export const datasetOf = (source: string): string => source.replace(/\/ground$|:.*$/, '');

/**
 * The terrain of a tilted map. A map seen from above has none, which saves its cost; nor has a map drawn without a GPU.
 */
export class Terrain {
  #map: MapLibreMap;
  #heights: Dataset | undefined;
  #root: string;

  constructor(map: MapLibreMap, heights: Dataset | undefined, root: string) {
    this.#map = map;
    this.#heights = drawsInSoftware(map.getCanvas()) ? undefined : heights;
    this.#root = root;
  }

  /** Sets the exaggeration for a pitch in degrees, and adds or removes the terrain. */
  setPitch(pitch: number): void {
    if (!this.#heights) return;
    const exaggeration = exaggerationAt(pitch);
    const { terrain } = this.#map;
    if (exaggeration === 0) {
      if (terrain) this.#map.setTerrain(null);
      return;
    }
    if (terrain) {
      setExaggeration(terrain, exaggeration);
      return;
    }
    const source = this.#heights.id + SUFFIX;
    if (!this.#map.getSource(source)) this.#map.addSource(source, sourceOf(this.#heights, this.#root));
    this.#map.setTerrain({ source, exaggeration });
    if (this.#map.terrain) setMeshSize(this.#map.terrain, MESH);
  }
}
