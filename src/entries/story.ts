/** The page of a story. Its text is in the HTML; this script adds the elements and the map. */
import './page.css';
import { msg } from '@lit/localize';
import { actors } from '../../geo/actors.ts';
import { AddressWriter } from '../player/address.ts';
import { definePlayer } from '../player/define.ts';
import { layOutOnJump, layOutSteps } from '../player/lay-out-later.ts';
import { applyPreferences } from '../player/preferences.ts';
import { jumpOnLinks } from '../scroll/jump.ts';
import type { StoryPlayer } from '../player/story-player.ts';
import { MapSupervisor } from '../stage/map-supervisor.ts';
import type { MapFiles } from '../stage/files-of.ts';
import { followSteps, StillStage } from '../stage/still-stage.ts';
import { inLanguage } from '../words/localized-text.ts';
import { loadTranslations } from '../words/words.ts';
import { makeMap } from './make-map.ts';

const { lang } = document.documentElement;
applyPreferences();
layOutOnJump();
jumpOnLinks();
await Promise.all([loadTranslations(lang), whenPainted()]);
await layOutSteps([...document.querySelectorAll<HTMLElement>('story-step')]);
definePlayer();

const root = new URL(document.documentElement.dataset.root ?? './', document.baseURI).href;

for (const player of document.querySelectorAll('story-player')) {
  player.actors = actors;
  let step: string | undefined;
  const address = new AddressWriter(() => addressOf(step));
  addEventListener('pagehide', address.flush);
  player.addEventListener('story-change', ({ detail }) => {
    if (detail.step !== step) keepStep(detail.step);
    ({ step } = detail);
    address.soon();
  });
  const still = holdPlace(player);
  void whenQuiet().then(() => mount(player, still));
}

/**
 * Resolves when the text has been painted, because the script must not delay the first paint. A page in the background
 * is not painted; for it, and where the browser reports no paint, the wait ends after a second.
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

/** Resolves when the page is loaded and the browser is idle, because the map is by far the heaviest part. */
async function whenQuiet(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 0);
  });
}

/** The fragment for a step. Scrolling makes no entry in the history; only links do. */
function addressOf(step: string | undefined): string | undefined {
  // A reader who followed a link into the back matter is no longer in a step: keep that address.
  const target = document.getElementById(location.hash.slice(1));
  if (target && !target.matches('story-step') && inView(target)) return undefined;
  return step ? `#${step}` : '';
}

/** Makes the links to other languages open at the reader's step. */
function keepStep(step: string | undefined) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.languages a')) link.hash = step ?? '';
}

function inView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** Resolves when the first map has been drawn, or could not be. */
let settle: () => void = () => undefined;
const drawn = new Promise<void>((resolve) => {
  settle = resolve;
});

/** Shows the stills of the page in the place of the map. */
function holdPlace(player: StoryPlayer): StillStage | undefined {
  const picture = player.querySelector<HTMLElement>('[slot="stage"] > .still');
  if (!picture || !player.story) return undefined;
  const alt = (step: string) =>
    document.getElementById(step)?.querySelector('figure.still img')?.getAttribute('alt') ?? '';
  const still = new StillStage({ picture, preview: true, steps: player.story.steps, alt });
  player.stage = still;
  return still;
}

/** Replaces the stills by a map, and shows them again while its WebGL context is lost. */
async function mount(player: StoryPlayer, still: StillStage | undefined): Promise<void> {
  const pane = player.querySelector<HTMLElement>('[slot="stage"]');
  if (!pane) return;
  const own = player.getAttribute('world');
  const world = own === null ? undefined : new URL(own, document.baseURI).href;
  /** Whether the map cannot be seen (until its first picture, and while its context is lost), or too little of it. */
  let dark = true;
  let leaps = false;
  let files: MapFiles | undefined;
  const cover = () => still?.raise(dark || leaps);
  // Also while the first map is drawn, which takes a slow machine seconds.
  if (still) followSteps(player, still);
  const supervisor = new MapSupervisor({
    make: async () => {
      const made = await makeMap({
        pane,
        world,
        root,
        lang,
        scene: player.scene,
        onMissing: ({ title }, reason) => {
          const name = inLanguage(title, lang);
          player.reportMissing(reason === undefined ? name : `${name} (${reason})`);
        },
        onPick: (picked, at) => {
          // The code and texts of feature cards are fetched at the first click on a feature.
          if (picked.length > 0)
            void import('./picked.ts').then(({ showCards }) => showCards(picked, at, player, world ? undefined : root));
        },
      });
      ({ layers: player.layers, credits: player.credits } = made);
      files = { layers: made.layers, datasets: made.datasets, root };
      player.actors = made.actors ?? actors;
      return made;
    },
    onStage: (stage) => {
      player.explore(false);
      player.stage = stage ?? still;
    },
    onCover: (covered) => {
      dark = covered;
      cover();
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
  await supervisor.start();
  await drawn;
  const { coverLeaps, enlargeOnClick, finishPage, prefetchAhead, returnOnReading } = await import('./once-drawn.ts');
  coverLeaps(player, (covered) => {
    leaps = covered;
    cover();
  });
  returnOnReading(player);
  enlargeOnClick();
  if (files) prefetchAhead(player, files);
  await finishPage(root, player.id);
}
