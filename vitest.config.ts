import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './tests/chromium.ts';

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: '.cache/vitest.json' }]],
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/{unit,golden,geo}/**/*.test.ts'],
          testTimeout: 60_000,
          // Test files share modules, because loading them takes longer than the tests. So a test that changes the
          // state of a module, such as the current language, must restore it.
          isolate: false,
        },
      },
      {
        // Elements, in a real browser.
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch }),
            instances: [{ browser: 'chromium', viewport: { width: 1000, height: 700 } }],
          },
        },
        // All dependencies: if Vite finds a new one during a test, it reloads the page.
        optimizeDeps: {
          include: [
            'lit',
            '@lit/context',
            '@lit/localize',
            'scrollama',
            'lit/decorators.js',
            'axe-core',
            'fast-check',
            '@maplibre/maplibre-gl-style-spec',
            '@tanstack/lit-virtual',
            '@tmcw/togeojson',
            '@turf/turf',
            '@xmldom/xmldom',
            'betterknown',
            'csv-parse/browser/esm/sync',
            'fastest-levenshtein',
            'fflate',
            'linkedom',
            'lineclip',
            'maplibre-gl',
            'minisearch',
            'papaparse',
            'pmtiles',
            'proj4',
          ],
        },
      },
    ],
  },
});
