import type { Scene, Step } from '../story/story.ts';
import { sameCamera } from './changes.ts';
import type { Stage } from './stage.ts';
import { NARROW, stillPath } from '../drawing/still-sizes.ts';

export interface StillStageOptions {
  /** The picture in the page: an image and, before it, a source for narrow panes. */
  readonly picture: HTMLElement;
  /** Whether that is a very small picture of the first step now, enough until a map is there. */
  readonly preview?: boolean;
  readonly steps: readonly Step[];
  /** What a step's still shows, in words. */
  readonly alt: (step: string) => string;
  /** The address of the story's page, where this is another. */
  readonly home?: string;
}

/**
 * Shows each step's still in the place of the map: before there is one, where there can be none, and while one has lost
 * its
 * context. It knows the scenes of steps as they stand when told, and shows of any other scene the step that is nearest.
 */
export class StillStage implements Stage {
  readonly cuts = true;
  #options: StillStageOptions;
  #shown: string | undefined;
  #scene: Scene | undefined;
  #raised = true;
  /** Whether the page's own small picture is enough. */
  #preview: boolean;

  constructor(options: StillStageOptions) {
    this.#options = options;
    this.#preview = options.preview ?? false;
    const image = this.#image;
    image?.addEventListener('error', this.#heard);
    image?.addEventListener('load', this.#heard);
    // What came of the first picture may have been said before anybody listened.
    if (image?.complete && image.currentSrc) this.#heard();
  }

  show(scene: Scene): void {
    this.#scene = scene;
    if (!this.#raised) return;
    const step = nearest(this.#options.steps, scene);
    if (!step || step.id === this.#shown) return;
    // Whoever begins at the beginning has the map in a moment. Whoever goes elsewhere sees where.
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

  /** There will be no map: the whole still of the step stands from now on where a small picture of it did. */
  complete(): void {
    this.#preview = false;
    if (this.#scene) this.show(this.#scene);
  }

  /** Lays the picture over the map, or lets the map be seen. What cannot be seen is not fetched. */
  raise(raised: boolean): void {
    this.#raised = raised;
    const { picture } = this.#options;
    picture.classList.toggle('lowered', !raised);
    picture.toggleAttribute('aria-hidden', !raised);
    if (raised) this.complete();
  }

  destroy(): void {
    this.#image?.removeEventListener('error', this.#heard);
    this.#image?.removeEventListener('load', this.#heard);
  }

  get #image(): HTMLImageElement | null {
    return this.#options.picture.querySelector('img');
  }

  /** A still that does not arrive leaves no broken picture behind the text. */
  #heard = () => {
    this.#options.picture.classList.toggle('missing', this.#image?.naturalWidth === 0);
  };
}

/** The step whose scene it is, or whose time and camera are nearest to it. */
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
