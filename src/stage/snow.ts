import type { Layer } from '../../geo/layer.ts';
import type { LayerState } from '../story/story.ts';

/** Where a flake is, in widths and heights of the pane, and what it looks like. */
export interface Flake {
  readonly x: number;
  readonly y: number;
  /** CSS pixels. */
  readonly radius: number;
  /** 0 to 1. */
  readonly opacity: number;
}

const fraction = (n: number) => n - Math.floor(n);

/** A number from 0 to 1 that looks like chance and is always the same. */
function chance(n: number): number {
  let bits = Math.imul(n + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae3d);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}

/** The share of the flakes that are there from the first. The others come as it snows harder. */
const FIRST = 0.2;
/** Heights of the pane that the furthest and the nearest flakes fall while the layer is drawn. */
const FALL = [0.5, 1.5] as const;

/**
 * The nth of all flakes when a share of the snow has fallen. Nothing else moves it: it falls as the reader
 * scrolls, rises when they scroll back, and hangs still when they read.
 */
export function flakeAt(n: number, of: number, drawn: number): Flake {
  const near = chance(3 * n);
  const sway = Math.sin(2 * Math.PI * (near + drawn * (0.6 + near)));
  const comes = FIRST + (1 - FIRST) * drawn - n / of;
  return {
    x: fraction(chance(3 * n + 1) + sway * 0.012 - drawn * 0.08),
    y: fraction(chance(3 * n + 2) + drawn * (FALL[0] + (FALL[1] - FALL[0]) * near)),
    radius: 0.7 + 2.1 * near ** 3,
    opacity: Math.min(1, Math.max(0, comes * 12)) * (0.5 + 0.45 * near),
  };
}

/** Square CSS pixels to a flake, and how many there are at most. */
const SPACE = 1800;
const MOST = 640;

/** Snow over a map. */
export class Snow {
  #canvas = document.createElement('canvas');
  #shown = new Map<string, { readonly layer: Layer; readonly state: LayerState }>();

  constructor(pane: HTMLElement) {
    this.#canvas.className = 'stage-snow';
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.#canvas.hidden = true;
    pane.append(this.#canvas);
  }

  /** Takes up the state of a layer from which snow falls. */
  set(layer: Layer, state: LayerState): void {
    if (!layer.falls) return;
    if (state.opacity > 0) this.#shown.set(layer.id, { layer, state });
    else this.#shown.delete(layer.id);
    this.draw();
  }

  /** As large as what it lies on. */
  draw(): void {
    const canvas = this.#canvas;
    canvas.hidden = this.#shown.size === 0;
    if (canvas.hidden) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const sharp = Math.min(2, devicePixelRatio);
    const [across, down] = [Math.round(width * sharp), Math.round(height * sharp)];
    if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
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
