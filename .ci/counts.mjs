/** Adds up what the test runners reported and prints it as one line. */
import { existsSync, readFileSync } from 'node:fs';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
const vitest = read('.cache/vitest.json');
const playwright = read('.cache/playwright.json')?.stats;

const passed = (vitest?.numPassedTests ?? 0) + (playwright ? playwright.expected + playwright.flaky : 0);
const failed = (vitest?.numFailedTests ?? 0) + (playwright?.unexpected ?? 0);
const skipped = (vitest?.numPendingTests ?? 0) + (playwright?.skipped ?? 0);

console.log(`${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`);
