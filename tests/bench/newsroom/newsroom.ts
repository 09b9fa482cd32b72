/** A story as a newsroom would make it by hand for one page: scrollama, MapLibre, and a camera for each step. */
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import scrollama from 'scrollama';
import { plainMap } from '../plain-map.ts';

declare global {
  interface Window {
    newsroom: { readonly map: MapLibreMap };
  }
}

const { map } = plainMap('map');
window.newsroom = { map };
scrollama()
  .setup({ step: [...document.querySelectorAll<HTMLElement>('.step')], offset: '500px' })
  .onStepEnter(({ element }) => {
    const [lng = 0, lat = 0] = (element.dataset['at'] ?? '').split(',').map(Number);
    map.flyTo({ center: [lng, lat], zoom: Number(element.dataset['zoom']) });
  });
