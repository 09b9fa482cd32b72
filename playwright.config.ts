import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/chromium.ts';

/** Set another port to test two checkouts at the same time. */
const port = process.env['E2E_PORT'] ?? '4174';
/** The built site, from the project's folder. With `E2E_STORY`, what holds for any story can be tested on another. */
const dist = process.env['E2E_DIST'] ?? 'dist';
const origin = `http://127.0.0.1:${port}/`;

/**
 * Tests of the built site in Chromium: `e2e`, as a reader uses it; `visual`, comparisons with expected pictures.
 */
export default defineConfig({
  projects: [
    // Half the pixels in both directions: without a GPU the map is drawn in less than half the time. Layout does not change.
    // Tests that read pixels ask for a scale of 1.
    { name: 'e2e', testDir: 'tests/e2e', use: { deviceScaleFactor: 0.5 } },
    { name: 'visual', testDir: 'tests/visual' },
  ],
  outputDir: '.cache/e2e',
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  // WebGL without a GPU is slow: two tests at a time on two cores.
  workers: 2,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    baseURL: origin,
    // Large enough for the text beside the map, small enough to be drawn without a GPU.
    viewport: { width: 1000, height: 640 },
    launchOptions: chromiumLaunch,
    // Service workers would fetch the whole site in every test, and respond instead of the tests. kiosk.spec.ts allows them.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npx vite preview --outDir ${dist} --host 127.0.0.1 --port ${port} --strictPort`,
    url: origin,
    reuseExistingServer: false,
  },
});
