import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { storyCoordinate, follow, isAtRest, sceneOfShown, type Shown } from '../director/follow.ts';
import { stillAt } from '../director/scene.ts';
import type { Stage } from '../stage/stage.ts';
import type { Camera, Position, Scene, Story } from '../story/story.ts';
import { onReducedMotionChange, wantsReducedMotion } from './preferences.ts';

const START: Position = { step: 0, progress: 0 };

/**
 * Moves the picture towards the position, frame by frame, and stops when it has arrived.
 *
 * It owns what is shown; the player owns where the reader is. With `prefers-reduced-motion` nothing is animated: each
 * position shows at once the final scene of its step.
 */
export class PositionFollower implements ReactiveController {
  #onShow: (atRest: boolean) => void;
  #story: Story | undefined;
  #stage: Stage | undefined;
  #wanted: Position = START;
  #shown: Shown = { kind: 'near', at: 0 };
  #scene: Scene | undefined;
  #frame = 0;
  #lastFrame = 0;
  #stopListening: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, onShow: (atRest: boolean) => void) {
    this.#onShow = onShow;
    host.addController(this);
  }

  get position(): Position {
    return this.#wanted;
  }

  get scene(): Scene | undefined {
    return this.#scene;
  }

  /** Whether what is shown is where the reader is. */
  get atRest(): boolean {
    return isAtRest(this.#shown, this.#wanted);
  }

  hostConnected(): void {
    this.#stopListening = onReducedMotionChange(this.#restart);
    this.#run();
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Starts a story at the reader's position, without a move of the camera to it. */
  start(story: Story, position: Position): void {
    this.#story = story;
    this.#wanted = position;
    this.#shown = { kind: 'near', at: storyCoordinate(position) };
    this.#show();
  }

  setStage(stage: Stage | undefined): void {
    const cut = this.#showsStepsOnly;
    this.#stage = stage;
    // Do not call `onShow` for a stage that arrives with the page: the reader's position is not known yet.
    if (cut && !this.#showsStepsOnly) this.#restart();
    else if (stage && this.#story) stage.show((this.#scene = this.#sceneNow(this.#story)));
  }

  moveTo(position: Position): void {
    this.#wanted = position;
    this.#run();
  }

  /** Returns to the story from a camera that the reader has moved. */
  returnFrom(camera: Camera): void {
    if (!this.#scene) return;
    this.#shown = { kind: 'leap', from: { ...this.#scene, camera }, to: this.#wanted, gone: 0 };
    this.#show();
    this.#run();
  }

  #restart = () => {
    this.#show();
    this.#run();
  };

  /** Whether only the pictures of steps are shown: the reader wants no motion, or the stage has no others. */
  get #showsStepsOnly(): boolean {
    return wantsReducedMotion() || this.#stage?.cuts === true;
  }

  #run() {
    if (this.#frame || !this.#story) return;
    this.#lastFrame = performance.now();
    this.#frame = requestAnimationFrame(this.#advance);
  }

  #advance = (now: number) => {
    this.#frame = 0;
    if (!this.#story) return;
    const elapsed = Math.max(0, now - this.#lastFrame);
    this.#lastFrame = now;
    this.#shown = this.#showsStepsOnly
      ? { kind: 'near', at: storyCoordinate(this.#wanted) }
      : follow(this.#story, this.#shown, this.#wanted, elapsed);
    this.#show();
    if (!this.atRest) this.#frame = requestAnimationFrame(this.#advance);
  };

  #show() {
    if (!this.#story) return;
    this.#scene = this.#sceneNow(this.#story);
    this.#stage?.show(this.#scene);
    this.#onShow(this.atRest);
  }

  #sceneNow(story: Story): Scene {
    return this.#showsStepsOnly ? stillAt(story, this.#wanted) : sceneOfShown(story, this.#shown, this.#wanted);
  }
}
