/** A small page as the press writes it, with a stage that records. */
import '../../src/entries/story.css';
import { cdp, page as browserPage } from 'vitest/browser';
import { sceneAt, stillAt } from '../../src/director/scene.ts';
import { defineMapControls } from '../../src/player/define-map-controls.ts';
import { definePlayer } from '../../src/player/define.ts';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import type { SceneChange } from '../../src/stage/changes.ts';
import { RecordingStage } from '../../src/stage/recording-stage.ts';
import type { LiveStage } from '../../src/stage/stage.ts';
import type { Camera, Scene, Step } from '../../src/story/story.ts';
import { dayOf } from '../../src/story/when.ts';
import { writeStep } from '../../src/story/write.ts';

/** The window sizes of both layouts. */
export const WINDOWS = { side: { width: 1200, height: 800 }, stack: { width: 390, height: 800 } } as const;
export type Layout = keyof typeof WINDOWS;

export async function open(layout: Layout): Promise<void> {
  document.documentElement.setAttribute('data-scripts', '');
  const { width, height } = WINDOWS[layout];
  await browserPage.viewport(width, height);
}

const nativeFrame = window.requestAnimationFrame.bind(window);

/**
 * The factor by which time runs faster in tests that do not look at intermediate pictures: a frame then has the maximum
 * duration that `PositionFollower` allows.
 */
const SPEED_UP = 6;

/** Multiplies the time between the timestamps of animation frames. */
function speedUpFrames(times: number): void {
  window.requestAnimationFrame = (callback) => nativeFrame((now) => callback(now * times));
}

/**
 * Gives all frames the duration of a 60 Hz screen, however long the machine takes to draw them, so that intermediate
 * pictures do not depend on the machine.
 */
function evenFrames(): void {
  // Long before `performance.now()`, so that a movement starts with a frame of duration 0.
  let clock = -1e9;
  let then = 0;
  window.requestAnimationFrame = (callback) =>
    nativeFrame((now) => {
      if (now !== then) clock += 1000 / 60;
      then = now;
      callback(clock);
    });
}

export interface StepOptions {
  readonly id: string;
  readonly at?: readonly [lng: number, lat: number];
  readonly when?: string;
  readonly from?: string;
  readonly until?: string;
  readonly where?: string;
  readonly chapter?: string;
  readonly show?: readonly string[];
  readonly draw?: readonly string[];
  readonly move?: 'cut';
  /** The number of its paragraphs. */
  readonly paragraphs?: number;
  /** HTML at the end of its text. */
  readonly html?: string;
}

/**
 * Eight steps in three chapters. Those between the first and the last are far in the north, and each has a layer of its
 * own, so that a camera path through them can be detected.
 */
export const EIGHT_STEPS: readonly StepOptions[] = [
  { id: 'landing', chapter: 'Dawn', at: [49, 37], where: 'Anzali' },
  { id: 'council', chapter: 'Dawn', at: [50, 61], where: 'Rasht' },
  { id: 'forest', chapter: 'Dawn', at: [51, 63], where: 'Fuman', draw: ['march'] },
  {
    id: 'split',
    chapter: 'Noon',
    at: [52, 65],
    where: 'Lahijan',
    when: '1920-07-09/1920-07-19',
    from: '1920-07-09',
    until: '1920-07-19',
  },
  {
    id: 'retreat',
    chapter: 'Noon',
    at: [53, 66],
    where: 'Manjil',
    when: '1920~',
    from: '1920-01-01',
    until: '1920-12-31',
  },
  { id: 'winter', chapter: 'Night', at: [54, 64], where: 'Baku' },
  { id: 'treaty', chapter: 'Night', at: [55, 62], where: 'Moscow' },
  { id: 'end', chapter: 'Night', at: [56, 37], where: 'Tehran' },
];

/** A complete step from its options. */
export function stepOf(
  { id, at = [49, 37], when, from, until, where = '', chapter = '', show = [`of-${id}`], draw = [], move }: StepOptions,
  index: number,
): Step {
  const day = `1920-05-${String(10 + (index % 20))}`;
  const days = { from: dayOf(from ?? when ?? day) ?? NaN, until: dayOf(until ?? when ?? day) ?? NaN };
  return {
    id,
    title: `The ${id}`,
    chapter,
    where,
    scene: {
      camera: { center: at, zoom: 8 + (index % 3), bearing: 0, pitch: 0 },
      when: { edtf: when ?? day, ...days, now: days.until },
      layers: Object.fromEntries(['coast', ...show, ...draw].map((name) => [name, { opacity: 1, drawn: 1 }])),
      names: [],
    },
    draws: draw,
    during: new Map(),
    move: move ?? 'travel',
  };
}

