import { defineConfig, type UserConfig } from 'vite';
import { offline } from './src/press/offline.ts';
import { HEADERS } from './src/press/policy.ts';
import { press } from './src/press/vite.ts';

const root = import.meta.dirname;

/** How a site is made of the stories in a folder. */
export const siteConfig = ({ stories = 'stories' }: { readonly stories?: string } = {}): UserConfig => ({
  root,
  // Relative addresses: the site works in any folder of any host.
  base: './',
  plugins: [press({ root, stories }), offline({ root })],
  publicDir: false,
  build: {
    // The browsers of 2023: nesting, :dir(), popover and color-mix are used as they are.
    target: ['chrome116', 'firefox125', 'safari17'],
    // A file of its own for each, so that a strict policy needs no data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      output: {
        // MapLibre's worker is a `.mjs`. Many servers, nginx among them, know no type for that name, and browsers refuse
        // a script that has none.
        assetFileNames: ({ names }) =>
          `assets/[name]-[hash]${names.some((name) => name.endsWith('.mjs')) ? '.js' : '[extname]'}`,
        // Apart, so that it stays in the cache when our own code changes, and is weighed by itself. Not with it: its
        // style's grammar, which only drawings of the map need.
        codeSplitting: { groups: [{ name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ }] },
      },
    },
  },
  server: { port: 5173 },
  preview: {
    port: 4173,
    headers: HEADERS,
  },
});

export default defineConfig(siteConfig());
