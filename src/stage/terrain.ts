import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Dataset } from '../../geo/layer.ts';
import { setExaggeration, setMeshSize } from './maplibre-private.ts';
import { sourceOf } from './style.ts';

/** Degrees of pitch up to which the ground is a sheet of paper, and from which it stands as high as it ever does. */
const FLAT = 30;
const STEEP = 50;
/** How much higher than in nature: at the scale of a province mountains would else be ripples. */
const HIGHEST = 2.2;

/** How many times its height the ground stands at a pitch. It rises as the reader bends down to it. */
export function exaggerationAt(pitch: number): number {
  const share = Math.min(1, Math.max(0, (pitch - FLAT) / (STEEP - FLAT)));
  return HIGHEST * share * share * (3 - 2 * share);
}

/**
 * Quads along the side of a tile. MapLibre takes 128; the relief has some 17 heights there at the zoom levels of a
 * story, and the fewer are drawn the sooner.
 */
const MESH = 32;

/** Renderers without a graphics processor, to which a ground costs seconds a frame: SwiftShader, Mesa's, Windows'. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render/i;

/** Whether a canvas is drawn by the processor alone. */
function drawsInSoftware(canvas: HTMLCanvasElement): boolean {
  const gl = canvas.getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl && info && gl.getParameter(info.UNMASKED_RENDERER_WEBGL);
  return typeof name === 'string' && SOFTWARE.test(name);
}

/** The name of a source of heights for the ground, beside the one that is shaded: MapLibre wants two. */
const SUFFIX = '/ground';

/** The dataset that a source of the map is of. */
export const datasetOf = (source: string): string => source.replace(/\/ground$/, '');

/**
 * The ground under a map that is seen aslant. A map seen from above has none, and pays nothing for it; nor has one that
 * is drawn without a graphics processor.
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

  /** Raises the ground as a camera of this pitch wants it. */
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
