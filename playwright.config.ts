import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/chromium.ts';

/** Set another to run two checkouts at a time. */
const port = process.env['E2E_PORT'] ?? '4174';
const origin = `http://127.0.0.1:${port}/`;

/**
 * The built site, in Chromium: end to end as a reader meets it (`e2e`), and its pictures against those kept (`visual`).
 */
export default defineConfig({
  projects: [
    // Half the pixels each way: a software renderer then draws the map in less than half the time. Layout does not change.
    // Tests that read pixels ask for a scale of 1.
    { name: 'e2e', testDir: 'tests/e2e', use: { deviceScaleFactor: 0.5 } },
    { name: 'visual', testDir: 'tests/visual' },
  ],
  outputDir: '.cache/e2e',
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  // Software WebGL is heavy; two at a time on two cores.
  workers: 2,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    baseURL: origin,
    // Large enough for the text beside the map, small enough for a software renderer.
    viewport: { width: 1000, height: 640 },
    launchOptions: chromiumLaunch,
    // A copy of the site would be fetched by every test, and answer what tests want to answer. kiosk.spec.ts allows it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: origin,
    reuseExistingServer: false,
  },
});
