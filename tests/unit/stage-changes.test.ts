import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sceneAt } from '../../src/director/scene.ts';
import { changesBetween, type SceneChange } from '../../src/stage/changes.ts';
import { RecordingStage } from '../../src/stage/recording-stage.ts';
import type { Camera, LayerState, Scene } from '../../src/story/story.ts';
import { anyScene, anyStory, withPositions } from './arbitraries.ts';

/** The simplest stage: it applies changes and keeps the result. */
class ModelStage {
  camera: Camera | undefined;
  day: number | undefined;
  names: readonly string[] | undefined;
  pace: number | undefined;
  readonly layers = new Map<string, LayerState>();

  apply(changes: readonly SceneChange[]): this {
    for (const change of changes) {
      switch (change.kind) {
        case 'camera':
          this.camera = change.camera;
          break;
        case 'day':
          this.day = change.day;
          break;
        case 'names':
          this.names = change.names;
          break;
        case 'pace':
          this.pace = change.days;
          break;
        case 'show':
          this.layers.set(change.layer, { opacity: change.opacity, drawn: change.drawn });
          break;
        case 'hide':
          this.layers.delete(change.layer);
      }
    }
    return this;
  }

  expectToShow(scene: Scene) {
    expect(this.camera).toEqual(scene.camera);
    expect(this.day === Math.round(scene.when.now)).toBe(true);
    expect(this.names).toEqual(scene.names);
    expect(this.pace).toBe(Math.round(scene.when.until - scene.when.from) + 1);
    expect(new Map(this.layers)).toEqual(new Map(Object.entries(scene.layers)));
  }
}

describe('the changes between two scenes', () => {
  it('lead from any scene to any other', () => {
    fc.assert(
      fc.property(anyScene, anyScene, (a, b) => {
        const stage = new ModelStage().apply(changesBetween(undefined, a));
        stage.expectToShow(a);
        stage.apply(changesBetween(a, b)).expectToShow(b);
      }),
      { numRuns: 500 },
    );
  });

  it('applied frame by frame give the last scene', () => {
    fc.assert(
      fc.property(withPositions(anyStory(), 1, 20), ([story, positions]) => {
        const stage = new ModelStage();
        let before: Scene | undefined;
        for (const position of positions) {
          const scene = sceneAt(story, position);
          stage.apply(changesBetween(before, scene)).expectToShow(scene);
          before = scene;
        }
      }),
    );
  });

  it('are none between a scene and itself, or its copy', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        expect(changesBetween(scene, scene)).toEqual([]);
        expect(changesBetween(scene, structuredClone(scene))).toEqual([]);
      }),
    );
  });

  it('contain only what differs', () => {
    fc.assert(
      fc.property(anyScene, anyScene, (a, b) => {
        expect(changesBetween(a, { ...a, camera: b.camera }).every(({ kind }) => kind === 'camera')).toBe(true);
        expect(changesBetween(a, { ...a, when: b.when }).every(({ kind }) => kind === 'day' || kind === 'pace')).toBe(
          true,
        );
        expect(changesBetween(a, { ...a, names: b.names }).every(({ kind }) => kind === 'names')).toBe(true);
        expect(
          changesBetween(a, { ...a, layers: b.layers }).every(({ kind }) => kind === 'show' || kind === 'hide'),
        ).toBe(true);
        const named = changesBetween(a, b).flatMap((change) => ('layer' in change ? [change.layer] : []));
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });

  it('contain the camera if any of its numbers differs', () => {
    const camera: Camera = { center: [12, 40], zoom: 6, bearing: 0, pitch: 0 };
    const scene: Scene = { camera, when: { edtf: '1920', from: 0, until: 9, now: 0 }, layers: {}, names: [] };
    const others: readonly Camera[] = [
      { ...camera, center: [13, 40] },
      { ...camera, center: [12, 41] },
      { ...camera, zoom: 7 },
      { ...camera, bearing: 1 },
      { ...camera, pitch: 1 },
    ];
    for (const other of others)
      expect(changesBetween(scene, { ...scene, camera: other })).toEqual([{ kind: 'camera', camera: other }]);
  });

  it('contain the day only if it differs', () => {
    const scene: Scene = {
      camera: { center: [0, 0], zoom: 1, bearing: 0, pitch: 0 },
      when: { edtf: '1920', from: 0, until: 9, now: 3.6 },
      layers: {},
      names: [],
    };
    expect(changesBetween(scene, { ...scene, when: { ...scene.when, now: 4.4 } })).toEqual([]);
    expect(changesBetween(scene, { ...scene, when: { ...scene.when, now: 4.6 } })).toEqual([{ kind: 'day', day: 5 }]);
  });

  it('hide a layer whose id is a property of every object', () => {
    const scene: Scene = {
      camera: { center: [0, 0], zoom: 1, bearing: 0, pitch: 0 },
      when: { edtf: '1920', from: 0, until: 9, now: 0 },
      layers: {},
      names: [],
    };
    for (const layer of ['constructor', 'toString', '__proto__']) {
      const shown = { ...scene, layers: Object.fromEntries([[layer, { opacity: 1, drawn: 1 }]]) };
      expect(changesBetween(scene, shown)).toEqual([{ kind: 'show', layer, opacity: 1, drawn: 1 }]);
      expect(changesBetween(shown, scene)).toEqual([{ kind: 'hide', layer }]);
    }
  });
});

describe('a stage that is shown a scene twice', () => {
  it('does nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(anyScene, { minLength: 1, maxLength: 5 }), (scenes) => {
        const stage = new RecordingStage();
        for (const scene of scenes) {
          stage.show(scene);
          const done = stage.changes.length;
          stage.show(structuredClone(scene));
          expect(stage.changes).toHaveLength(done);
        }
      }),
    );
  });
});
