/** The page of the kiosk. Without this it is a list of the stories there are. */
import './kiosk.css';
import { define } from '../kiosk/define.ts';
import { readBook, type Book } from '../kiosk/book.ts';
import { readConfig } from '../kiosk/config.ts';
import type { KioskFloor } from '../kiosk/kiosk-floor.ts';
import type { StaffReport } from '../kiosk/kiosk-staff.ts';
import { Ledger } from '../kiosk/ledger.ts';
import { keepOffline } from '../kiosk/offline.ts';
import { heap, Watchdog } from '../kiosk/watchdog.ts';
// In the page itself: a file of its own would be out of the scope of the page's copy, and not be there without a
// network.
import WatchdogWorker from '../kiosk/watchdog-worker.ts?worker&inline';
import { inLanguage } from '../words/languages.ts';
import { makeMap } from './make-map.ts';
import { speak, speakLanguage } from '../words/words.ts';
import { entriesOf, featureWords } from './picked.ts';

/** Milliseconds between two looks for a new version, and between two signs of life in the title. */
const LOOK = 15 * 60_000;
const SIGN = 5000;
/**
 * Tiles of a source that are kept out of view. Some thirty sources and months of visits would fill what a reader's map
 * may have.
 */
const SPARE = 8;

define();

const { documentElement: page } = document;
const root = new URL(page.dataset.root ?? './', document.baseURI).href;
const links = [...document.querySelectorAll<HTMLAnchorElement>('kiosk-floor a[data-story]')].map(
  ({ href, hreflang, dataset, textContent }) => ({
    href,
    lang: hreflang,
    story: dataset.story ?? '',
    title: textContent,
  }),
);

async function settings(): Promise<unknown> {
  const response = await fetch(`${root}kiosk.json`).catch(() => undefined);
  if (!response?.ok) return undefined;
  // A server may answer for a file that is not there with a page that says so.
  const text = await response.text();
  if (text.trimStart().startsWith('<')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return `not JSON: ${String(error)}`;
  }
}

function library(): (lang: string) => Promise<Book> {
  const books = new Map<string, Promise<Book>>();
  return (lang) => {
    const link = links.find((one) => one.story === chosen && one.lang === lang);
    if (!link) return Promise.reject(new Error(`The story is not told in ${lang}.`));
    const book =
      books.get(lang) ?? fetch(link.href).then(async (response) => readBook(await response.text(), link.href));
    books.set(lang, book);
    // What did not arrive may arrive another time.
    book.catch(() => books.delete(lang));
    return book;
  };
}

const { config, faults } = readConfig(await settings(), new URLSearchParams(location.search));
for (const { from, message } of faults) console.warn(`${from}: ${message}`);
const chosen = links.find(({ story }) => story === config.story)?.story ?? links[0]?.story ?? '';
if (config.theme !== 'auto') page.dataset.theme = config.theme;

const floor = document.querySelector('kiosk-floor');
if (floor) start(floor);

function start(floor: KioskFloor) {
  const ledger = new Ledger();
  const began = performance.now();
  const { href } = location;
  const watchdog = new Watchdog({
    memory: config.memory,
    store: localStorage,
    worker: new WatchdogWorker({ name: 'watchdog' }),
    onRecovery: (cause) => void ledger.note({ kind: 'recovered', cause }),
    restart: () => void restart(),
  });
  let fresh = false;
  const copy = import.meta.env.PROD
    ? keepOffline(`${root}kiosk/worker.js`, `${root}kiosk/`, ({ state }) => {
        fresh = state === 'new';
        if (fresh) watchdog.want('update');
      })
    : undefined;
  const restart = async () => {
    await copy?.take();
    location.replace(href);
  };
  let [looked, signed, signs] = [0, 0, 0];
  Object.assign(floor, {
    config,
    faults,
    told: links.filter(({ story }) => story === chosen).map(({ lang }) => lang),
    read: library(),
    speak: async (lang) => {
      speak(undefined);
      await speakLanguage(lang);
    },
    note: (entry) => void ledger.note(entry),
    make: async ({ pane, scene, lang, onMissing, onPick, has }) => {
      const made = await makeMap({
        pane,
        scene,
        lang,
        root,
        spare: SPARE,
        copied: true,
        onMissing: ({ title }) => {
          onMissing(inLanguage(title, page.lang));
        },
        onPick: (picked) => {
          if (picked.length > 0)
            void featureWords(root, page.lang).then((words) => {
              onPick(entriesOf(picked, made.layers, page.lang, words, has));
            });
        },
      });
      ({ layers: floor.layers, credits: floor.credits } = made);
      return made;
    },
    onDark: () => {
      watchdog.want('context');
    },
    onTick: (now, calm) => {
      watchdog.tick(now - began, calm);
      if (now - looked > LOOK) {
        looked = now;
        copy?.look();
      }
      if (now - signed > SIGN) {
        signed = now;
        // What watches from outside sees by the title that the page lives: see docs/kiosk.md.
        document.title = `${links[0]?.title ?? ''} · ${String((signs = (signs + 1) % 1000))}`;
      }
    },
  } satisfies Partial<KioskFloor>);
  floor.addEventListener('kiosk-staff', (event) => {
    document.querySelector('kiosk-staff')?.remove();
    if (!(event as CustomEvent<boolean>).detail) return;
    const staff = document.createElement('kiosk-staff');
    staff.ask = async (): Promise<StaffReport> => {
      const days = await ledger.days();
      const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
      return {
        version: document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '–',
        up: performance.now() - began,
        recoveries: watchdog.history,
        wanted: watchdog.wanted,
        offline: copy?.offline.state ?? 'none',
        storage: usage === undefined || quota === undefined ? undefined : { used: usage, quota },
        heap: heap(),
        map: floor.player?.map !== undefined,
        faults,
        kept: ledger.kept,
        days,
      };
    };
    staff.addEventListener('kiosk-done', () => {
      floor.home();
    });
    staff.addEventListener('kiosk-restart', () => void restart());
    document.body.append(staff);
  });
  void navigator.storage?.persist?.().catch(() => false);
  void floor.begin();
}