const PROSE =
  'On the quay the sailors waited for a word from the consul, and the word did not come; the town counted the ships.';

function stepHtml(options: StepOptions, index: number): string {
  const step = stepOf(options, index);
  const attributes = Object.entries(writeStep(step))
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
  const prose = `<p>${PROSE}</p>`.repeat(options.paragraphs ?? 5);
  return `<story-step ${attributes}><article class="card"><h2>${step.title}</h2><p class="dateline">${step.scene.when.edtf} · ${step.where}</p>${prose}${options.html ?? ''}</article></story-step>`;
}

export interface PlayerOptions {
  readonly id?: string;
  readonly steps?: readonly StepOptions[];
  /** The picture moves at normal speed. For tests of intermediate pictures. */
  readonly lifelike?: true;
  /** The table for its timeline, with the id `timeline-data`. */
  readonly timeline?: string;
}

/** A player with its title page, its stage element and its steps. */
export function playerHtml({ id = 'story', steps = EIGHT_STEPS, timeline }: PlayerOptions = {}): string {
  return `<story-player id="${id}" story-title="The Republic in the Forest"${timeline ? ' timeline="timeline-data"' : ''}>
    <div slot="stage" class="stage" role="img" aria-label="Map"></div>
    <header class="title-page"><h1>The Republic in the Forest</h1><p><a class="begin" href="#${steps[0]?.id ?? ''}">Begin</a></p></header>
    ${steps.map(stepHtml).join('\n')}
  </story-player>`;
}

export const BACK = `<footer class="back">
  <section class="back-matter" id="people" aria-labelledby="people-title"><h2 id="people-title">People</h2><div class="entries">
    <article class="card-entry" id="person-kuchik"><h3>Mirza Kuchik Khan</h3><p id="person-kuchik-life">A leader of the forest movement. <a href="#ref-chaqueri">1</a></p>
      <p class="mentioned">In the story: <a href="#council">The council</a></p></article>
  </div></section>
  <section class="back-matter" id="sources" aria-labelledby="sources-title"><h2 id="sources-title">Sources</h2>
    <ol class="bibliography"><li class="card-entry" id="ref-chaqueri"><p>Chaqueri, The Soviet Socialist Republic of Iran, 1995.</p></li></ol></section>
</footer><story-card></story-card>`;

/** The whole page: a player and the back matter. */
export const pageHtml = (options: PlayerOptions = {}): string =>
  `<main>${playerHtml(options)}<section class="afterword"><p>${PROSE}</p></section></main>${options.timeline ?? ''}${BACK}`;

export interface OpenPage {
  readonly player: StoryPlayer;
  readonly stage: RecordingStage;
}

/** Replaces the page by a new one, scrolled to its top, and waits until it shows its first picture. */
export async function openPage(options: PlayerOptions = {}): Promise<OpenPage> {
  definePlayer();
  defineMapControls();
  if (options.lifelike) evenFrames();
  else speedUpFrames(SPEED_UP);
  document.body.innerHTML = pageHtml(options);
  scrollTo({ top: 0, behavior: 'instant' });
  const player = playerIn(document.body);
  const stage = new RecordingStage();
  player.stage = stage;
  await settled(player);
  return { player, stage };
}

/** Removes the page, so that it does not affect the next test. */
export function closePage(): void {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
  document.documentElement.removeAttribute('dir');
  history.replaceState(null, '', location.pathname + location.search);
}

export function playerIn(root: ParentNode, id = 'story'): StoryPlayer {
  const player = root.querySelector<StoryPlayer>(`story-player#${id}`);
  if (!player) throw new Error(`There is no player “${id}”.`);
  return player;
}

export function stepIn(player: StoryPlayer, id: string): HTMLElement {
  const step = player.querySelector<HTMLElement>(`story-step#${id}`);
  if (!step) throw new Error(`There is no step “${id}”.`);
  return step;
}

/** Finds an element in the shadow tree of another. */
export function within<E extends Element = HTMLElement>(host: Element, selector: string): E {
  const found = host.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`<${host.localName}> has no ${selector}.`);
  return found;
}

export const allWithin = <E extends Element = HTMLElement>(host: Element, selector: string): readonly E[] => [
  ...(host.shadowRoot?.querySelectorAll<E>(selector) ?? []),
];

export const frame = (): Promise<number> => new Promise((resolve) => nativeFrame(resolve));

const wantsStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** After so many frames without a change, no more is expected: a smooth scroll needs one or two frames to start. */
const STILL_FRAMES = 4;

/** A scene with rounded numbers, for comparisons. */
const rounded = (scene: Scene | undefined) =>
  JSON.stringify(scene, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) : value));

/** Resolves when scrolling has stopped and the picture is that of the position, or never: tests have a time limit. */
export async function settled(player: StoryPlayer): Promise<void> {
  let quiet = 0;
  let before = '';
  while (quiet < STILL_FRAMES) {
    await frame();
    const { story, position, scene } = player;
    const wanted = story && (wantsStill() ? stillAt(story, position) : sceneAt(story, position));
    const now = JSON.stringify([scrollY, position, scene]);
    quiet = now === before && rounded(scene) === rounded(wanted) ? quiet + 1 : 0;
    before = now;
  }
}

/** Resolves when a condition is true, or never: tests have a time limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await frame();
}

/** The id of the step at the player's position. */
export const stepOfPosition = (player: StoryPlayer): string | undefined =>
  player.story?.steps[player.position.step]?.id;

export function cameraOf(player: StoryPlayer, id: string): Camera {
  const step = player.story?.steps.find((one) => one.id === id);
  if (!step) throw new Error(`The story has no step “${id}”.`);
  return step.scene.camera;
}

/** Scrolls until the middle of a step's text is at the reading line. */
export function scrollToMiddle(player: StoryPlayer, id: string): void {
  const { top, height } = stepIn(player, id).getBoundingClientRect();
  scrollTo({ top: scrollY + top + height / 2 - lineOf(player), behavior: 'instant' });
}

/** The position of the reading line, CSS pixels from the top of the window. */
export function lineOf(player: StoryPlayer): number {
  const pane = player.layout === 'stack' ? (player.querySelector('[slot="stage"]')?.clientHeight ?? 0) : 0;
  return pane + (innerHeight - pane) * 0.6;
}

export const camerasIn = (changes: readonly SceneChange[]): readonly Camera[] =>
  changes.flatMap((change) => (change.kind === 'camera' ? [change.camera] : []));

export const layersIn = (changes: readonly SceneChange[]): ReadonlySet<string> =>
  new Set(changes.flatMap((change) => (change.kind === 'show' && change.opacity > 0 ? [change.layer] : [])));

/** The ids of the layers of a scene. */
export const namesIn = (scene: Scene | undefined): readonly string[] => Object.keys(scene?.layers ?? {});

/** Sends a real wheel event over the middle of the window. */
export async function wheel(deltaY: number): Promise<void> {
  await cdp().send('Input.dispatchMouseEvent', {
    type: 'mouseWheel',
    x: innerWidth / 2,
    y: innerHeight / 2,
    deltaX: 0,
    deltaY,
  });
}

/** Sets `prefers-reduced-motion` of the browser. */
export async function setMotion(motion: boolean): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value: motion ? 'no-preference' : 'reduce' }],
  });
}

/** A recording stage with a fake map that the reader can move. */
export class LiveRecordingStage extends RecordingStage implements LiveStage {
  free = false;
  zoomed = 0;
  readonly zoomOffset = 0;
  readonly #moved = new Set<() => void>();
  readonly map = {
    zoomIn: () => this.zoomed++,
    zoomOut: () => this.zoomed--,
    on: (_: string, heard: () => void) => this.#moved.add(heard),
    off: (_: string, heard: () => void) => this.#moved.delete(heard),
    getCenter: () => ({ lng: this.camera.center[0], lat: this.camera.center[1] }),
    getZoom: () => this.camera.zoom,
    getBearing: () => this.camera.bearing,
    getPitch: () => this.camera.pitch,
    getContainer: () => document.body,
    getBounds: () => {
      const [lng, lat] = this.camera.center;
      return { getWest: () => lng - 1, getSouth: () => lat - 1, getEast: () => lng + 1, getNorth: () => lat + 1 };
    },
  } as unknown as LiveStage['map'];

  /** The number of listeners to the map's moves. */
  get watchers(): number {
    return this.#moved.size;
  }

  override show(scene: Scene): void {
    super.show(scene);
    for (const heard of this.#moved) heard();
  }

  get camera(): Camera {
    if (!this.scene) throw new Error('Nothing has been shown yet.');
    return this.scene.camera;
  }

  setInset(): void {
    // Nothing is drawn, so nothing can be covered.
  }

  look(camera: Camera): void {
    if (this.scene) this.scene = { ...this.scene, camera };
  }

  setFree(free: boolean): void {
    this.free = free;
  }
}
