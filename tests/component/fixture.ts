/** A page as the press writes it, small enough to be read whole, with a stage that remembers. */
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

/** Both layouts of the page, by the window that asks for them. */
export const WINDOWS = { side: { width: 1200, height: 800 }, stack: { width: 390, height: 800 } } as const;
export type Layout = keyof typeof WINDOWS;

export async function open(layout: Layout): Promise<void> {
  document.documentElement.setAttribute('data-scripts', '');
  const { width, height } = WINDOWS[layout];
  await browserPage.viewport(width, height);
}

const nativeFrame = window.requestAnimationFrame.bind(window);

/**
 * How much faster than life a picture runs after its position where a test does not look at the way: a frame is then
 * the longest that `PositionFollower` allows.
 */
const HASTE = 6;

/** Has time, as frames tell it, go so many times as fast. */
function hasten(times: number): void {
  window.requestAnimationFrame = (callback) => nativeFrame((now) => callback(now * times));
}

/**
 * Has every frame last as long as on a screen of 60 Hz, however long the machine takes to draw it: what a
 * picture does on its way must not depend on who is looking.
 */
function evenFrames(): void {
  // Long before `performance.now()`, so that a movement begins with a frame that lasts nothing.
  let clock = -1e9;
  let then = 0;
  window.requestAnimationFrame = (callback) =>
    nativeFrame((now) => {
      if (now !== then) clock += 1000 / 60;
      then = now;
      callback(clock);
    });
}

export interface StepWish {
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
  /** How long its prose is. */
  readonly paragraphs?: number;
  /** HTML put at the end of its prose. */
  readonly html?: string;
}

/**
 * Eight steps in three chapters. Those between the first and the last lie far to the north, and each has
 * a layer of its own, so that a camera that went by way of them would give itself away.
 */
export const EIGHT: readonly StepWish[] = [
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

/** The step a wish stands for, with nothing left out. */
export function stepOf(
  { id, at = [49, 37], when, from, until, where = '', chapter = '', show = [`of-${id}`], draw = [], move }: StepWish,
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

function stepHtml(wish: StepWish, index: number): string {
  const step = stepOf(wish, index);
  const attributes = Object.entries(writeStep(step))
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
  const prose = `<p>${PROSE}</p>`.repeat(wish.paragraphs ?? 5);
  return `<story-step ${attributes}><article class="card"><h2>${step.title}</h2><p class="dateline">${step.scene.when.edtf} · ${step.where}</p>${prose}${wish.html ?? ''}</article></story-step>`;
}

export interface PlayerWish {
  readonly id?: string;
  readonly steps?: readonly StepWish[];
  /** For what happens on the way: the picture moves as it does for a reader. */
  readonly lifelike?: true;
  /** The table that its timeline shows, with the id `timeline-data`. */
  readonly timeline?: string;
}

/** A player with its title page, its stage element and its steps. */
export function playerHtml({ id = 'story', steps = EIGHT, timeline }: PlayerWish = {}): string {
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

/** The whole page: a player and what follows it. */
export const pageHtml = (wish: PlayerWish = {}): string =>
  `<main>${playerHtml(wish)}<section class="afterword"><p>${PROSE}</p></section></main>${wish.timeline ?? ''}${BACK}`;

export interface Shown {
  readonly player: StoryPlayer;
  readonly stage: RecordingStage;
}

/** Puts a page in place of the last one, at its top, and waits until it shows its first picture. */
export async function openPage(wish: PlayerWish = {}): Promise<Shown> {
  definePlayer();
  defineMapControls();
  if (wish.lifelike) evenFrames();
  else hasten(HASTE);
  document.body.innerHTML = pageHtml(wish);
  scrollTo({ top: 0, behavior: 'instant' });
  const player = playerIn(document.body);
  const stage = new RecordingStage();
  player.stage = stage;
  await settled(player);
  return { player, stage };
}

/** Leaves nothing to the test that comes after. */
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

/** What is found in an element's own tree. */
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

/** Frames without any change after which nothing more is coming: a smooth scroll takes one or two to begin. */
const QUIET = 4;

/** A picture but for the last bits of its numbers. */
const rounded = (scene: Scene | undefined) =>
  JSON.stringify(scene, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) : value));

/** Resolves once scrolling has stopped and the picture is that of the position; the test's timeout is its limit. */
export async function settled(player: StoryPlayer): Promise<void> {
  let quiet = 0;
  let before = '';
  while (quiet < QUIET) {
    await frame();
    const { story, position, scene } = player;
    const wanted = story && (wantsStill() ? stillAt(story, position) : sceneAt(story, position));
    const now = JSON.stringify([scrollY, position, scene]);
    quiet = now === before && rounded(scene) === rounded(wanted) ? quiet + 1 : 0;
    before = now;
  }
}

/** Resolves once a condition holds; the test's timeout is its limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await frame();
}

/** The id of the step that a reader would say they are at. */
export const stepOfPosition = (player: StoryPlayer): string | undefined =>
  player.story?.steps[player.position.step]?.id;

export function cameraOf(player: StoryPlayer, id: string): Camera {
  const step = player.story?.steps.find((one) => one.id === id);
  if (!step) throw new Error(`The story has no step “${id}”.`);
  return step.scene.camera;
}

/** Scrolls until the middle of a step's text stands where steps are read. */
export function scrollToMiddle(player: StoryPlayer, id: string): void {
  const { top, height } = stepIn(player, id).getBoundingClientRect();
  scrollTo({ top: scrollY + top + height / 2 - lineOf(player), behavior: 'instant' });
}

/** Where a step is being read, in CSS pixels from the top of the window. */
export function lineOf(player: StoryPlayer): number {
  const pane = player.layout === 'stack' ? (player.querySelector('[slot="stage"]')?.clientHeight ?? 0) : 0;
  return pane + (innerHeight - pane) * 0.6;
}

export const camerasIn = (changes: readonly SceneChange[]): readonly Camera[] =>
  changes.flatMap((change) => (change.kind === 'camera' ? [change.camera] : []));

export const layersIn = (changes: readonly SceneChange[]): ReadonlySet<string> =>
  new Set(changes.flatMap((change) => (change.kind === 'show' && change.opacity > 0 ? [change.layer] : [])));

/** The names of what a scene shows. */
export const namesIn = (scene: Scene | undefined): readonly string[] => Object.keys(scene?.layers ?? {});

/** Turns a real wheel over the middle of the window. */
export async function wheel(deltaY: number): Promise<void> {
  await cdp().send('Input.dispatchMouseEvent', {
    type: 'mouseWheel',
    x: innerWidth / 2,
    y: innerHeight / 2,
    deltaX: 0,
    deltaY,
  });
}

/** Has the browser say that its reader wants no motion, or does not mind. */
export async function wantMotion(motion: boolean): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value: motion ? 'no-preference' : 'reduce' }],
  });
}

/** A stage with a map to take hold of: it records, and the map counts what it is asked. */
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

  /** How many listen to the map's moves. */
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
