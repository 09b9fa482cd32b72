import type { Scene, Step, Story } from '../story/story.ts';
import { sameCamera } from './changes.ts';
import type { Stage } from './stage.ts';
import { NARROW, stillPath } from '../drawing/still-sizes.ts';

export interface StillStageOptions {
  /** The picture in the page: an image and, before it, a source for narrow panes. */
  readonly picture: HTMLElement;
  /** Whether the image is now a very small preview of the first step, which is enough until there is a map. */
  readonly preview?: boolean;
  readonly steps: readonly Step[];
  /** The alternative text of a step's still. */
  readonly alt: (step: string) => string;
  /** The address of the story's page, if this is another page. */
  readonly home?: string;
}

/**
 * Shows the still of each step in place of the map: before there is a map, if there can be none, and while a map has
 * lost its WebGL context. There are stills of the final scenes of steps only; for any other scene it shows the still of
 * the nearest step.
 */
export class StillStage implements Stage {
  readonly cuts = true;
  #options: StillStageOptions;
  #shown: string | undefined;
  #scene: Scene | undefined;
  #raised = true;
  /** Whether the page's preview is enough for now. */
  #preview: boolean;

  constructor(options: StillStageOptions) {
    this.#options = options;
    this.#preview = options.preview ?? false;
    const image = this.#image;
    image?.addEventListener('error', this.#onImageEvent);
    image?.addEventListener('load', this.#onImageEvent);
    // The first image may have loaded or failed before the listeners were added.
    if (image?.complete && image.currentSrc) this.#onImageEvent();
  }

  show(scene: Scene): void {
    this.#scene = scene;
    if (!this.#raised) return;
    const step = nearest(this.#options.steps, scene);
    if (!step || step.id === this.#shown) return;
    // At the first step the preview is enough, because the map comes soon. At any other step show its still.
    if (this.#preview && step === this.#options.steps[0]) return;
    this.#preview = false;
    this.#shown = step.id;
    const { picture, alt, home = '' } = this.#options;
    const [source, image] = [picture.querySelector('source'), this.#image];
    const address = (size: 'wide' | 'narrow') => home + stillPath(step.id, size);
    if (source && source.getAttribute('srcset') !== address('narrow')) {
      source.media = NARROW;
      source.srcset = address('narrow');
    }
    if (!image) return;
    if (image.getAttribute('src') !== address('wide')) image.src = address('wide');
    image.alt = alt(step.id);
  }

  /** Replaces the preview by the still of the step. Call it when there will be no map. */
  complete(): void {
    this.#preview = false;
    if (this.#scene) this.show(this.#scene);
  }

  /** Shows the picture over the map (`true`), or hides it. Stills are not fetched while it is hidden. */
  raise(raised: boolean): void {
    this.#raised = raised;
    const { picture } = this.#options;
    const before = this.#shown;
    if (raised) this.complete();
    // The still of where the reader was before must not be seen while that of this step is fetched.
    if (raised && before !== this.#shown) picture.classList.add('missing');
    picture.classList.toggle('lowered', !raised);
    picture.toggleAttribute('aria-hidden', !raised);
  }

  destroy(): void {
    this.#image?.removeEventListener('error', this.#onImageEvent);
    this.#image?.removeEventListener('load', this.#onImageEvent);
  }

  get #image(): HTMLImageElement | null {
    return this.#options.picture.querySelector('img');
  }

  /** Hides the icon of a broken image if a still did not load. */
  #onImageEvent = () => {
    this.#options.picture.classList.toggle('missing', this.#image?.naturalWidth === 0);
  };
}

/** What is used of the player. */
interface Player extends EventTarget {
  readonly story: Story | undefined;
  readonly position: { readonly step: number };
  readonly stage: Stage | undefined;
}

/** Keeps the still that of the step in view while another stage shows the story, so that it can be raised at once. */
export function followSteps(player: Player, still: StillStage): void {
  player.addEventListener('story-change', () => {
    const scene = player.story?.steps[player.position.step]?.scene;
    if (scene && player.stage !== still) still.show(scene);
  });
}

/** The step with this scene, or else the one whose time and camera are nearest. */
function nearest(steps: readonly Step[], scene: Scene): Step | undefined {
  const own =
    steps.find((step) => step.scene === scene) ??
    steps.find((step) => sameCamera(step.scene.camera, scene.camera) && step.scene.when.edtf === scene.when.edtf);
  if (own) return own;
  const far = ({ scene: { camera, when } }: Step) => {
    const [x, y] = [camera.center[0] - scene.camera.center[0], camera.center[1] - scene.camera.center[1]];
    return Math.hypot(x, y) + Math.abs(camera.zoom - scene.camera.zoom) + Math.abs(when.now - scene.when.now) / 365;
  };
  return [...steps].sort((a, b) => far(a) - far(b))[0];
}
