import type { Map as MapLibreMap } from 'maplibre-gl';
import { PREFERENCES_CHANGED } from '../../player/preferences.ts';
import { resolveColors } from '../../drawing/colors.ts';

/**
 * Has something done to a map's style now, if it is there, and again whenever there is another: after a lost context
 * a style may be built anew, without what was added to it. Returns what ends this.
 */
export function onStyleLoad(map: MapLibreMap, dress: () => void): () => void {
  map.on('style.load', dress);
  // Undefined until the first style has been read, whatever its type says.
  if (map.getStyle() as unknown) dress();
  return () => void map.off('style.load', dress);
}

/** Colours as they stand for an element now. */
export function resolveColorsOf<T>(element: Element, value: T): T {
  const style = getComputedStyle(element);
  return resolveColors(value, (name) => style.getPropertyValue(name).trim());
}

const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Tells when day gives way to night, by the device or by the reader; returns what ends this. */
export function onThemeChange(recolour: () => void): () => void {
  DARK.addEventListener('change', recolour);
  document.addEventListener(PREFERENCES_CHANGED, recolour);
  return () => {
    DARK.removeEventListener('change', recolour);
    document.removeEventListener(PREFERENCES_CHANGED, recolour);
  };
}
