import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readyForFirstPaint } from '../../src/press/first-paint.ts';
import { policyWith } from '../../src/press/policy.ts';

const page = (body: string) =>
  `<head><meta http-equiv="Content-Security-Policy" content="default-src &#39;self&#39;">
  <script src="../../preferences.js"></script><title>T</title><script type="module" src="a.js"></script>
  <link rel="modulepreload" href="b.js">
  <link rel="stylesheet" crossorigin href="../../assets/c.css"></head><body>${body}</body>`;
const CSS = '@font-face{src:url(./f.woff2)}p>a{color:red}';
const built = (body = '') => readyForFirstPaint(page(body), (path) => (path === 'assets/c.css' ? CSS : undefined));

/** The texts of a page's inline scripts or styles. */
const inlineTexts = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text = '']) => text);

it('a page needs no other file for its first paint', () => {
  const html = built();
  expect(html).not.toMatch(/rel="stylesheet"|<script src/);
  expect(inlineTexts(html, 'style')).toHaveLength(1);
  expect(inlineTexts(html, 'script')[0]).toContain('localStorage');
});

it('the policy of a page allows its inline script and style by their hashes, and no other', () => {
  const html = built();
  const policy = /content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';
  expect(policy).not.toContain('unsafe');
  for (const tag of ['script', 'style']) {
    const hashes = inlineTexts(html, tag).map((text) => createHash('sha256').update(text).digest('base64'));
    expect(policy).toContain(`${tag}-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')};`);
  }
});

it('addresses in a style sheet lead to the same files from the page', () => {
  expect(built()).toContain('url(../../assets/f.woff2)');
});

it('a style sheet that is not found stays a link', () => {
  expect(readyForFirstPaint(page(''), () => undefined)).toContain('href="../../assets/c.css"');
});

it('the modules of a story wait for its text, and those of other pages do not', () => {
  expect(built('<story-player></story-player>').match(/fetchpriority="low"/g)).toHaveLength(2);
  expect(built('<atlas-page></atlas-page>')).not.toContain('fetchpriority');
});

it('a page that answers any path names the root of the site', () => {
  const html = readyForFirstPaint(
    `<link rel="icon" href="./assets/i.svg"><script type="module" src="./assets/a.js"></script><link href="https://a.b/"><a href="./x">
<link rel="stylesheet" crossorigin href="./assets/c.css">`,
    (path) => (path === 'assets/c.css' ? CSS : undefined),
    '/sub/',
  );
  expect(html).toContain('<link rel="icon" href="/sub/assets/i.svg">');
  expect(html).toContain('src="/sub/assets/a.js"');
  expect(html).toContain('url(/sub/assets/f.woff2)');
  expect(html).toContain('<link href="https://a.b/"><a href="./x">');
});

it('the policy of a page keeps the other sites that its story names', () => {
  const named = page('').replace(
    'default-src &#39;self&#39;',
    policyWith({ script: [], style: [] }, ['https://tiles.example.org']).replaceAll("'", '&#39;'),
  );
  const html = readyForFirstPaint(named, () => CSS);
  expect(html).toContain('connect-src &#39;self&#39; blob: https://tiles.example.org;');
});
