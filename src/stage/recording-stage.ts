import type { Scene } from '../story/story.ts';
import { changesBetween, type SceneChange } from './changes.ts';
import type { Stage } from './stage.ts';

/** A stage for tests: it draws nothing and records what it was asked to show. */
export class RecordingStage implements Stage {
  readonly changes: SceneChange[] = [];
  scene: Scene | undefined;
  destroyed = false;

  show(scene: Scene): void {
    this.changes.push(...changesBetween(this.scene, scene));
    this.scene = scene;
  }

  destroy(): void {
    this.destroyed = true;
  }
}
