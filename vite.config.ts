import { join } from 'node:path';
import { defineConfig, type Rolldown, type UserConfig } from 'vite';
import { basePath, siteAddress } from './src/press/assets.ts';
import { compress } from './src/press/compress.ts';
import { firstPaint } from './src/press/first-paint.ts';
import { offline } from './src/press/offline.ts';
import { HEADERS } from './src/press/policy.ts';
import { consoleProgress } from './src/press/progress.ts';
import { press } from './src/press/vite.ts';

const root = import.meta.dirname;

/** Shared by all plugins that report progress. */
const progress = consoleProgress();

const STORY_PAGE = join(root, 'src/entries/story.ts');

/** All that the script of a story's page imports before it does anything, which the kiosk's and the atlas's share. */
const isReading = (() => {
  let found: ReadonlySet<string> | undefined;
  return (id: string, graph: Rolldown.ChunkingContext): boolean => {
    found ??= importedBy(STORY_PAGE, graph);
    return found.has(id);
  };
})();

/** A module's imports and theirs, as they are asked for at once; without the module. */
function importedBy(entry: string, graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [entry];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    for (const one of graph.getModuleInfo(id)?.importedIds ?? []) {
      // Each page has its own style sheets.
      if (found.has(one) || one.endsWith('.css')) continue;
      found.add(one);
      ahead.push(one);
    }
  }
  return found;
}

/** The configuration that builds a site from the stories in a folder. */
export const siteConfig = ({ stories = 'stories' }: { readonly stories?: string } = {}): UserConfig => ({
  root,
  // Relative addresses: the site works in any folder of any host.
  base: './',
  // An address without a page gives 404, and not the front page as in a single-page application.
  appType: 'mpa',
  plugins: [
    press({ root, stories, progress }),
    offline({ root, progress }),
    firstPaint(basePath(siteAddress(process.env.SITE_URL))),
    // For servers that send compressed files as they are: see deploy/README.md. Not always: it takes half a minute.
    ...(process.env.PRECOMPRESS ? [compress(progress)] : []),
  ],
  publicDir: false,
  // Its modules; what the package names as its main file is CommonJS, which needs code of the bundler's about it.
  resolve: { alias: { scrollama: join(root, 'node_modules/scrollama/index.js') } },
  build: {
    // The browsers of 2023: nesting, :dir(), popover and color-mix are used as they are.
    target: ['chrome116', 'firefox125', 'safari17'],
    // A file of its own for each, so that a strict policy needs no data: addresses.
    assetsInlineLimit: 0,
    // Every browser of that list knows `modulepreload`.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    // Compressing every file to print its size takes as long as all the bundling.
    reportCompressedSize: false,
    rollupOptions: {
      // The press itself reports how long each phase takes.
      checks: { pluginTimings: false },
      output: {
        // MapLibre's worker is a `.mjs`. Many servers, nginx among them, know no type for that name, and browsers
        // refuse a script that has none.
        assetFileNames: ({ names }) =>
          `assets/[name]-[hash]${names.some((name) => name.endsWith('.mjs')) ? '.js' : '[extname]'}`,
        // Apart, so that it stays in the cache when our own code changes, and is weighed by itself. Not with it: its
        // style's grammar, which only drawings of the map need.
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/, priority: 1 },
            // One file, and not one for every set of pages that share a module: on a slow network each is a wait.
            { debugName: 'reading', name: (id, graph) => (isReading(id, graph) ? 'reading' : null) },
          ],
        },
      },
    },
  },
  // Modules, so that the reader of a format is loaded only when such a file comes.
  worker: { format: 'es' },
  server: { port: 5173 },
  preview: {
    port: 4173,
    headers: HEADERS,
  },
});

export default defineConfig(siteConfig());
