/** Fill patterns as images for MapLibre, drawn from the catalogue's SVG paths in the current colours. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Pattern } from '../../geo/layer.ts';
import { resolveColors, type Tokens } from '../drawing/colors.ts';

/**
 * Image pixels per device pixel: MapLibre enlarges a pattern up to twice its size before it switches to the next zoom
 * level.
 */
const OVERSAMPLING = 2;

/** A tile as pixels. `ratio`: image pixels per CSS pixel, approximately, because the side is rounded. */
function drawTile({ size, path, stroke, colour }: Pattern, tokens: Tokens, ratio: number): ImageData {
  const side = Math.round(size * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  // The pixels are read at once. Reading them back from the GPU would block the page for some hundred milliseconds.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws no pictures.');
  context.scale(side / size, side / size);
  const shape = new Path2D(path);
  context.strokeStyle = context.fillStyle = resolveColors(colour, tokens);
  context.lineCap = 'round';
  if (stroke === undefined) context.fill(shape);
  else {
    context.lineWidth = stroke;
    context.stroke(shape);
  }
  return context.getImageData(0, 0, side, side);
}

/** Draws each pattern when a layer first asks for it, and redraws them when the colours or the scale change. */
export class Patterns {
  #map: MapLibreMap;
  #patterns: Readonly<Record<string, Pattern>>;
  #tokens: Tokens;
  #scale: number;

  constructor(map: MapLibreMap, patterns: Readonly<Record<string, Pattern>>, tokens: Tokens, scale: number) {
    this.#map = map;
    this.#patterns = patterns;
    this.#tokens = tokens;
    this.#scale = scale;
    map.setMissingStyleImageResolver((id) => {
      this.#add(id);
    });
  }

  /** The factor for label sizes; patterns grow with the labels. */
  set scale(scale: number) {
    this.#scale = scale;
    this.redraw();
  }

  redraw(): void {
    for (const id of this.#map.listImages().filter((name) => name in this.#patterns)) {
      this.#map.removeImage(id);
      this.#add(id);
    }
  }

  #add(id: string) {
    const pattern = this.#patterns[id];
    if (!pattern || this.#map.hasImage(id)) return;
    const image = drawTile(pattern, this.#tokens, devicePixelRatio * OVERSAMPLING * this.#scale);
    this.#map.addImage(id, image, { pixelRatio: image.width / (pattern.size * this.#scale) });
  }
}
