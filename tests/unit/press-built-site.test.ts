import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerMissing } from '../../src/press/built-site.ts';

let dist: string;

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'site-'));
  for (const path of ['index.html', '404.html', 'erie/en/index.html', 'erie/fa/index.html', 'assets/a.js']) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), `<title>${path}</title>`);
  }
});
afterAll(() => {
  rmSync(dist, { recursive: true });
});

const answer = (url: string, languages?: string) => answerMissing(dist, url, languages);

test('existing files are left to the server', () => {
  for (const url of ['/', '/?a', '/index.html', '/erie/en/', '/erie/en/index.html?x#y', '/assets/a.js', '/404.html'])
    expect(answer(url), url).toBeUndefined();
});

test('an address with a small error leads to the right page', () => {
  expect(answer('/erie/en')).toEqual({ status: 302, location: '/erie/en/' });
  expect(answer('/Erie/FA/')).toEqual({ status: 302, location: '/erie/fa/' });
  expect(answer('/erie/de/', 'fa-IR,fa;q=0.9')).toEqual({ status: 302, location: '/erie/fa/' });
  expect(answer('/erie')).toEqual({ status: 302, location: '/erie/en/' });
});

test('any other address gets 404 with a page that says so, and none leads out of the site', () => {
  for (const url of [
    '/nothing/here',
    '/assets/',
    '/assets/b.js',
    '/../package.json',
    '/%2e%2e/x',
    '/%E0%A4%A',
    '/%00',
  ]) {
    const found = answer(url);
    expect(found?.status, url).toBe(404);
    expect(found?.status === 404 && String(found.body), url).toContain('404.html');
  }
});
