/** The page of a story. Its text is there before this runs; this adds the map and what moves it. */
import './page.css';
import { msg } from '@lit/localize';
import { actors } from '../../geo/actors.ts';
import { define } from '../player/define.ts';
import { applyManner, CHANGED } from '../player/manner.ts';
import { inLanguage } from '../player/story-legend.ts';
import type { StoryPlayer } from '../player/story-player.ts';
import type { LiveStage } from '../stage/stage.ts';
import { StillStage } from '../stage/still-stage.ts';
import { speakLanguage } from '../words/words.ts';
import { entriesOf, type FeatureWords } from './picked.ts';

const { lang } = document.documentElement;
applyManner();
await speakLanguage(lang);
define();

const root = new URL(document.documentElement.dataset.root ?? './', document.baseURI).href;

for (const player of document.querySelectorAll('story-player')) {
  player.actors = actors;
  player.addEventListener('story-change', ({ detail }) => {
    rememberStep(detail.step);
    keepStep(detail.step);
  });
  const still = holdPlace(player);
  void whenQuiet().then(() => mount(player, still));
}

/** Resolves when the page can be read and the browser has nothing better to do: the map is its weight. */
async function whenQuiet(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 0);
  });
}

/** The address follows the reader, without a history of every step: links make the entries, scrolling does not. */
function rememberStep(step: string | undefined) {
  const hash = step ? `#${step}` : '';
  if (location.hash === hash) return;
  // Someone who follows a link into the back of the book is no longer in the story.
  const target = document.getElementById(location.hash.slice(1));
  if (target && !target.matches('story-step') && inView(target)) return;
  history.replaceState(history.state, '', hash || location.pathname + location.search);
}

/** The page in another language opens where the reader is in this one. */
function keepStep(step: string | undefined) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.languages a')) link.hash = step ?? '';
}

function inView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** Has the stills of the page stand where the map will be. */
function holdPlace(player: StoryPlayer): StillStage | undefined {
  const picture = player.querySelector<HTMLElement>('[slot="stage"] > .still');
  if (!picture || !player.story) return undefined;
  const alt = (step: string) => document.getElementById(step)?.querySelector('figure.still img')?.getAttribute('alt') ?? '';
  const still = new StillStage({ picture, steps: player.story.steps, alt });
  player.stage = still;
  return still;
}

/** Lets a still lie over the map until that has drawn all of its first picture, and again while it has lost its context. */
function coverFor({ map }: LiveStage, still: StillStage | undefined, player: StoryPlayer) {
  const follow = () => {
    if (player.scene) still?.show(player.scene);
  };
  player.addEventListener('story-change', follow);
  const lower = () => still?.raise(false);
  map.once('load', lower);
  map.on('webglcontextlost', () => still?.raise(true));
  map.on('webglcontextrestored', () => void map.once('idle', lower));
}

let words: Promise<FeatureWords> | undefined;

/** The texts of the map's features in the page's language, fetched when the first is asked for. */
function featureWords(): Promise<FeatureWords> {
  if (lang === 'en') return Promise.resolve({});
  words ??= fetch(`${root}layers/words.${lang}.json`).then((answer) => (answer.ok ? (answer.json() as Promise<FeatureWords>) : {}), () => ({}));
  return words;
}

async function mount(player: StoryPlayer, still: StillStage | undefined): Promise<void> {
  const pane = player.querySelector<HTMLElement>('[slot="stage"]');
  if (!pane) return;
  const container = document.createElement('div');
  container.className = 'map';
  pane.append(container);
  try {
    const [{ MapStage }, { datasets, layers, patterns }] = await Promise.all([import('../stage/map-stage.ts'), import('../../geo/catalog.ts')]);
    const style = getComputedStyle(document.documentElement);
    const stage = new MapStage({
      container,
      layers,
      datasets,
      patterns,
      root,
      lang,
      tokens: (name) => style.getPropertyValue(name).trim(),
      title: msg('Map'),
      paper: 'var(--map-paper)',
      sky: 'var(--map-sea)',
      scene: player.scene,
      onMissing: ({ title }) => {
        player.miss(inLanguage(title, lang));
      },
      onPick: (picked, at) => {
        if (picked.length > 0) void featureWords().then((words) => document.querySelector('story-card')?.showEntries(entriesOf(picked, layers, lang, words), at));
      },
    });
    const recolour = () => {
      stage.recolour();
    };
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
    document.addEventListener(CHANGED, recolour);
    player.layers = layers;
    player.credits = Object.fromEntries(datasets.map(({ id, credit }) => [id, credit]));
    coverFor(stage, still, player);
    player.stage = stage;
  } catch (error) {
    // No WebGL, or the map's own files did not arrive.
    console.error(error);
    container.remove();
    if (still) player.stage = still;
    else document.documentElement.classList.add('no-map');
    player.notify(still ? msg('The map cannot be drawn here. Pictures of it stand in its place.') : msg('The map cannot be drawn here. The story is complete without it.'));
  }
}
