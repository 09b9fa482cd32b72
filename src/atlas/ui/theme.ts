import type { Map as MapLibreMap } from 'maplibre-gl';
import { PREFERENCES_CHANGED } from '../../player/preferences.ts';
import { resolveColors } from '../../drawing/colors.ts';

/**
 * Calls a function when a map's style has loaded: now if it has, and again for each new style, because after a lost
 * context the style is built again without what was added to it. Returns a function that stops this.
 */
export function onStyleLoad(map: MapLibreMap, dress: () => void): () => void {
  map.on('style.load', dress);
  // Undefined until the first style has loaded, although its type does not say so.
  if (map.getStyle() as unknown) dress();
  return () => void map.off('style.load', dress);
}

/** Replaces custom properties by their current values for an element. */
export function resolveColorsOf<T>(element: Element, value: T): T {
  const style = getComputedStyle(element);
  return resolveColors(value, (name) => style.getPropertyValue(name).trim());
}

const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Calls a function when the theme changes, by the device or by the reader. Returns a function that stops this. */
export function onThemeChange(recolour: () => void): () => void {
  DARK.addEventListener('change', recolour);
  document.addEventListener(PREFERENCES_CHANGED, recolour);
  return () => {
    DARK.removeEventListener('change', recolour);
    document.removeEventListener(PREFERENCES_CHANGED, recolour);
  };
}
