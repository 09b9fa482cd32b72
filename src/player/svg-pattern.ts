import { nothing, svg } from 'lit';
import type { Pattern } from '../../geo/layer.ts';

/**
 * An SVG pattern that repeats a tile.
 *
 * @param id - unique within a shadow root.
 * @param opacity - 0 to 1; 1 if absent.
 */
export function svgPattern(id: string, { size, path, stroke, colour }: Pattern, opacity?: number) {
  const filled = stroke === undefined;
  return svg`<pattern id=${id} width=${size} height=${size} patternUnits="userSpaceOnUse">
    <path d=${path} fill=${filled ? colour : 'none'} stroke=${filled ? 'none' : colour} stroke-width=${stroke ?? nothing} opacity=${opacity ?? nothing} stroke-linecap="round" />
  </pattern>`;
}
