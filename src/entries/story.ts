/** The page of a story. Its text is there before this runs; this adds the map and what moves it. */
import './page.css';
import { msg } from '@lit/localize';
import { actors } from '../../geo/actors.ts';
import { definePlayer } from '../player/define.ts';
import { keepFonts } from '../player/kept-fonts.ts';
import { layOutRest } from '../player/lay-out-later.ts';
import { applyPreferences } from '../player/preferences.ts';
import type { StoryPlayer } from '../player/story-player.ts';
import { MapSupervisor } from '../stage/map-supervisor.ts';
import type { Picked } from '../stage/stage.ts';
import { StillStage } from '../stage/still-stage.ts';
import { inLanguage } from '../words/languages.ts';
import { speakLanguage } from '../words/words.ts';
import { makeMap } from './make-map.ts';

const { lang } = document.documentElement;
applyPreferences();
await Promise.all([speakLanguage(lang), whenPainted()]);
await layOutRest([...document.querySelectorAll<HTMLElement>('story-step')]);
definePlayer();

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

/**
 * Resolves when the text has been painted: nothing that the script does may come before. A page in the background is not
 * painted, and does not wait.
 */
function whenPainted(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    }).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, 1000);
  });
}

/** Resolves when the page can be read and the browser has nothing better to do: the map is its weight. */
async function whenQuiet(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
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

/** Resolves when the first map has been drawn, or cannot be. */
let settle: () => void = () => undefined;
const drawn = new Promise<void>((resolve) => {
  settle = resolve;
});

/** Has the stills of the page stand where the map will be. */
function holdPlace(player: StoryPlayer): StillStage | undefined {
  const picture = player.querySelector<HTMLElement>('[slot="stage"] > .still');
  if (!picture || !player.story) return undefined;
  const alt = (step: string) =>
    document.getElementById(step)?.querySelector('figure.still img')?.getAttribute('alt') ?? '';
  const still = new StillStage({ picture, preview: true, steps: player.story.steps, alt });
  player.stage = still;
  return still;
}

/** Has a map in the place of the stills, and the stills again while it has lost its context. */
async function mount(player: StoryPlayer, still: StillStage | undefined): Promise<void> {
  const pane = player.querySelector<HTMLElement>('[slot="stage"]');
  if (!pane) return;
  player.addEventListener('story-change', ({ detail }) => {
    still?.show(detail.scene);
  });
  /** What is said of a feature is fetched when one is asked about. */
  const tellOf = async (picked: readonly Picked[], at: { readonly x: number; readonly y: number }) => {
    const { entriesOf, featureWords } = await import('./picked.ts');
    const words = await featureWords(root, lang);
    document.querySelector('story-card')?.showEntries(entriesOf(picked, player.layers, lang, words), at);
  };
  const living = new MapSupervisor({
    make: async () => {
      const made = await makeMap({
        pane,
        root,
        lang,
        scene: player.scene,
        onMissing: ({ title }) => {
          player.miss(inLanguage(title, lang));
        },
        onPick: (picked, at) => {
          if (picked.length > 0) void tellOf(picked, at);
        },
      });
      ({ layers: player.layers, credits: player.credits } = made);
      return made;
    },
    onStage: (stage) => {
      player.explore(false);
      player.stage = stage ?? still;
    },
    onCover: (covered) => {
      still?.raise(covered);
      if (!covered) settle();
    },
    onFail: (error) => {
      console.error(error);
      settle();
      still?.complete();
      if (still) player.stage = still;
      else document.documentElement.classList.add('no-map');
      player.notify(
        still
          ? msg('The map cannot be drawn here. Pictures of it are shown instead.')
          : msg('The map cannot be drawn here. The story is complete without it.'),
      );
    },
  });
  await living.start();
}

/** Milliseconds without scrolling after which a reader is taken to read. */
const READING = 3000;

/** Resolves when nobody has scrolled for a while. */
function whenRead(): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        removeEventListener('scroll', wait);
        resolve();
      }, READING);
    };
    addEventListener('scroll', wait, { passive: true });
    wait();
  });
}

/**
 * The next visit needs no network. A copy of the site is kept once this one has all it wants, its map included, and
 * while nothing moves.
 */
async function keepCopy() {
  await drawn;
  await whenRead();
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (!import.meta.env.PROD || connection?.saveData) return;
  await keepFonts();
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(`${root}story-worker.js`, { scope: root, updateViaCache: 'none' });
}

// The story does not need its copy: a private window, say, may not keep one.
keepCopy().catch((error: unknown) => {
  console.warn('The story could not be kept for use without a network.', error);
});
