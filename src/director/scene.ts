import {
  TRAVEL,
  type LayerState,
  type Position,
  type Scene,
  type Share,
  type Step,
  type Story,
} from '../story/story.ts';
import { ease, pathBetween } from './path.ts';

const clamp = (n: number) => Math.min(1, Math.max(0, n));

const mix = (a: number, b: number, share: number) => a + (b - a) * share;

const drawnOf = ([from, until]: Share = [0, 1], told: number) => clamp((told - from) / (until - from));

/** The scene of a step of which a share, 0 to 1, has been told. */
function sceneOf({ scene, draws, during }: Step, told: number): Scene {
  if (told >= 1) return scene;
  const { from, until } = scene.when;
  const drawn = draws.map((name): [string, LayerState] => [
    name,
    { opacity: 1, drawn: drawnOf(during.get(name), told) },
  ]);
  return {
    camera: scene.camera,
    when: { ...scene.when, now: mix(from, until, told) },
    layers: { ...scene.layers, ...Object.fromEntries(drawn) },
    names: scene.names,
  };
}

function mixLayer(a: LayerState | undefined, b: LayerState | undefined, share: number): LayerState {
  // A line that is in only one of the scenes keeps its drawn share while it fades.
  const drawnA = a?.drawn ?? b?.drawn ?? 1;
  const drawnB = b?.drawn ?? drawnA;
  return { opacity: mix(a?.opacity ?? 0, b?.opacity ?? 0, share), drawn: mix(drawnA, drawnB, share) };
}

/** Interpolates between two scenes. At 0 and 1 the result is exactly one of them. */
export function sceneBetween(a: Scene, b: Scene, share: number): Scene {
  if (share <= 0) return a;
  if (share >= 1) return b;
  const layers = new Set([...Object.keys(a.layers), ...Object.keys(b.layers)]);
  return {
    camera: pathBetween(a.camera, b.camera)(share),
    // The date's text and its span cannot be interpolated; the moment can.
    when: { ...(share < 0.5 ? a.when : b.when), now: mix(a.when.now, b.when.now, share) },
    layers: Object.fromEntries([...layers].map((name) => [name, mixLayer(a.layers[name], b.layers[name], share)])),
    names: share < 0.5 ? a.names : b.names,
  };
}

/** The complete scene of a position. It depends on nothing else; so not on how the reader came there. */
export function sceneAt(story: Story, position: Position): Scene {
  const index = Math.min(story.steps.length - 1, Math.max(0, Math.trunc(position.step)));
  const step = story.steps[index] ?? story.steps[0];
  const progress = clamp(position.progress);
  const told = sceneOf(step, clamp((progress - TRAVEL) / (1 - 2 * TRAVEL)));
  if (progress < TRAVEL) return crossing(story.steps[index - 1], step, 0.5 + (0.5 * progress) / TRAVEL) ?? told;
  if (progress > 1 - TRAVEL)
    return crossing(step, story.steps[index + 1], (0.5 * (progress - 1 + TRAVEL)) / TRAVEL) ?? told;
  return told;
}

/** A scene between the end of one step and the beginning of the next; undefined if one of them does not exist. */
function crossing(a: Step | undefined, b: Step | undefined, share: number): Scene | undefined {
  if (!a || !b) return undefined;
  const [end, beginning] = [sceneOf(a, 1), sceneOf(b, 0)];
  if (b.move === 'cut') return share < 0.5 ? end : beginning;
  return sceneBetween(end, beginning, ease(share));
}

/** The scene of a position without motion: always the final scene of the step. */
export function stillAt(story: Story, position: Position): Scene {
  const index = Math.min(story.steps.length - 1, Math.max(0, Math.trunc(position.step)));
  return (story.steps[index] ?? story.steps[0]).scene;
}
