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
          // Files share the modules they import, which take longer than the tests: a test that changes the state of a
          // module, such as the language that is spoken, changes it back.
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
        // All that is ever asked for: what is found in the middle of a test has the page loaded again.
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
