/** What a map costs without a story: MapLibre, the same layers, and a camera that is told where to be. */
import 'maplibre-gl/dist/maplibre-gl.css';
import './bare.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { styleIds } from '../../../src/stage/style.ts';
import type { Frame } from '../measure.ts';
import { plainMap } from '../plain-map.ts';

declare global {
  interface Window {
    bare: { readonly map: MapLibreMap; fly(frames: readonly Frame[]): Promise<readonly number[]> };
  }
}

const { map, shown } = plainMap('map');

window.bare = {
  map,
  /**
   * Shows one camera a frame, with its layers; resolves with the milliseconds between frames. Begins when the map is
   * idle.
   */
  async fly(frames) {
    const times: number[] = [];
    await new Promise<void>((resolve) => void map.once('idle', () => resolve()).triggerRepaint());
    let then = await new Promise<number>(requestAnimationFrame);
    let visible = '';
    for (const { camera, fieldOfView, layers: wanted } of frames) {
      if (wanted !== visible) {
        const ids = new Set(wanted.split(' '));
        for (const layer of shown) {
          for (const id of styleIds(layer))
            map.setLayoutProperty(id, 'visibility', ids.has(layer.id) ? 'visible' : 'none');
        }
        visible = wanted;
      }
      map.setVerticalFieldOfView(fieldOfView);
      map.jumpTo(camera);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - then);
      then = now;
    }
    return times;
  },
};
