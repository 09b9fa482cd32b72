/** Textures as MapLibre wants them: pixels, drawn from the catalogue's paths in the colours of now. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Pattern } from '../../geo/layer.ts';
import { resolveColors, type Tokens } from '../drawing/colors.ts';

/**
 * Pixels of the picture for one of the screen: MapLibre draws a pattern up to twice its size before the next zoom takes
 * over.
 */
const SHARPER = 2;

/** A tile as pixels. `ratio`: of them to a CSS pixel, nearly: the side is a whole number of them. */
function drawn({ size, path, stroke, colour }: Pattern, tokens: Tokens, ratio: number): ImageData {
  const side = Math.round(size * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  // It is read as soon as it is drawn: from the graphics processor that would hold up the page for some hundred
  // milliseconds.
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

/** Draws each texture when a layer first asks for it, and all of those anew when the colours or the scale change. */
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

  /** As large beside the lettering as before. */
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
    const image = drawn(pattern, this.#tokens, devicePixelRatio * SHARPER * this.#scale);
    this.#map.addImage(id, image, { pixelRatio: image.width / (pattern.size * this.#scale) });
  }
}
