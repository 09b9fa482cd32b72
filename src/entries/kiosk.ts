/** The page of the kiosk. Without this script it is a list of links to the stories. */
import './kiosk.css';
import { actors } from '../../geo/actors.ts';
import { defineKiosk } from '../kiosk/define.ts';
import { readStoryBook, type StoryBook } from '../kiosk/story-book.ts';
import { readConfig } from '../kiosk/read-config.ts';
import type { KioskApp } from '../kiosk/kiosk-app.ts';
import type { StaffReport } from '../kiosk/kiosk-staff.ts';
import { CountStore } from '../kiosk/count-store.ts';
import { keepOffline } from '../kiosk/offline.ts';
import { copyAddress } from '../player/copy-address.ts';
import { pageStorage } from '../kiosk/page-storage.ts';
import { readSettings } from '../kiosk/settings-file.ts';
import { heap, Watchdog } from '../kiosk/watchdog.ts';
// Inlined: a separate file would be outside the scope of the service worker, and missing without a network.
import WatchdogWorker from '../kiosk/watchdog-worker.ts?worker&inline';
import { inLanguage } from '../words/localized-text.ts';
import { makeMap } from './make-map.ts';
import { setTranslations, loadTranslations } from '../words/words.ts';
import { entriesOf, featureWords } from './picked.ts';

/** Interval of the checks for a new version, in milliseconds. */
const UPDATE_CHECK = 15 * 60_000;
/** Interval of the changes of the page's title, in milliseconds: docs/kiosk.md checks twice within 12 seconds. */
const TITLE_CHANGE = 5000;
/**
 * How many tiles of a source stay in memory while out of view. A kiosk page runs for months, with some thirty sources,
 * so it keeps fewer than a reader's page.
 */
const SPARE = 8;

defineKiosk();

const { documentElement: page } = document;
const root = new URL(page.dataset.root ?? './', document.baseURI).href;
const links = [...document.querySelectorAll<HTMLAnchorElement>('kiosk-app a[data-story]')].map(
  ({ href, hreflang, dataset, textContent }) => ({
    href,
    lang: hreflang,
    story: dataset.story ?? '',
    title: textContent,
  }),
);

/** The address of the catalogue of the chosen story; undefined for that of the script. */
let world: string | undefined;

function library(): (lang: string) => Promise<StoryBook> {
  const books = new Map<string, Promise<StoryBook>>();
  return (lang) => {
    const link = links.find((one) => one.story === chosen && one.lang === lang);
    if (!link) return Promise.reject(new Error(`The story is not told in ${lang}.`));
    const book =
      books.get(lang) ?? fetch(link.href).then(async (response) => readStoryBook(await response.text(), link.href));
    void book.then(({ world: own }) => (world = own)).catch(() => undefined);
    books.set(lang, book);
    // Forget a failed request, so that the next one tries again.
    book.catch(() => books.delete(lang));
    return book;
  };
}

const { store, lasting } = pageStorage(() => localStorage);
const file = await readSettings(`${root}kiosk.json`, store);
const { config, faults: wrong } = readConfig(file.settings, new URLSearchParams(location.search));
const faults = [...file.faults, ...wrong];
for (const { from, message } of faults) console.warn(`${from}: ${message()}`);
const chosen = links.find(({ story }) => story === config.story)?.story ?? links[0]?.story ?? '';
if (config.theme !== 'auto') page.dataset.theme = config.theme;

const app = document.querySelector('kiosk-app');
if (app) start(app);

function start(app: KioskApp) {
  const counts = new CountStore();
  const began = performance.now();
  const { href } = location;
  const watchdog = new Watchdog({
    memory: config.memory,
    store,
    worker: new WatchdogWorker({ name: 'watchdog' }),
    onRecovery: (cause) => void counts.note({ kind: 'recovered', cause }),
    restart: () => void restart(),
  });
  let fresh = false;
  const copy = import.meta.env.PROD
    ? keepOffline(copyAddress(`${root}kiosk/worker.js`, [chosen]), `${root}kiosk/`, ({ state }) => {
        fresh = state === 'new';
        if (fresh) watchdog.requestRestart('update');
      })
    : undefined;
  const restart = async () => {
    await copy?.activate();
    location.replace(href);
  };
  let [checked, changed, changes] = [0, 0, 0];
  Object.assign(app, {
    config,
    faults,
    storyLanguages: links.filter(({ story }) => story === chosen).map(({ lang }) => lang),
    read: library(),
    setLanguage: async (lang) => {
      setTranslations(undefined);
      await loadTranslations(lang);
    },
    count: (entry) => void counts.note(entry),
    make: async ({ pane, scene, lang, onMissing, onPick, has }) => {
      const made = await makeMap({
        pane,
        world,
        scene,
        lang,
        root,
        maxTileCache: SPARE,
        copied: true,
        ownSiteOnly: true,
        onMissing: ({ title }) => {
          onMissing(inLanguage(title, page.lang));
        },
        onPick: (picked) => {
          if (picked.length > 0)
            void (world ? Promise.resolve({}) : featureWords(root, page.lang)).then((words) => {
              onPick(entriesOf(picked, { layers: made.layers, actors: made.actors ?? actors }, page.lang, words, has));
            });
        },
      });
      ({ layers: app.layers, credits: app.credits } = made);
      return made;
    },
    onMapLost: () => {
      watchdog.requestRestart('context');
    },
    onTick: (now, calm) => {
      watchdog.tick(now - began, calm);
      if (now - checked > UPDATE_CHECK) {
        checked = now;
        copy?.checkForUpdate();
      }
      if (now - changed > TITLE_CHANGE) {
        changed = now;
        // `kiosk-watch` checks the title to see that the page is running: see docs/kiosk.md.
        document.title = `${links[0]?.title ?? ''} · ${String((changes = (changes + 1) % 1000))}`;
      }
    },
  } satisfies Partial<KioskApp>);
  app.addEventListener('kiosk-staff', (event) => {
    document.querySelector('kiosk-staff')?.remove();
    if (!(event as CustomEvent<boolean>).detail) return;
    const staff = document.createElement('kiosk-staff');
    staff.ask = async (): Promise<StaffReport> => {
      const days = await counts.days();
      const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
      return {
        version: document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '–',
        up: performance.now() - began,
        recoveries: watchdog.history,
        pending: watchdog.pending,
        offline: copy?.offline.state ?? 'none',
        repaired: copy?.offline.repaired ?? 0,
        lost: copy?.offline.lost ?? 0,
        storage: usage === undefined || quota === undefined ? undefined : { used: usage, quota },
        heap: heap(),
        map: app.player?.map !== undefined,
        faults,
        kept: lasting && counts.kept,
        days,
      };
    };
    staff.addEventListener('kiosk-done', () => {
      app.home();
    });
    staff.addEventListener('kiosk-restart', () => void restart());
    document.body.append(staff);
  });
  void navigator.storage?.persist?.().catch(() => false);
  void app.begin();
}
