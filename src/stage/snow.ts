import type { Layer } from '../../geo/layer.ts';
import type { LayerState } from '../story/story.ts';

/** Position and look of a flake; x and y are shares (0 to 1) of the pane's width and height. */
export interface Flake {
  readonly x: number;
  readonly y: number;
  /** CSS pixels. */
  readonly radius: number;
  /** 0 to 1. */
  readonly opacity: number;
}

const fraction = (n: number) => n - Math.floor(n);

/** A pseudorandom number from 0 to 1; always the same for the same n. Source: the final mixing of xxHash32. */
function pseudorandom(n: number): number {
  let bits = Math.imul(n + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae3d);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}

/** The share of the flakes that are visible from the beginning. The others appear as `drawn` grows. */
const FIRST = 0.2;
/** Heights of the pane that the furthest and the nearest flakes fall while the layer is drawn. */
const FALL = [0.5, 1.5] as const;

/**
 * Flake `n` of `of` when a share, `drawn` (0 to 1), of the layer is drawn. It depends on nothing else: it falls while
 * the reader scrolls down, rises when they scroll back, and stops when they stop.
 */
export function flakeAt(n: number, of: number, drawn: number): Flake {
  const near = pseudorandom(3 * n);
  const sway = Math.sin(2 * Math.PI * (near + drawn * (0.6 + near)));
  const comes = FIRST + (1 - FIRST) * drawn - n / of;
  return {
    x: fraction(pseudorandom(3 * n + 1) + sway * 0.012 - drawn * 0.08),
    y: fraction(pseudorandom(3 * n + 2) + drawn * (FALL[0] + (FALL[1] - FALL[0]) * near)),
    radius: 0.7 + 2.1 * near ** 3,
    opacity: Math.min(1, Math.max(0, comes * 12)) * (0.5 + 0.45 * near),
  };
}

/** Square CSS pixels per flake, and the greatest number of flakes. */
const SPACE = 1800;
const MOST = 640;

/** Draws snow on a canvas over a map. */
export class Snow {
  #canvas = document.createElement('canvas');
  #shown = new Map<string, { readonly layer: Layer; readonly state: LayerState }>();

  constructor(pane: HTMLElement) {
    this.#canvas.className = 'stage-snow';
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.#canvas.hidden = true;
    pane.append(this.#canvas);
  }

  /** Sets the state of a layer; ignored if the layer has no snow. */
  set(layer: Layer, state: LayerState): void {
    if (!layer.falls) return;
    if (state.opacity > 0) this.#shown.set(layer.id, { layer, state });
    else this.#shown.delete(layer.id);
    this.draw();
  }

  /** Draws the flakes, at the size of the pane. */
  draw(): void {
    const canvas = this.#canvas;
    canvas.hidden = this.#shown.size === 0;
    if (canvas.hidden) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const ratio = Math.min(2, devicePixelRatio);
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const count = Math.min(MOST, Math.round((width * height) / SPACE));
    for (const {
      layer: { falls },
      state: { opacity, drawn },
    } of this.#shown.values()) {
      if (!falls) continue;
      context.fillStyle = falls.colour;
      context.strokeStyle = falls.edge;
      context.lineWidth = 0.6;
      for (let n = 0; n < count; n += 1) {
        const flake = flakeAt(n, count, drawn);
        if (flake.opacity <= 0) continue;
        context.globalAlpha = flake.opacity * opacity;
        context.beginPath();
        context.arc(flake.x * width, flake.y * height, flake.radius, 0, 2 * Math.PI);
        context.fill();
        context.globalAlpha *= 0.35;
        context.stroke();
      }
    }
  }
}
