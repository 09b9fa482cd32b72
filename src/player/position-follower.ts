import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { storyCoordinate, follow, isAtRest, sceneOfShown, type Shown } from '../director/follow.ts';
import { stillAt } from '../director/scene.ts';
import type { Stage } from '../stage/stage.ts';
import type { Camera, Position, Scene, Story } from '../story/story.ts';
import { onReducedMotionChange, wantsReducedMotion } from './preferences.ts';

const START: Position = { step: 0, progress: 0 };

/**
 * Runs the picture after the position, frame by frame, and stops when it has come to rest.
 *
 * It owns what is shown; the player owns where the reader is. With `prefers-reduced-motion` there is no
 * running: each position is shown at once, as its step stands when it has been told.
 */
export class PositionFollower implements ReactiveController {
  #onShow: (atRest: boolean) => void;
  #story: Story | undefined;
  #stage: Stage | undefined;
  #wanted: Position = START;
  #shown: Shown = { kind: 'near', at: 0 };
  #scene: Scene | undefined;
  #frame = 0;
  #then = 0;
  #deaf: (() => void) | undefined;

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

  hostConnected(): void {
    this.#deaf = onReducedMotionChange(this.#restart);
    this.#run();
  }

  hostDisconnected(): void {
    this.#deaf?.();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Begins a story where the reader is. The first picture needs no way to it. */
  tell(story: Story, position: Position): void {
    this.#story = story;
    this.#wanted = position;
    this.#shown = { kind: 'near', at: storyCoordinate(position) };
    this.#show();
  }

  on(stage: Stage | undefined): void {
    const cut = this.#cuts;
    this.#stage = stage;
    // A stage that comes with the page must not tell anybody where the reader is: nobody has looked yet.
    if (cut && !this.#cuts) this.#restart();
    else if (stage && this.#story) stage.show((this.#scene = this.#sceneNow(this.#story)));
  }

  moveTo(position: Position): void {
    this.#wanted = position;
    this.#run();
  }

  /** Comes back to the story from where a reader has taken the camera. */
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

  /** Whether there is nothing between two steps: for a reader who wants no motion, or on a stage that has none. */
  get #cuts(): boolean {
    return wantsReducedMotion() || this.#stage?.cuts === true;
  }

  #run() {
    if (this.#frame || !this.#story) return;
    this.#then = performance.now();
    this.#frame = requestAnimationFrame(this.#advance);
  }

  #advance = (now: number) => {
    this.#frame = 0;
    if (!this.#story) return;
    const elapsed = Math.max(0, now - this.#then);
    this.#then = now;
    this.#shown = this.#cuts
      ? { kind: 'near', at: storyCoordinate(this.#wanted) }
      : follow(this.#story, this.#shown, this.#wanted, elapsed);
    this.#show();
    if (!isAtRest(this.#shown, this.#wanted)) this.#frame = requestAnimationFrame(this.#advance);
  };

  #show() {
    if (!this.#story) return;
    this.#scene = this.#sceneNow(this.#story);
    this.#stage?.show(this.#scene);
    this.#onShow(isAtRest(this.#shown, this.#wanted));
  }

  #sceneNow(story: Story): Scene {
    return this.#cuts ? stillAt(story, this.#wanted) : sceneOfShown(story, this.#shown, this.#wanted);
  }
}
