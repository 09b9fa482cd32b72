import type { Camera } from '../story/story.ts';

/** Decimals of a degree that are less than a pixel of the map at a zoom. */
const decimalsAt = (zoom: number): number => Math.min(5, Math.max(1, Math.ceil((zoom - 1) * Math.log10(2))));

const rounded = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)) || 0);

/**
 * The attributes of a step that show a camera, as an author writes them: without bearing and pitch where the map points
 * north and straight down, which is what a new place has.
 */
export function viewAttributes({ center: [lng, lat], zoom, bearing, pitch }: Camera): string {
  const decimals = decimalsAt(zoom);
  // A map that was turned around the Earth has longitudes beyond 180.
  const east = ((((lng + 180) % 360) + 360) % 360) - 180;
  const turned = rounded(((((bearing + 180) % 360) + 360) % 360) - 180, 0);
  const tilted = rounded(pitch, 0);
  return [
    `at="${rounded(east, decimals)},${rounded(lat, decimals)}"`,
    `zoom="${rounded(zoom, 1)}"`,
    ...(turned === '0' ? [] : [`bearing="${turned}"`]),
    ...(tilted === '0' ? [] : [`pitch="${tilted}"`]),
  ].join(' ');
}
